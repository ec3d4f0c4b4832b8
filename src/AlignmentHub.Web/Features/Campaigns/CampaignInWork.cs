using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>A campaign while the rows about it are worked in. Its row is locked, or not written yet.</summary>
internal sealed class CampaignInWork(Guid id, string key, int? version)
{
    public Guid Id => id;

    public string Key => key;

    public bool IsNew => version is null;

    /// <summary>What is stored; absent for a new one.</summary>
    public int? Version => version;

    public bool IsChanged { get; private set; }

    public string Name { get; private set; } = "";

    public string? Channel { get; private set; }

    public BudgetKind? BudgetKind { get; private set; }

    public Dictionary<DateOnly, long> Spend { get; private set; } = [];

    public static CampaignInWork Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetInt32(5))
    {
        Name = row.GetString(2), Channel = row.Text(3), BudgetKind = row.NameOrNull<BudgetKind>(4),
    };

    /// <summary>Takes on what a row makes of it, and says whether that is anything new.</summary>
    public bool Become(CampaignRow row, IngestTerms terms)
    {
        var (channel, kind) = (row.Channel.Or(Channel), row.BudgetKind.Or(BudgetKind));
        Dictionary<DateOnly, long> spend = row.Spend.IsGiven && !terms.AddsToLists ? [] : new(Spend);
        foreach (var month in row.Spend.Value ?? []) spend[month.Month] = month.AmountMinor;
        if (Name == row.Name && Channel == channel && BudgetKind == kind && spend.Count == Spend.Count && !spend.Except(Spend).Any()) return false;

        (Name, Channel, BudgetKind, Spend, IsChanged) = (row.Name, channel, kind, spend, true);
        return true;
    }
}
