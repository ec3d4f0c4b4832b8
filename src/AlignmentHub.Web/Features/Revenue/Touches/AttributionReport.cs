using AlignmentHub.Domain;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Reports;
using AlignmentHub.Web.Features.Revenue.Terms;

namespace AlignmentHub.Web.Features.Revenue.Touches;

internal sealed class AttributionReport(AttributionQueries attribution, TermsQueries terms, RevenuePeriods periods) : IReport
{
    private const string Rest = " days before the deal's creation to its close by the model's shares, to the minor unit. "
        + "Key null: won without any marketing touch; empty key: touches that name no campaign, source or asset. Deals: those in which the group has a share. "
        + "Closed months stand as they were frozen; what became known later is in the adjustments. Groups and adjustments add up to the total. ";

    public string Name => "attribution";

    public string Summary => "Won revenue by what led to it: from, to, model (first, last, leadCreation, linear, uPosition, uLead, w, fullPath, j, inverseJ, timeDecay), groupBy (campaign, source, asset), "
        + "persons (contacts, account)";

    public async Task<Outcome<ReportAnswer>> AnswerAsync(ReportQuestion asked, CancellationToken ct)
    {
        var holding = await terms.NowAsync(ct);
        var model = asked.Query.Choice<AttributionModel>("model") ?? holding.Terms.Model;
        var persons = asked.Query.Choice<TouchPersons>("persons") ?? holding.Terms.Persons;
        var question = new EarnedQuestion(asked.Period, asked.Query.Choice<AttributionGrouping>("groupBy") ?? AttributionGrouping.Campaign, persons);
        if (asked.Query.Refusal is { } unclear) return unclear;

        var earned = await attribution.EarnedAsync(question, model, ct);
        var touched = persons == TouchPersons.Contacts ? "Touches of the contacts with a role on the deal." : "Account mode: touches of everyone at the deal's account and of its contacts.";
        return new ReportAnswer($"Won revenue by close date, divided among the marketing touches from {holding.Terms.WindowDays}{Rest}{touched}", "won", new Dictionary<string, object?>
        {
            ["model"] = model, ["groupBy"] = question.By, ["persons"] = persons, ["currency"] = periods.Currency, ["totalMinor"] = earned.TotalMinor, ["groups"] = earned.Groups,
            ["adjustments"] = earned.Adjustments, ["terms"] = TermsReport.Of(holding),
        }, new(["model", "group", "amountMinor", "deals"], earned.Groups
            .Select(g => new object?[] { model, g.Key ?? "no marketing touch", g.AmountMinor, g.Deals })
            .Concat(earned.Adjustments.Select(a => new object?[] { model, $"adjustment of {a.Month:yyyy-MM}: {a.Key ?? "no marketing touch"}", a.AmountMinor, null }))));
    }
}
