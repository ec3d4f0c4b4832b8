using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads.Stages;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>A lead while the rows about it are worked in.</summary>
internal sealed class LeadInWork
{
    private readonly List<FieldDifference> _differences = [];

    private LeadInWork(LeadValues values, LeadStanding standing) => (Values, Standing) = (values, standing);

    public Guid Id => Standing.LeadId;

    public bool IsNew => Standing.IsNew;

    /// <summary>What is stored; absent for a new one.</summary>
    public int? Version { get; private init; }

    public bool IsChanged => _differences.Count > 0;

    /// <summary>Whether something is different that a definition asks about.</summary>
    public bool ChangesData => _differences.Any(d => LeadFields.IsAsked(d.Field));

    /// <summary>Whether the data by which sales reaches it are different.</summary>
    public bool IsMended => _differences.Any(d => ContactData.Fields.Contains(d.Field));

    /// <summary>Whether it comes with a past, which qualifies nobody.</summary>
    public bool HasPast { get; private init; }

    public LeadValues Values { get; private set; }

    public LeadStanding Standing { get; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The total of its score card.</summary>
    public double? Score { get; set; }

    /// <summary>Whether it qualifies, and so is with sales once all is written.</summary>
    public bool IsHandedOff { get; set; }

    public LeadStage Stage => IsHandedOff ? LeadStage.HandedOff : Standing.Stage;

    public IReadOnlyList<FieldDifference> Differences => _differences;

    public static LeadInWork Of(StoredLead stored) =>
        new(stored.Values, stored.Standing) { Score = stored.Score, Version = stored.Version };

    /// <param name="personOf">The id of a user by address.</param>
    public static LeadInWork New(LeadValues values, LeadRow row, Func<string, Guid?> personOf, DateTimeOffset now)
    {
        var created = row.CreatedAt ?? (row.History is [var first, ..] && first.At < now ? first.At : now);
        var standing = new LeadStanding(Guid.CreateVersion7(now), LeadStage.Raw, created) { IsNew = true };
        foreach (var step in row.History) Enter(standing, step, personOf);
        return new(values, standing) { HasPast = row.History.Count > 0, CreatedAt = created };
    }

    /// <summary>Takes on what a row makes of it, and says whether that is anything new.</summary>
    public bool Become(LeadValues values)
    {
        var differences = values.Since(Values);
        if (differences.Count == 0) return false;

        _differences.AddRange(differences);
        Values = values;
        return true;
    }

    private static void Enter(LeadStanding standing, HistoryStep step, Func<string, Guid?> personOf)
    {
        var person = step.By is { } by ? personOf(by) : null;
        var change = new StageChange(standing.LeadId, step.Stage, step.At)
        {
            IsImported = true, ActorId = person, Reason = person is null ? step.By : null,
        };
        if (step.Stage == LeadStage.Raw) standing.Begin(change);
        else if (standing.Move(change).Refusal is { } illegal) throw new InvalidOperationException(illegal.Reason); // the row was checked
    }
}
