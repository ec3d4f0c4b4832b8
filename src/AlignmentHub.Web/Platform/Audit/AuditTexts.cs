namespace AlignmentHub.Web.Platform.Audit;

/// <summary>Names the resources of the audit page.</summary>
public sealed class AuditTexts;
