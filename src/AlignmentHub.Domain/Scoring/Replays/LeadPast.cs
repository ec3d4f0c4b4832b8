using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>Tells what was known of a lead at any time from what is known now and what changed (semantics.md 3.7).</summary>
/// <param name="accountOf">The past of the account with this domain; null if there is none any more.</param>
/// <param name="kindOf">What an address says about the company.</param>
public sealed class LeadPast(Func<string, AccountPast?> accountOf, Func<string, EmailKind> kindOf)
{
    /// <param name="accountDomain">That of the present account.</param>
    /// <param name="changes">Changes of the lead, the latest first.</param>
    public SubjectSince[] Of(DateTimeOffset createdAt, LeadFacts now, string? accountDomain, IReadOnlyList<PastChange> changes)
    {
        var created = createdAt.UtcTicks;
        List<SubjectSince> subjects = [];
        var until = long.MaxValue;
        foreach (var together in changes.Where(c => c.UtcTicks > created).GroupBy(c => c.UtcTicks))
        {
            subjects.InsertRange(0, Subjects(now, accountDomain, together.Key, until));
            until = together.Key;
            foreach (var change in together)
            {
                now = now.Before(change, kindOf);
                if (change.Field == PastChange.AccountDomain) accountDomain = change.Before.IsEmpty ? null : change.Before.Text;
            }
        }

        return [.. Subjects(now, accountDomain, created, until), .. subjects];
    }

    private IEnumerable<SubjectSince> Subjects(LeadFacts lead, string? accountDomain, long from, long until) =>
        accountDomain is { } domain && accountOf(domain) is { } account
            ? account.Within(from, until).Select(a => new SubjectSince(a.Since, new(lead, a.Facts)))
            : [new SubjectSince(from, new(lead, null))];
}
