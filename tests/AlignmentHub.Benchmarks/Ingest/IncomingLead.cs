using AlignmentHub.Benchmarks.Data;
using AlignmentHub.Benchmarks.Hub;

namespace AlignmentHub.Benchmarks.Ingest;

/// <summary>A lead that the hub has not seen. Every tenth is in the segment that qualifies at once.</summary>
internal sealed record IncomingLead(int Number)
{
    // Each run over kept data brings leads of its own.
    private static int _last = Kept.Folder is null ? 0 : (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 60_000) * 1_000;

    public string ExternalId => $"new-{Number}";

    public string Email => $"new{Number}@{Domain}";

    public string Title => Words.Titles[Number % Words.Titles.Length];

    public string FirstName => Words.FirstNames[Number % Words.FirstNames.Length];

    public string LastName => Words.LastNames[Number / 7 % Words.LastNames.Length];

    public int CompanyNumber => Number * 31 % StoryTeller.Companies;

    public string Company => $"Company {CompanyNumber}";

    public string Domain => Cast.DomainOf(CompanyNumber);

    public string Country => Words.Countries[CompanyNumber % Words.Countries.Length];

    public string Source => Words.Sources[Number % Words.Sources.Length];

    public int Campaign => Number % StoryTeller.Campaigns;

    public bool Qualifies => Number % 10 == 0;

    public string Custom => $$"""{"region":"{{Words.Regions[Number / 10 % Words.Regions.Length]}}","segment":"{{(Qualifies ? "core" : "other")}}"}""";

    public static IncomingLead Next() => new(Interlocked.Increment(ref _last));

    /// <summary>As a sender writes it.</summary>
    public string ToJson() => $$"""
        {"externalId":"{{ExternalId}}","email":"{{Email}}","firstName":"{{FirstName}}","lastName":"{{LastName}}","title":"{{Title}}","company":"{{Company}}","accountDomain":"{{Domain}}","country":"{{Country}}","language":"en","source":"{{Source}}","medium":"cpc","campaign":"{{Cast.KeyOf(Campaign)}}","consent":true,"custom":{{Custom}}}
        """;
}
