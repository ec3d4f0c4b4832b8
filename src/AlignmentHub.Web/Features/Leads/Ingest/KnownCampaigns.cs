using System.Collections.Concurrent;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>The ids of campaigns by key. Neither ever changes; a campaign goes only when the import that made it is taken back, which writers notice.</summary>
public sealed class KnownCampaigns
{
    // Far more than a company runs; a sender that makes up a key for each lead must not fill the memory.
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Guid> _ids = new();

    internal bool Has(string key) => _ids.ContainsKey(key);

    internal Guid? Find(string key) => _ids.TryGetValue(key, out var id) ? id : null;

    /// <summary>For when one of them turned out to be gone.</summary>
    internal void Forget() => _ids.Clear();

    /// <summary>Only for what is committed: a campaign that is just being made may still be taken back.</summary>
    internal void Add(string key, Guid id)
    {
        if (_ids.Count >= Most) _ids.Clear();
        _ids[key] = id;
    }
}
