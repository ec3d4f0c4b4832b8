using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>Answers one question to a calendar. Nothing is stored, nothing is read but the question.</summary>
internal sealed class TryDue
{
    /// <summary>Ten years of minutes.</summary>
    private const double MostMinutes = 5_256_000;

    private readonly Dictionary<string, IReadOnlyList<string>> _problems = [];

    private TryDue()
    {
    }

    public static Outcome<object> Run(DueCase asked) => new TryDue().Answer(asked);

    private Outcome<object> Answer(DueCase asked)
    {
        var calendar = ReadCalendar(asked.Calendar);
        var start = ReadInstant("start", asked.Start);
        var end = asked.Kind == DueQuestion.Elapsed ? ReadInstant("end", asked.End) : default;
        var minutes = asked.Kind == DueQuestion.Due ? ReadMinutes(asked.Minutes) : 0;
        Pause[] pauses = [.. (asked.Pauses ?? []).Select(ReadPause)];
        if (asked.Kind is null) Note("kind", "Ask for due, elapsed or isOpen.");
        if (calendar is null || _problems.Count > 0) return new Refusal("This question cannot be answered as it is.") { Fields = _problems };

        object? result = asked.Kind!.Value switch
        {
            DueQuestion.Due => calendar.Due(start, TimeSpan.FromMinutes(minutes), pauses)?.UtcDateTime,
            DueQuestion.Elapsed => calendar.Elapsed(start, end, pauses) is var time ? new { minutes = time.TotalMinutes, seconds = time.TotalSeconds } : null,
            DueQuestion.IsOpen => calendar.IsOpen(start),
        };
        return new Outcome<object>(new { result }, null);
    }

    private BusinessCalendar? ReadCalendar(CalendarDocument? document)
    {
        if (document is null)
        {
            Note("calendar", "Say which hours count.");
            return null;
        }
        var read = document.Read();
        foreach (var (path, mistakes) in read.Refusal?.Fields ?? new Dictionary<string, IReadOnlyList<string>>()) _problems[$"calendar.{path}"] = mistakes;
        return read.Value;
    }

    private DateTimeOffset ReadInstant(string path, string? text)
    {
        if (Rfc3339.Parse(text) is { } instant) return instant;

        Note(path, "Must be an instant such as 2026-03-08T13:00:00Z.");
        return default;
    }

    private double ReadMinutes(double? minutes)
    {
        if (minutes is >= 0 and <= MostMinutes) return minutes.Value;

        Note("minutes", $"Must be a number from 0 to {MostMinutes}.");
        return 0;
    }

    private Pause ReadPause(IReadOnlyList<string?>? pair, int index)
    {
        if (pair is [var from, var to]) return new Pause(ReadInstant($"pauses[{index}][0]", from), ReadInstant($"pauses[{index}][1]", to));

        Note($"pauses[{index}]", "Must be a pair of instants.");
        return new Pause(default, default);
    }

    private void Note(string path, string problem) => _problems[path] = [problem];
}
