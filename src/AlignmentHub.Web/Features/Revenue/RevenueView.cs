using System.Globalization;
using System.Text.Json;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Reports;
using AlignmentHub.Web.Features.Revenue.Touches;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What a page about revenue shows, as it stands in its address.</summary>
public sealed record RevenueView(string? From, string? To, string? By = null, int? Window = null)
{
    public const string Home = "/revenue";

    public const string Attribution = "/revenue/attribution";

    public const string Campaigns = "/campaigns";

    /// <summary>The model of attribution.</summary>
    public string? Model { get; init; }

    /// <summary>What attribution gathers by.</summary>
    public string? Group { get; init; }

    public string? Persons { get; init; }

    /// <summary>Which way the funnel is looked at: <c>throughput</c>, else cohorts.</summary>
    public string? Funnel { get; init; }

    public bool IsThroughput => string.Equals(Funnel, "throughput", StringComparison.OrdinalIgnoreCase);

    /// <summary>The terms that hold, for what nobody chose.</summary>
    public CreditTerms Terms { get; init; } = CreditTerms.Starter;

    public int WindowDays => Window is >= 1 and <= 3650 ? Window.Value : FunnelQueries.DefaultWindowDays;

    public FunnelGrouping Grouping => Read(By, FunnelGrouping.None);

    public AttributionModel AttributionModel => Read(Model, Terms.Model);

    public AttributionGrouping AttributionGrouping => Read(Group, AttributionGrouping.Campaign);

    public TouchPersons TouchPersons => Read(Persons, Terms.Persons);

    public string Address => On(Home);

    /// <summary>For a screen that nobody touches.</summary>
    public string OnTheWall => QueryHelpers.AddQueryString(Address, "wall", "true");

    public string On(string page) => QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
    {
        ["from"] = From, ["to"] = To, ["by"] = By, ["window"] = Window?.ToString(CultureInfo.InvariantCulture), ["model"] = Model, ["group"] = Group, ["persons"] = Persons, ["funnel"] = Funnel,
    });

    /// <summary>The records behind one of the page's numbers.</summary>
    public string Records(string of, string? key = null) => QueryHelpers.AddQueryString(On("/revenue/records"), new Dictionary<string, string?> { ["of"] = of, ["key"] = key });

    public string Records(string of, FunnelGroup group) => Records(of, Grouping == FunnelGrouping.None ? null : group.Key ?? "");

    /// <summary>The records behind a number of closed months, such as <c>attribution/Linear/Campaign</c>.</summary>
    public string ClosedRecords(string of, string number, string? key = null) => QueryHelpers.AddQueryString(Records(of, key), "number", number);

    /// <summary>The numbers of a report as a file, asked as this view asks.</summary>
    public string Table(string report, params IReadOnlyList<(string Name, object? Value)> more) => QueryHelpers.AddQueryString(
        $"{ReportEndpoints.Tables}{report}.csv", more.Append(("from", From)).Append(("to", To)).Select(pair => KeyValuePair.Create(pair.Item1, Written(pair.Item2))));

    private static string? Written(object? value) => value is Enum choice ? JsonNamingPolicy.CamelCase.ConvertName($"{choice}") : value is null ? null : FormattableString.Invariant($"{value}");

    private static T Read<T>(string? text, T otherwise) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : otherwise;
}
