namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Names the resources of the campaign pages.</summary>
public sealed class CampaignTexts;
