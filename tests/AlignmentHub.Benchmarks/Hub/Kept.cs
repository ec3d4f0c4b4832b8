using System.Globalization;

namespace AlignmentHub.Benchmarks.Hub;

/// <summary>HUB_BENCH_KEEP=FOLDER keeps the data set there, so that who searches for a second does not load for ten minutes each time. Benchmarks that write leave their traces in it.</summary>
internal static class Kept
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("HUB_BENCH_KEEP");

    public static bool IsLoaded => End is not null;

    /// <summary>The instant at which the kept data set ends, null before it is loaded.</summary>
    public static DateTimeOffset? End =>
        Note is { } note && File.Exists(note) ? DateTimeOffset.Parse(File.ReadAllText(note), CultureInfo.InvariantCulture) : null;

    private static string? Note => Folder is null ? null : Path.Combine(Folder, "bench-loaded");

    public static void Mark(DateTimeOffset end)
    {
        if (Note is { } note) File.WriteAllText(note, end.ToString("O", CultureInfo.InvariantCulture));
    }
}
