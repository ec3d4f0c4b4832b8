using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Integrations;

/// <summary>The domain by which an account is known.</summary>
public static class WebDomain
{
    /// <summary>In ASCII and lower case; null if it is no domain. The rule is that of addresses, so that a lead's address finds the same account.</summary>
    public static string? Normalise(string domain) =>
        EmailAddress.Normalise($"account@{domain.Trim()}") is { Value: { } address } ? EmailAddress.DomainOf(address) : null;
}
