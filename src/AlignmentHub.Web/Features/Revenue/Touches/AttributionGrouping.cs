namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>What credit for won revenue is gathered by.</summary>
public enum AttributionGrouping { Campaign, Source, Asset }

/// <summary>Whose touches belong to a deal: of its contacts, or of everyone at its account (semantics.md 7.1).</summary>
public enum TouchPersons { Contacts, Account }
