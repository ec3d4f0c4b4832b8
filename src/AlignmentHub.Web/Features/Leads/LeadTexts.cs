namespace AlignmentHub.Web.Features.Leads;

/// <summary>Names the resources of the pages of leads.</summary>
public sealed class LeadTexts;
