namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>A shift while somebody edits it.</summary>
public sealed class HoursForm
{
    public string From { get; set; } = "09:00";

    public string To { get; set; } = "17:00";

    internal IReadOnlyList<string> Pair => [From.Trim(), To.Trim()];

    internal static IList<HoursForm> Of(IReadOnlyList<IReadOnlyList<string>>? hours) => (hours ?? []).Select(pair => new HoursForm { From = pair[0], To = pair[1] }).ToList();
}

/// <summary>A day of the week while somebody edits it; without shifts nobody works.</summary>
public sealed record DayForm(string Day, IList<HoursForm> Hours);

/// <summary>A date on which other hours hold than by the week; closed without any.</summary>
public sealed class ExceptionForm
{
    /// <summary>Written like 2026-12-24.</summary>
    public string Date { get; set; } = "";

    public IList<HoursForm> Hours { get; init; } = [];
}

/// <summary>A free day out of a file, which can be switched off.</summary>
public sealed class HolidayForm
{
    public required string Date { get; init; }

    public required string Name { get; init; }

    public bool IsOn { get; set; } = true;
}
