namespace AlignmentHub.Domain.Integrations;

/// <summary>Guesses the date format of a column from its first cells.</summary>
public static class DateGuess
{
    private static readonly string[] Formats =
    [
        "dd/MM/yyyy", "MM/dd/yyyy", "dd.MM.yyyy", "dd-MM-yyyy", "MM-dd-yyyy", "dd/MM/yyyy HH:mm", "MM/dd/yyyy HH:mm", "dd.MM.yyyy HH:mm",
        "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy HH:mm:ss", "dd.MM.yyyy HH:mm:ss", "MM/dd/yyyy h:mm tt", "dd MMM yyyy", "MMM dd, yyyy",
    ];

    /// <summary>The one format that reads all of them; null if ISO 8601 does, or if none or several would: 1/2/2025 says nothing.</summary>
    public static string? Of(IEnumerable<string> cells)
    {
        var samples = cells.Where(c => !string.IsNullOrWhiteSpace(c)).ToList();
        if (samples.Count == 0 || samples.TrueForAll(new DateReading(null, TimeZoneInfo.Utc).Reads)) return null;

        var fitting = Formats.Where(f => samples.TrueForAll(new DateReading(f, TimeZoneInfo.Utc).Reads)).Take(2).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static bool Reads(this DateReading dates, string cell) => dates.Read(cell) is not null;
}
