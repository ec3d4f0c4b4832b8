using AlignmentHub.Domain.Access;

namespace AlignmentHub.Domain.Feedback;

/// <summary>Somebody who writes in threads, for the side they stand on.</summary>
public sealed record ThreadSpeaker(Guid Id, TeamSide Side)
{
    /// <summary>Only marketing and sales talk here; whoever is both speaks for sales, who have the lead.</summary>
    public static Outcome<ThreadSpeaker> Of(Actor actor)
    {
        if (actor.May(Permission.DecideOwnHandoffs)) return new ThreadSpeaker(actor.Id, TeamSide.Sales);
        if (actor.May(Permission.DisputeRejections)) return new ThreadSpeaker(actor.Id, TeamSide.Marketing);

        return Refusal.Forbidden("Threads are between marketing and sales. You can read them.");
    }
}

public static class TeamSides
{
    public static TeamSide Other(this TeamSide side) => side == TeamSide.Marketing ? TeamSide.Sales : TeamSide.Marketing;
}
