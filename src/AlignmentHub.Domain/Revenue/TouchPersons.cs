namespace AlignmentHub.Domain.Revenue;

/// <summary>Whose touches belong to a deal: of its contacts, or of everyone at its account (semantics.md 7.1).</summary>
public enum TouchPersons { Contacts, Account }
