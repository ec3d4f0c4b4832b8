namespace AlignmentHub.Domain.Handoffs;

/// <summary>
/// By what sales reaches a lead and knows who it is. A rejection that asks for better data is answered by a change of these and of no
/// others: a new owner or another campaign mends nothing (semantics.md 2). Whether the lead is complete is for the gate of the definition.
/// </summary>
public static class ContactData
{
    /// <summary>As changes of fields name them.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["email", "phone", "firstName", "lastName", "company", "accountDomain"];
}
