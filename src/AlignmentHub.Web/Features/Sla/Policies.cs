using System.Collections.Concurrent;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>The promises of one version of a policy.</summary>
public sealed record PolicyTerms(Guid Id, Guid VersionId, PolicyDocument Document, Test<RoutingSubject>? When)
{
    private readonly int[] _steps = [.. Document.Ladder.Select(step => step.At)];

    public int ExpiryMinutes => Document.ExpiryMinutes;

    public bool Suits(RoutingSubject lead) => When is null || When(in lead);

    public bool Promises(ClockKind kind) => Document.MinutesOf(kind) is not null;

    /// <param name="outreaches">How many there were on the hand-off before.</param>
    public ClockTerms For(ClockKind kind, Guid calendarVersionId, int outreaches = 0) =>
        new(Id, calendarVersionId, Document.MinutesOf(kind) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "The policy does not promise this."))
        {
            PolicyVersionId = VersionId, Steps = _steps, Outreach = kind == ClockKind.Attempts ? outreaches + Document.Attempts!.Value : 1,
        };
}

/// <summary>The policies in the order in which they are tried; the last one takes every lead.</summary>
public sealed record PoliciesInForce(IReadOnlyList<PolicyTerms> All)
{
    public PolicyTerms For(RoutingSubject lead) => All.First(policy => policy.Suits(lead));
}

/// <summary>The policies that hand-offs are opened with. A version never changes, so each is read once; which are current is asked every time.</summary>
public sealed class Policies(CreateStarterTerms starter)
{
    private const string CurrentQuery =
        """
        select policy.id, version.id, version.document
        from sla_policies policy
        join policy_versions version on version.id = policy.current_version_id
        order by policy.is_fallback, policy.priority, policy.key
        """;

    private static readonly ConcurrentDictionary<Guid, PolicyTerms> Versions = new();

    public async Task<PoliciesInForce> NowAsync(HubDb db, CancellationToken ct = default)
    {
        if (await CurrentAsync(db, ct) is { } found) return found;

        await starter.RunAsync(ct);
        return await CurrentAsync(db, ct) ?? throw new InvalidOperationException("There is no policy.");
    }

    /// <summary>Adds the question to statements that are sent anyway; <see cref="ReadAsync"/> reads the answer.</summary>
    internal static void Ask(SqlBatch batch) => batch.Add(CurrentQuery);

    /// <summary>The policies when <see cref="Ask"/> was answered; none in a new hub.</summary>
    internal static async Task<PoliciesInForce?> ReadAsync(NpgsqlDataReader reader, CancellationToken ct) =>
        await reader.RowsAsync(row => Known(row.GetGuid(0), row.GetGuid(1), row.GetString(2)), ct) is [_, ..] policies ? new(policies) : null;

    public async Task<PolicyTerms> OfVersionAsync(HubDb db, Guid versionId, CancellationToken ct = default) => (await OfVersionsAsync(db, [versionId], ct))[versionId];

    /// <summary>What hand-offs and clocks were opened with.</summary>
    public async Task<IReadOnlyDictionary<Guid, PolicyTerms>> OfVersionsAsync(HubDb db, IReadOnlyCollection<Guid> versionIds, CancellationToken ct = default)
    {
        var unknown = versionIds.Distinct().Where(id => !Versions.ContainsKey(id)).ToArray();
        if (unknown.Length > 0)
        {
            foreach (var version in await db.Set<PolicyVersion>().AsNoTracking().Where(v => unknown.Contains(v.Id)).ToListAsync(ct)) Known(version.PolicyId, version.Id, version.Document);
        }
        return versionIds.Distinct().ToDictionary(id => id, id => Versions[id]);
    }

    private static async Task<PoliciesInForce?> CurrentAsync(HubDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        Ask(batch);
        await using var reader = await batch.ReadAsync(ct);
        return await ReadAsync(reader, ct);
    }

    private static PolicyTerms Known(Guid policyId, Guid versionId, string document) => Versions.GetOrAdd(versionId, id =>
    {
        var read = PolicyDocument.FromJson(document);
        return new PolicyTerms(policyId, id, read, PolicyConditions.Compile(read.When));
    });
}
