namespace AlignmentHub.Domain.Revenue;

/// <summary>How the credit for a deal is divided among the touches that led to it (semantics.md 7.3).</summary>
public enum AttributionModel { First, Last, LeadCreation, Linear, UPosition, ULead, W, FullPath, J, InverseJ, TimeDecay }
