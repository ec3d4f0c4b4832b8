using System.Text.Json;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Keeps what changed fields held before.</summary>
internal static class FieldChangeWrites
{
    public static void AddLeadChanges(this SqlBatch batch, IEnumerable<LeadInWork> leads, Guid? by, DateTimeOffset now) =>
        batch.AddChanges("lead_id", [.. leads.SelectMany(l => l.Differences.Select(d => (l.Id, d)))], by, now);

    public static void AddAccountChanges(this SqlBatch batch, IEnumerable<AccountInWork> accounts, Guid? by, DateTimeOffset now) =>
        batch.AddChanges("account_id", [.. accounts.SelectMany(a => a.Differences.Select(d => (a.Id, d)))], by, now);

    private static void AddChanges(this SqlBatch batch, string owner, List<(Guid Id, FieldDifference Difference)> changes, Guid? by, DateTimeOffset now)
    {
        if (changes.Count == 0) return;

        batch.Add(
            $"""
            insert into field_changes ({owner}, field, old_value, changed_at, actor_id)
            select owner, field, old_value, $4, $5 from unnest($1, $2, $3::jsonb[]) as u (owner, field, old_value)
            """)
            .Column(changes, c => c.Id)
            .Column(changes, c => c.Difference.Field)
            .Column(changes, c => c.Difference.Before.IsEmpty ? null : JsonSerializer.Serialize(c.Difference.Before))
            .With(now)
            .With(by);
    }
}
