namespace AlignmentHub.Domain.Handoffs;

/// <summary>One passing of one lead from marketing to sales, and what sales made of it (semantics.md 5).</summary>
public sealed class Handoff : ILive
{
    /// <summary>The longest text that goes with an end.</summary>
    public const int CommentLimit = 2000;

    private Handoff() { } // EF Core

    public Guid Id { get; private init; }
    public Guid LeadId { get; private init; }
    /// <summary>1 for the first hand-off of the lead, 2 for the second, …</summary>
    public int Pass { get; private init; }
    public HandoffState State { get; private set; }
    public Guid? PoolId { get; private set; }
    public Guid? RepId { get; private set; }
    public Guid? RuleId { get; private set; }
    public Guid PolicyId { get; private init; }
    /// <summary>The promises it was opened with, or was put under since.</summary>
    public Guid PolicyVersionId { get; private set; }
    public Guid? DefinitionVersionId { get; private init; }
    public Guid? CampaignId { get; private init; }
    public string? Source { get; private init; }
    public bool IsManual { get; private init; }
    public string? ManualReason { get; private init; }
    /// <summary>JSON, see <see cref="HandoffOrigin"/>.</summary>
    public string Snapshot { get; private init; } = "{}";
    /// <summary>JSON, see <see cref="RoutingDecision"/>.</summary>
    public string Routing { get; private set; } = "{}";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? AssignedAt { get; private set; }
    /// <summary>From this instant on an assigned hand-off without decision may expire.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
    /// <summary>Since when its pool may take it from the rep, whose promise is long overdue (semantics.md 4.7).</summary>
    public DateTimeOffset? OfferedAt { get; private set; }
    /// <summary>Since when its clocks stand still.</summary>
    public DateTimeOffset? PausedAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    /// <summary>When and by whom it was accepted or rejected.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    /// <summary>The key of the <see cref="RejectionReason"/>; only of a rejected one.</summary>
    public string? ReasonKey { get; private set; }
    /// <summary>What the person who ended it wrote.</summary>
    public string? Comment { get; private set; }
    public DateTimeOffset? FirstTouchAt { get; private set; }
    public DateTimeOffset? RecycleUntil { get; private set; }
    /// <summary>JSON: what the rep answered when qualifying.</summary>
    public string? Answers { get; private set; }
    /// <summary>The version of the SQL definition that asked; absent where none was active.</summary>
    public Guid? SqlVersionId { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>Absent while open, and when the hub itself ended it.</summary>
    public Guid? EndedBy { get; private set; }
    /// <summary>Grows with every act, so that of two people at once only one wins.</summary>
    public int Version { get; private set; }

    public string LiveTopic => $"handoff/{Id}";

    public bool IsOpen => State.IsOpen();

    /// <summary>Who brought it into its present state, as far as a person did.</summary>
    public Guid? LastActor => IsOpen ? DecidedBy : EndedBy;

    public static Handoff Open(Guid leadId, int pass, HandoffOrigin origin, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), LeadId = leadId, Pass = pass, State = HandoffState.Queued, CreatedAt = now, Version = 1,
        PolicyId = origin.PolicyId, PolicyVersionId = origin.PolicyVersionId, Snapshot = origin.Snapshot, DefinitionVersionId = origin.DefinitionVersionId,
        CampaignId = origin.CampaignId, Source = origin.Source,
        IsManual = origin.ManualReason is not null, ManualReason = origin.ManualReason,
    };

    /// <summary>Leaves it in a queue because nobody is available.</summary>
    public Outcome Queue(RoutingDecision routing)
    {
        if (State != HandoffState.Queued) return Refused();

        (RuleId, PoolId, Routing) = (routing.RuleId, routing.PoolId, routing.Line);
        return Done();
    }

    public Outcome Assign(Guid rep, RoutingDecision routing, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (State == HandoffState.Assigned) return new Refusal("This lead was already assigned.");
        if (State != HandoffState.Queued) return Refused();

        (RuleId, PoolId, Routing) = (routing.RuleId, routing.PoolId, routing.Line);
        (State, RepId, AssignedAt, ExpiresAt) = (HandoffState.Assigned, rep, now, expiresAt);
        return Done();
    }

    /// <summary>A rep takes it from the queue of a pool, or gets it there from a manager; how it came into the queue stays on record.</summary>
    public Outcome Take(Guid rep, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (State != HandoffState.Queued) return Refused();

        (State, RepId, AssignedAt, ExpiresAt) = (HandoffState.Assigned, rep, now, expiresAt);
        return Done();
    }

    /// <summary>
    /// Gives it to somebody else. Before the decision the full time starts again; afterwards what was decided and done stays (semantics.md 4.4).
    /// </summary>
    /// <param name="expiresAt">Counts only before the decision.</param>
    /// <param name="line">As <see cref="RoutingDecision.Line"/>; absent: a person chose, and how it came to the rep before stays on record.</param>
    public Outcome Reassign(Guid rep, DateTimeOffset? expiresAt, DateTimeOffset now, string? line = null)
    {
        if (State == HandoffState.Queued || !IsOpen) return Refused();
        if (RepId == rep) return Refusal.Field("rep", "This person already has the lead. Choose somebody else.");

        if (State == HandoffState.Assigned) (AssignedAt, ExpiresAt) = (now, expiresAt);
        (RepId, OfferedAt, Routing) = (rep, null, line ?? Routing);
        return Done();
    }

    /// <summary>Lets the pool take it: whoever is first. Until then the rep still has it.</summary>
    public Outcome Offer(DateTimeOffset now)
    {
        if (State == HandoffState.Queued || !IsOpen) return Refused();

        OfferedAt ??= now;
        return Done();
    }

    /// <summary>Stops its clocks; paused time does not count, and it does not expire meanwhile.</summary>
    public Outcome Pause(DateTimeOffset now)
    {
        if (State == HandoffState.Queued || !IsOpen) return Refused();
        if (PausedAt is not null) return new Refusal("This lead is paused already.");

        (PausedAt, ExpiresAt) = (now, null);
        return Done();
    }

    /// <param name="expiresAt">Counts only before the decision.</param>
    public Outcome Resume(DateTimeOffset? expiresAt)
    {
        if (PausedAt is null) return new Refusal("This lead is not paused.");

        (PausedAt, ExpiresAt) = (null, State == HandoffState.Assigned ? expiresAt : ExpiresAt);
        return Done();
    }

    /// <summary>Puts it under other promises.</summary>
    public void Renew(Guid policyVersionId, DateTimeOffset? expiresAt)
    {
        (PolicyVersionId, ExpiresAt) = (policyVersionId, State == HandoffState.Assigned && PausedAt is null ? expiresAt : ExpiresAt);
        Done();
    }

    public Outcome Accept(Guid by, DateTimeOffset now)
    {
        if (State != HandoffState.Assigned) return Refused();

        (State, AcceptedAt, DecidedAt, DecidedBy, OfferedAt) = (HandoffState.Accepted, now, now, by, null);
        return Done();
    }

    public Outcome Reject(RejectionReason reason, string? comment, Guid by, DateTimeOffset now)
    {
        if (State != HandoffState.Assigned) return Refused();
        if (reason.Check(comment).Refusal is { } refusal) return refusal;
        if (comment?.Length > CommentLimit) return TooLong("comment");

        (ReasonKey, DecidedAt, DecidedBy) = (reason.Key, now, by);
        return End(HandoffState.Rejected, comment, by, now);
    }

    /// <summary>A person reached out to the lead; the first time it becomes the first touch.</summary>
    public Outcome LogOutreach(DateTimeOffset at)
    {
        if (State is not (HandoffState.Accepted or HandoffState.Working)) return Refused();

        (State, FirstTouchAt, OfferedAt) = (HandoffState.Working, FirstTouchAt ?? at, null);
        return Done();
    }

    public Outcome Qualify(string? answers, Guid? askedBy, Guid by, DateTimeOffset now)
    {
        if (State is not (HandoffState.Accepted or HandoffState.Working)) return Refused();

        (Answers, SqlVersionId) = (answers, askedBy);
        return End(HandoffState.Qualified, null, by, now);
    }

    public Outcome Disqualify(string reason, Guid by, DateTimeOffset now)
    {
        if (State is not (HandoffState.Accepted or HandoffState.Working)) return Refused();
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.Field("reason", "Say why this lead will not buy.");
        if (reason.Length > CommentLimit) return TooLong("reason");

        return End(HandoffState.Disqualified, reason, by, now);
    }

    /// <summary>Sends the lead back to marketing until a day on which it may be worth another try.</summary>
    public Outcome Recycle(DateTimeOffset until, string reason, Guid by, DateTimeOffset now)
    {
        if (State is not (HandoffState.Accepted or HandoffState.Working)) return Refused();
        if (until <= now) return Refusal.Field("until", "Choose a day that is still to come.");
        if (string.IsNullOrWhiteSpace(reason)) return Refusal.Field("reason", "Say why it is worth another try later.");
        if (reason.Length > CommentLimit) return TooLong("reason");

        RecycleUntil = until;
        return End(HandoffState.Recycled, reason, by, now);
    }

    /// <summary>Ends one that nobody decided on in time. The instant is the one at which the time was over, not that of the run.</summary>
    public Outcome Expire(DateTimeOffset now)
    {
        if (State != HandoffState.Assigned) return Refused();
        if (ExpiresAt is not { } expiry || expiry >= now) return new Refusal("There is still time to decide on this lead.");

        return End(HandoffState.Expired, null, null, expiry);
    }

    /// <summary>Takes back one that sales has not decided on.</summary>
    /// <param name="by">Absent when the lead lost its qualification.</param>
    public Outcome Withdraw(string reason, Guid? by, DateTimeOffset now)
    {
        if (State is not (HandoffState.Queued or HandoffState.Assigned)) return Refused();

        return End(HandoffState.Withdrawn, reason, by, now);
    }

    /// <summary>Why an act does not go with the present state.</summary>
    /// <param name="by">Whose act brought it into this state, where it is worth saying.</param>
    public Refusal Refused(string? by) => new(State.Obstacle(by is null ? "" : $" by {by}"));

    private Outcome End(HandoffState state, string? comment, Guid? by, DateTimeOffset at)
    {
        (State, Comment, EndedBy, EndedAt) = (state, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), by, at);
        return Done();
    }

    private Outcome Done()
    {
        Version++;
        return Outcome.Done;
    }

    private Refusal Refused() => Refused(null);

    private static Refusal TooLong(string path) => Refusal.Field(path, $"Use at most {CommentLimit} characters.");
}
