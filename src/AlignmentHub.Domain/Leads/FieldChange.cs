namespace AlignmentHub.Domain.Leads;

/// <summary>What a field held until an instant; with the present value it tells what was known at any time (semantics.md 3.7).</summary>
public sealed class FieldChange
{
    private FieldChange() { } // EF Core

    public long Id { get; private init; }

    public Guid? LeadId { get; private init; }

    public Guid? AccountId { get; private init; }

    /// <summary>The field's name in a definition, such as <c>title</c> or <c>custom.budget</c>.</summary>
    public string Field { get; private init; } = "";

    /// <summary>The value before the change, as JSON.</summary>
    public string? OldValue { get; private init; }

    public DateTimeOffset ChangedAt { get; private init; }

    public Guid? ActorId { get; private init; }
}
