using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;

namespace AlignmentHub.Web.Features.Admin.Routing;

/// <summary>Takes a reason out of the list that reps choose from. Past rejections keep it.</summary>
public sealed class RetireReason(ReasonQueries reasons, SetReason set)
{
    public async Task<Outcome> RunAsync(string key, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (await reasons.FindAsync(key, ct) is not { } reason) return Refusal.Missing("There is no such reason.");
        if (!reason.Active) return Outcome.Done;

        var terms = new ReasonTerms(reason.Label, reason.Disposition, reason.Side, reason.NurtureDays, reason.CoolDownDays, reason.Order, Active: false);
        return new Outcome((await set.RunAsync(key, terms, reason.Version, by, ct)).Refusal);
    }
}
