namespace AlignmentHub.Web.Features.Leads.TakeBack;

/// <summary>What an import made, each thing with the version that the import left it at: one at another version was changed since.</summary>
public sealed record MadeThings(Guid[] Ids, int[] Versions);
