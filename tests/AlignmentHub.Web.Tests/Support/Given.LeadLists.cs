using AlignmentHub.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A lead as a list needs it; what matters to a test is said, the rest is plain.</summary>
public sealed record SomeLead(string Email)
{
    public string? First { get; init; }

    public string? Last { get; init; }

    public string? Company { get; init; }

    public string? ExternalId { get; init; }

    public string? Source { get; init; }

    public LeadStage Stage { get; init; } = LeadStage.Raw;

    public Guid? OwnerId { get; init; }

    public double? Score { get; init; }

    public int MinutesOld { get; init; }
}

public sealed partial class Given
{
    /// <summary>A lead in the list, written past the ingest: tests of lists say what is there, not how it came.</summary>
    public async Task<Guid> ListedAsync(SomeLead lead)
    {
        var (id, at, stage) = (Guid.CreateVersion7(app.Clock.GetUtcNow()), app.Clock.GetUtcNow().AddMinutes(-lead.MinutesOld), $"{lead.Stage}");
        await using var db = app.Open();
        await db.Database.ExecuteSqlAsync($"""
            insert into leads (id, external_id, email, first_name, last_name, company, source, owner_id, stage, stage_since, created_at, updated_at)
            values ({id}, {lead.ExternalId}, {lead.Email}, {lead.First}, {lead.Last}, {lead.Company}, {lead.Source}, {lead.OwnerId}, {stage}, {at}, {at}, {at})
            """);
        if (lead.Score is { } score) await ScoredAsync(id, score);
        return id;
    }

    /// <summary>A stored score of the active version.</summary>
    public async Task ScoredAsync(Guid leadId, double total)
    {
        var at = app.Clock.GetUtcNow();
        await using var db = app.Open();
        await db.Database.ExecuteSqlAsync($"""
            insert into lead_scores (lead_id, definition_version_id, as_of, fit, engagement, total, grade, qualifies, awaits_activity, blocked_by, overridden_by, lines)
            select {leadId}, id, {at}, {total}, 0, {total}, 'B3', false, false, array[]::text[], array[]::text[], '[]' from definition_versions where state = 'Active'
            """);
    }
}
