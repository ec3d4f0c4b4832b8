namespace AlignmentHub.Web.Features.Leads;

/// <summary>What to call a lead: by name, else by address, else by the id of another system.</summary>
public static class LeadName
{
    public static string Of(string? first, string? last, string? email, string? externalId) =>
        string.Join(' ', new[] { first, last }.Where(part => part is not null)) is { Length: > 0 } name ? name : email ?? externalId ?? "";
}
