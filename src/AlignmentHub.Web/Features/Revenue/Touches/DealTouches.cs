using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>A won deal with the marketing touches that led to it, oldest first.</summary>
/// <param name="Keys">What each touch is gathered by; empty where it names none.</param>
public sealed record DealTouches(Guid Id, string Name, string? Account, long ReportingMinor, TouchPath Path, IReadOnlyList<string> Keys)
{
    /// <summary>What each group has of this deal; all of it goes to nobody when there is no touch.</summary>
    public IReadOnlyList<DealShare> Shares(AttributionModel model)
    {
        if (Keys.Count == 0) return [new DealShare(null, ReportingMinor)];

        var credits = Attribution.Divide(model, Path);
        var amounts = credits.Allot(ReportingMinor);
        List<DealShare> shares = [];
        for (var touch = 0; touch < Keys.Count; touch++)
        {
            if (credits.Parts[touch] == 0) continue;

            var known = shares.FindIndex(share => share.Key == Keys[touch]);
            if (known < 0) shares.Add(new DealShare(Keys[touch], amounts[touch]));
            else shares[known] = shares[known] with { AmountMinor = shares[known].AmountMinor + amounts[touch] };
        }

        return shares;
    }
}

/// <param name="Key">Absent where no touch led to the deal.</param>
public readonly record struct DealShare(string? Key, long AmountMinor);
