namespace AlignmentHub.Domain.Integrations;

/// <summary>What the rows of a file are about.</summary>
public enum ImportKind { Leads, Accounts, Activities, Opportunities, Campaigns }
