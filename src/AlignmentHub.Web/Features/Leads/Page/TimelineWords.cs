using System.Text.Json;
using AlignmentHub.Web.Platform.Ui;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Leads.Page;

/// <summary>What a line of the timeline says.</summary>
/// <param name="IsMiss">Whether a promise was missed; said in words, too.</param>
public sealed record TimelineLine(string Icon, string Title, string Detail, bool IsMiss = false);

/// <summary>Puts what happened to a lead into words.</summary>
public sealed class TimelineWords(IStringLocalizer<LeadTexts> texts, ViewerTime time)
{
    public TimelineLine Of(TimelineEntry entry)
    {
        var facts = new Facts(entry.Facts);
        return entry.Kind switch
        {
            TimelineKind.Activity => Activity(facts),
            TimelineKind.Stage => Stage(facts),
            TimelineKind.Handoff => Handoff(facts),
            TimelineKind.Clock => Clock(facts),
            TimelineKind.Outreach => Outreach(facts),
        };
    }

    private TimelineLine Activity(Facts facts)
    {
        // Types are keys of other systems, such as page_view.
        var type = (facts["type"] ?? "").Replace('_', ' ');
        return new("ads_click", type.Length == 0 ? type : char.ToUpperInvariant(type[0]) + type[1..],
            Joined(facts["url"], facts["asset"], facts["campaign"], facts["source"], facts["custom"], If(facts, "imported", "Imported")));
    }

    private TimelineLine Stage(Facts facts)
    {
        var to = texts[$"stage-{facts["to"]}"].Value;
        var title = facts["from"] is { } from ? texts["MovedFrom", texts[$"stage-{from}"].Value, to] : texts["MovedTo", to];
        return new("trending_up", title, Joined(facts["reason"], By(facts), If(facts, "inferred", "Inferred"), If(facts, "imported", "Imported")));
    }

    private TimelineLine Handoff(Facts facts) => new(
        "forward", texts[$"step-{facts["step"]}", facts["pass"] ?? "", facts["rep"] ?? facts["pool"] ?? ""],
        Joined(facts["reason"], facts["comment"], By(facts)));

    private TimelineLine Clock(Facts facts)
    {
        var due = facts.At("due") is { } at ? time.Short(at) : texts["NoDue"].Value;
        var isMiss = facts["step"] is "Breached" or "MetLate" or "Ended";
        var title = texts[$"clock-{facts["step"]}", texts[$"promise-{facts["promise"]}"].Value, due];
        return new(isMiss ? "alarm" : "schedule", title, facts["rep"] ?? "", isMiss);
    }

    private TimelineLine Outreach(Facts facts) => new(
        "call", texts[$"outreach-{facts["how"]}"],
        Joined(facts["note"], By(facts), facts["backdated"] is { } reason ? texts["Backdated", reason].Value : null));

    private string? If(Facts facts, string fact, string text) => facts.Is(fact) ? texts[text].Value : null;

    private string? By(Facts facts) => facts["by"] is { } person ? texts["By", person].Value : null;

    private static string Joined(params ReadOnlySpan<string?> parts)
    {
        List<string> given = [];
        foreach (var part in parts)
            if (!string.IsNullOrWhiteSpace(part)) given.Add(part);

        return string.Join(" · ", given);
    }

    /// <summary>Facts by name, as texts.</summary>
    private readonly struct Facts(JsonElement json)
    {
        public string? this[string name] => json.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(m => $"{m.Name}: {m.Value}")),
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToString(),
        } : null;

        public bool Is(string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

        public DateTimeOffset? At(string name) => json.TryGetProperty(name, out var value) && value.TryGetDateTimeOffset(out var at) ? at : null;
    }
}
