using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>What marketing promised each sales team by the month: nearly as many accepted leads as it brought on average, and three of four accepted.</summary>
internal static class DemoPromises
{
    private const decimal Quality = 75;
    private const decimal OfAverage = 0.95m;

    public static IEnumerable<PromiseTarget> Of(DemoCompany company, SalesYear year)
    {
        var (begin, by) = (company.Span.Start, company.Staff.Marketers[0].Id);
        var month = new DateOnly(begin.Year, begin.Month, 1);
        foreach (var team in company.Staff.SalesTeams)
        {
            var reps = team.Reps.Select(rep => rep.Person.Id).ToHashSet();
            var accepted = year.Handoffs.Count(h => h.AcceptedAt is not null && h.RepId is { } rep && reps.Contains(rep));
            yield return Set(PromiseKind.Volume, Math.Max(1, Math.Floor(accepted / 12m * OfAverage)));
            yield return Set(PromiseKind.Quality, Quality);

            PromiseTarget Set(PromiseKind kind, decimal value) => PromiseTarget.Set(kind, team.Row.Id, month, 1, value, by, company.Span.SetUp).Value
                ?? throw new InvalidOperationException("The demo promises what cannot be promised.");
        }
    }
}
