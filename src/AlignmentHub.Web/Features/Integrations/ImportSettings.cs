using System.ComponentModel.DataAnnotations;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>The section <c>Hub:Imports</c> of the settings.</summary>
public sealed class ImportSettings
{
    public const string Section = "Hub:Imports";

    private const long Megabyte = 1024 * 1024;

    /// <summary>The largest file that is taken, in megabytes.</summary>
    [Range(1, 10_000)]
    public int LargestMegabytes { get; init; } = 200;

    /// <summary>Rows that are taken in one transaction.</summary>
    [Range(1, 10_000)]
    public int RowsPerBatch { get; init; } = 1000;

    public long LargestBytes => LargestMegabytes * Megabyte;
}
