using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What rows name and the hub may know: accounts by domain, campaigns by key, people by address. Accounts and campaigns come into being by being named.</summary>
internal sealed class References(KnownCampaigns known, DateTimeOffset now)
{
    private readonly Dictionary<string, StoredAccount> _accounts = [];
    private readonly Dictionary<string, Guid> _campaigns = [];
    private readonly Dictionary<string, Guid> _people = [];

    public List<StoredAccount> NewAccounts { get; } = [];

    public List<(Guid Id, string Key)> NewCampaigns { get; } = [];

    /// <summary>Adds the statements for what is named at all; <see cref="ReadAsync"/> reads their answers.</summary>
    public Asked Ask(SqlBatch batch, string[] domains, string[] keys, string[] addresses)
    {
        string[] campaigns = [.. keys.Where(key => !known.Has(key))];
        if (domains.Length > 0) batch.Add($"{StoredAccount.Query} where a.domain = any($1)").With(domains);
        if (campaigns.Length > 0) batch.Add("select id, key from campaigns where key = any($1)").With(campaigns);
        if (addresses.Length > 0)
        {
            batch.Add("select id, normalized_email from people where normalized_email = any($1)")
                .With<string[]>([.. addresses.Select(a => a.ToUpperInvariant())]);
        }

        return new(domains.Length > 0, campaigns.Length > 0, addresses.Length > 0);
    }

    public async Task ReadAsync(NpgsqlDataReader reader, Asked asked, CancellationToken ct)
    {
        if (asked.Accounts) foreach (var account in await reader.RowsAsync(StoredAccount.Read, ct)) Add(account);
        if (asked.Campaigns) foreach (var (id, key) in await reader.RowsAsync(Key, ct)) known.Add(key, id);
        if (asked.People) foreach (var (id, address) in await reader.RowsAsync(Key, ct)) _people[address] = id;
    }

    public void Add(StoredAccount account) => _accounts[account.Domain] = account;

    /// <summary>What a lead refers to stays known, also where no row names it.</summary>
    public void Add(StoredLead lead)
    {
        if (lead is { CampaignId: { } id, Values.Campaign: { } key }) known.Add(key, id);
    }

    public Guid? PersonOf(string address) => _people.TryGetValue(address.ToUpperInvariant(), out var id) ? id : null;

    /// <summary>The user whom a row names, nobody if it names nobody.</summary>
    public Outcome<Guid?> OwnerOf(string? address, string member)
    {
        if (address is null) return new(null, null);

        return PersonOf(address) is { } person ? person : Refusal.Field(member, "There is no user with this e-mail address.");
    }

    public StoredAccount? Account(string? domain)
    {
        if (domain is null) return null;
        if (_accounts.TryGetValue(domain, out var there)) return there;

        var account = StoredAccount.New(domain, now);
        NewAccounts.Add(account);
        Add(account);
        return account;
    }

    public Guid? Campaign(string? key)
    {
        if (key is null) return null;
        if (known.Find(key) is { } there) return there;
        if (_campaigns.TryGetValue(key, out var made)) return made;

        var id = Guid.CreateVersion7(now);
        NewCampaigns.Add((id, key));
        _campaigns[key] = id;
        return id;
    }

    /// <summary>The domains of which a row may need the account.</summary>
    public static IEnumerable<string> DomainsOf(LeadRow row)
    {
        if (row.AccountDomain.Value is { } domain) yield return domain;
        if (row.Email.Value is { } email) yield return EmailAddress.DomainOf(email);
    }

    private static (Guid Id, string Key) Key(NpgsqlDataReader row) => (row.GetGuid(0), row.GetString(1));
}

/// <summary>Which questions were asked.</summary>
internal sealed record Asked(bool Accounts, bool Campaigns, bool People);
