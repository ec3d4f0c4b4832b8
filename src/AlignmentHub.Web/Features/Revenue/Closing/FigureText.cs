using AlignmentHub.Web.Features.Revenue.Touches;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>The numbers of a closed month in words, and where each of them opens.</summary>
public sealed class FigureText(IStringLocalizer<RevenueTexts> texts)
{
    public string NameOf(string number) => number.Split('/') switch
    {
        ["revenue", "won"] => texts["Won"],
        ["revenue", "sourced"] => texts["Sourced"],
        ["revenue", "influenced"] => texts["Influenced"],
        ["attribution", var model, var by] => texts["figure-attribution", texts[$"model-{model}"], texts[by]],
        ["influenced", var by] => texts["figure-influenced", texts[by]],
        [("cohort" or "throughput") and var view, var stage, var by] => texts["figure-by", texts[$"figure-{view}", texts[$"stage-{stage}"]], texts[by]],
        [("cohort" or "throughput") and var view, var stage] => texts[$"figure-{view}", texts[$"stage-{stage}"]],
        ["attainment", var side, var kind] => texts["figure-attainment", texts[$"side-{side}"], texts[$"promise-{kind}"]],
        [("promise" or "promised") and var what, var kind] => texts[$"figure-{what}", texts[$"promise-{kind}"]],
        _ => number,
    };

    public static bool IsByCampaign(string number) => number.EndsWith($"/{AttributionGrouping.Campaign}", StringComparison.Ordinal);

    /// <param name="campaigns">Their names.</param>
    public string GroupOf(string number, string? key, IReadOnlyDictionary<string, string> campaigns) => number.Split('/') switch
    {
        ["attribution", _, _] when key is null => texts["Untouched"],
        ["attribution" or "influenced", .., var by] when key is "" => texts[$"Unnamed-{by}"],
        ["cohort" or "throughput", _, _] when key is null => texts["Blank"],
        _ when key is not null && IsByCampaign(number) => campaigns.GetValueOrDefault(key, key),
        _ => key ?? "",
    };

    /// <summary>The records behind one number of a closed month; a promise of a month that did not keep them is explained on the scorecard.</summary>
    public static string LinkOf(Adjustment line, string of)
    {
        var month = new RevenueView($"{line.Month:yyyy-MM-dd}", $"{line.Month.AddMonths(1):yyyy-MM-dd}");
        return line.HasRecords ? month.ClosedRecords(of, line.Name, line.Key) : month.On("/sla/scorecard");
    }
}
