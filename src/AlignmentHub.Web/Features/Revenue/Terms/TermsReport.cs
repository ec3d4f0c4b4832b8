using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Revenue.Terms;

/// <summary>The terms as reports carry them, for programs.</summary>
internal static class TermsReport
{
    /// <summary>Which version made the numbers; number null while nobody has signed any.</summary>
    public static object Of(HoldingTerms holding) => new
    {
        number = holding.Agreed?.Number, signed = holding.Agreed is not null, model = holding.Terms.Model, windowDays = holding.Terms.WindowDays, persons = holding.Terms.Persons,
        activeAt = holding.Agreed?.ActiveAt, signatures = (holding.Agreed?.Signatures ?? []).Select(s => new { side = s.Side, by = s.By, at = s.At }),
    };

    public static string Definition(HoldingTerms holding)
    {
        var (persons, days) = (holding.Terms.Persons switch { TouchPersons.Contacts => "the contacts", TouchPersons.Account => "everyone at the account and the contacts" }, holding.Terms.WindowDays);
        return "Won: opportunities won, by close date. Open: opportunities open now. "
            + $"Sourced: the earliest of marketing touches and sales outreaches of {persons} in the {days} days before creation is marketing's. "
            + $"Influenced: at least one marketing touch of {persons} from {days} days before creation to the close. Sourced and influenced are never added. {Agreement(holding)}";
    }

    private static string Agreement(HoldingTerms holding) => holding.Agreed is not { } agreed
        ? "Not signed yet by marketing and sales."
        : $"Version {agreed.Number}, signed by {By(agreed, TeamSide.Marketing)} for marketing and {By(agreed, TeamSide.Sales)} for sales.";

    private static string By(TermsLine line, TeamSide side) => line.Signatures.First(s => s.Side == side).By;
}
