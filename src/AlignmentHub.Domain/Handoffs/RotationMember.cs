namespace AlignmentHub.Domain.Handoffs;

/// <summary>A member of a pool as the rotation sees it.</summary>
/// <param name="Weight">Above 0: the member's share against the others.</param>
/// <param name="Absence">Why the member gets no lead now, such as "away until Monday"; absent when available.</param>
public sealed record RotationMember(Guid PersonId, string Name, decimal Weight, decimal Value, string? Absence = null)
{
    public bool IsAvailable => Absence is null;
}

/// <summary>Who did not get the lead, and why.</summary>
public sealed record PassedOver(Guid PersonId, string Name, string Why);

/// <summary>Who gets the lead; nobody when all are away.</summary>
/// <param name="NewValue">What to store as the value of <paramref name="Next"/>.</param>
public sealed record RotationChoice(RotationMember? Next, decimal NewValue, IReadOnlyList<PassedOver> PassedOver);
