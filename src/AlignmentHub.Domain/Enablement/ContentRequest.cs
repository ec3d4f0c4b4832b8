using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Enablement;

public enum RequestState { Asked, Agreed, Delivered, Withdrawn }

/// <summary>Something to show or send that sales asks marketing for, with the day that both agreed on (semantics.md 4.9, collateral).</summary>
public sealed class ContentRequest : ILive
{
    public const int LongestTitle = 200;
    public const int LongestNote = 2000;
    public const int LongestLink = 1000;

    private ContentRequest() { } // EF Core

    public Guid Id { get; private init; }
    public string Title { get; private init; } = "";
    public string? Note { get; private init; }
    public Guid AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    /// <summary>A day of the hub's zone, counted to its end.</summary>
    public DateOnly? AgreedDay { get; private set; }
    public Guid? AgreedBy { get; private set; }
    public DateTimeOffset? AgreedAt { get; private set; }
    /// <summary>The last second of the agreed day, in the zone that the hub had then.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    public DateTimeOffset? DeliveredAt { get; private set; }
    public string? Link { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }
    public int Version { get; private set; } = 1;

    public string LiveTopic => $"request/{Id}";

    public RequestState State => this switch
    {
        { WithdrawnAt: not null } => RequestState.Withdrawn,
        { DeliveredAt: not null } => RequestState.Delivered,
        { AgreedDay: not null } => RequestState.Agreed,
        _ => RequestState.Asked,
    };

    public static Outcome<ContentRequest> Ask(string? title, string? note, Guid by, DateTimeOffset now)
    {
        var name = FreeText.Need("title", title, LongestTitle, "Say what you need.");
        var words = FreeText.Read("note", note, LongestNote);
        if ((name.Refusal ?? words.Refusal) is { } refusal) return refusal;

        return new ContentRequest { Id = Guid.CreateVersion7(now), Title = name.Value!, Note = words.Value, AskedBy = by, AskedAt = now };
    }

    /// <summary>A day once agreed stays: moving it would make every promise kept.</summary>
    /// <param name="until">The last second of that day.</param>
    public Outcome Agree(DateOnly day, DateTimeOffset until, Guid by, DateTimeOffset now)
    {
        if (State != RequestState.Asked) return Refused();
        if (until < now) return Refusal.Field("day", "Choose today or a day that is still to come.");

        (AgreedDay, DueAt, AgreedBy, AgreedAt) = (day, until, by, now);
        return Outcome.Done;
    }

    public Outcome Deliver(string? link, DateTimeOffset now)
    {
        if (State is not (RequestState.Asked or RequestState.Agreed)) return Refused();
        if (!Uri.TryCreate(link?.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.AbsoluteUri.Length > LongestLink)
            return Refusal.Field("link", "Give the web address where it can be found.");

        (Link, DeliveredAt) = (address.AbsoluteUri, now);
        return Outcome.Done;
    }

    public Outcome Withdraw(DateTimeOffset now)
    {
        if (State is not (RequestState.Asked or RequestState.Agreed)) return Refused();

        WithdrawnAt = now;
        return Outcome.Done;
    }

    /// <summary>Since when it is owed, and how that ended; absent as long as no day was agreed on.</summary>
    public PromiseTurn? Turn()
    {
        if (AgreedAt is not { } agreed) return null;
        if (DeliveredAt is { } delivered) return new(agreed, (PromiseEnd.Kept, delivered));

        return WithdrawnAt is { } withdrawn ? new(agreed, (PromiseEnd.Dropped, withdrawn)) : new(agreed);
    }

    private Refusal Refused() => new(State switch
    {
        RequestState.Asked => "No day was agreed on yet.",
        RequestState.Agreed => "A day was agreed on already. If it is needed otherwise by now, withdraw it and ask again.",
        RequestState.Delivered => "This was delivered already.",
        RequestState.Withdrawn => "This was withdrawn.",
    });
}
