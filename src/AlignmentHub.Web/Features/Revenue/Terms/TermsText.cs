using AlignmentHub.Domain.Access;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Revenue.Terms;

/// <summary>The definition that holds, in words: what is printed under each number.</summary>
public sealed class TermsText(IStringLocalizer<RevenueTexts> texts)
{
    public string Sourced(HoldingTerms holding) => texts["SourcedDefinition", Persons(holding), holding.Terms.WindowDays];

    public string Influenced(HoldingTerms holding) => texts["InfluencedDefinition", Persons(holding), holding.Terms.WindowDays];

    public string Attribution(HoldingTerms holding) => texts["AttributionDefinition", holding.Terms.WindowDays];

    /// <summary>Which version it is and who agreed to it, or that nobody has.</summary>
    public string Agreement(HoldingTerms holding) => holding.Agreed is not { } agreed
        ? texts["TermsUnsigned"]
        : texts["TermsAgreed", agreed.Number, Name(agreed, TeamSide.Marketing), Name(agreed, TeamSide.Sales)];

    private string Persons(HoldingTerms holding) => texts[$"persons-of-{holding.Terms.Persons}"];

    private static string Name(TermsLine line, TeamSide side) => line.Signatures.First(s => s.Side == side).By;
}
