namespace AlignmentHub.Domain.Leads;

/// <summary>How far a lead is. The first eight are the way to a customer, in order; the others stand beside it (semantics.md 2).</summary>
public enum LeadStage { Raw, Engaged, Mql, HandedOff, Accepted, Sql, Opportunity, Customer, Nurture, Disqualified, Lost }
