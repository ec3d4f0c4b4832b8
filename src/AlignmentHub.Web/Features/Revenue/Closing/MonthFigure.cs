using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Touches;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <param name="Name">Which number, such as <c>attribution/Linear/Campaign</c>.</param>
/// <param name="Key">The group; absent where there is none.</param>
/// <param name="Value">Minor units of money, or how many.</param>
/// <param name="Count">What it was out of, or in how many deals.</param>
public sealed record MonthFigure(string Name, string? Key, long Value, long Count)
{
    /// <summary>Numbers that were promised, in hundredths.</summary>
    public const string Promised = "promised/";

    /// <summary>All of each won deal that a campaign touched; this overlaps.</summary>
    public const string Influenced = "influenced/Campaign";

    /// <summary>What it counts; for a number that somebody set that number itself. The parts add up to the value.</summary>
    public IReadOnlyList<FigurePart> Parts { get; init; } = [];

    public static MonthFigure Of(string name, string? key, IReadOnlyList<FigurePart> parts, long count) => new(name, key, parts.Sum(part => part.Amount), count) { Parts = parts };

    public static string Attribution(AttributionModel model, AttributionGrouping by) => $"attribution/{model}/{by}";

    /// <summary>Whether the value is money.</summary>
    public static bool IsMoney(string name) => name == Influenced || name.StartsWith("attribution/", StringComparison.Ordinal) || name.StartsWith("revenue/", StringComparison.Ordinal);
}

/// <summary>How much of a number one record is: the money that it brought, or how often it counts.</summary>
public sealed record FigurePart(Guid Id, long Amount);
