using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Features.Notices;

namespace AlignmentHub.Web.Features.Revenue.Terms;

/// <summary>What people are told of a version of the terms.</summary>
internal static class TermsNews
{
    public const string Page = "/revenue/terms";

    public static IReadOnlyList<Notice> To(IEnumerable<Guid> people, NoticeKind kind, TermsVersion version, DateTimeOffset now) => [.. people.Select(person => new Notice
    {
        Id = Guid.CreateVersion7(now), PersonId = person, Kind = kind, CreatedAt = now, Cause = $"{kind}/{version.Id}", Facts = $$"""{ "version": {{version.Number}} }""", Link = Page,
    })];
}
