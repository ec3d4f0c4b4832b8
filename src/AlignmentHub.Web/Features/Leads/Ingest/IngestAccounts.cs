using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Takes companies in, known by their domain, and scores the leads of those that changed anew (api.md, Ingest).</summary>
public sealed class IngestAccounts(IDbContextFactory<HubDb> databases, ScoreLeads scoreLeads, TimeProvider clock)
{
    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedThing>>> RunAsync(
        IReadOnlyList<AccountRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        return new(await Contention.RetryAsync(() => TakeAsync(rows, terms, by, ct), ct), null);
    }

    private async Task<IReadOnlyList<IngestedThing>> TakeAsync(IReadOnlyList<AccountRow> rows, IngestTerms terms, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (accounts, references) = await LockAsync(db, rows, now, ct);
        List<IngestedThing> answers = [.. rows.Select(row => Take(row, accounts, references, terms, now))];

        await using (var batch = new SqlBatch(db))
        {
            batch.AddAccounts(accounts.Values, now);
            batch.AddFieldChanges(accounts.Values, by.PersonId, now);
            await batch.RunAsync(ct);
        }

        await ScoreAsync(db, [.. accounts.Values.Where(a => a.IsChanged).Select(a => a.Id)], terms, by, ct);
        if (!terms.IsDryRun) await transaction.CommitAsync(ct);
        return answers;
    }

    private static IngestedThing Take(AccountRow row, Dictionary<string, AccountInWork> accounts, References references, IngestTerms terms, DateTimeOffset now)
    {
        var owner = references.OwnerOf(row.Owner.Value, "owner");
        if (owner.Refusal is { } unknown) return IngestedThing.Refused(unknown);

        var known = accounts.GetValueOrDefault(row.Domain);
        var values = known is null ? new AccountValues().With(row, owner.Value) : known.Values.With(row, owner.Value, terms.Rules);
        if (!CustomValues.Fits(values.Custom)) return IngestedThing.Refused(Refusal.Field("custom", "With what the account has already this is more than one can hold."));
        if (known is not null) return new(known.Become(values) ? IngestResult.Updated : IngestResult.Unchanged, known.Id);

        var account = accounts[row.Domain] = AccountInWork.New(row.Domain, values, now);
        return new(IngestResult.Created, account.Id);
    }

    private static async Task<(Dictionary<string, AccountInWork> Accounts, References References)> LockAsync(
        HubDb db, IReadOnlyList<AccountRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.KeepPlans();
        batch.Add($"{AccountInWork.Query} where domain = any($1) order by domain for no key update").With<string[]>([.. rows.Select(r => r.Domain).Distinct()]);
        References.Ask(batch, [], [], [.. rows.Select(r => r.Owner.Value).OfType<string>().Distinct()]);
        await using var reader = await batch.ReadAsync(ct);
        var accounts = (await reader.RowsAsync(AccountInWork.Read, ct)).ToDictionary(a => a.Domain);
        var references = new References(now);
        await references.ReadAsync(reader, ct);
        return (accounts, references);
    }

    private async Task ScoreAsync(HubDb db, Guid[] accountIds, IngestTerms terms, Actor by, CancellationToken ct)
    {
        if (accountIds.Length == 0) return;

        await using var batch = new SqlBatch(db);
        batch.Add("select id from leads where account_id = any($1)").With(accountIds);
        List<Guid> leads;
        await using (var reader = await batch.ReadAsync(ct)) leads = await reader.RowsAsync(row => row.GetGuid(0), ct);
        await scoreLeads.RunAsync(db, leads, clock.GetUtcNow(), terms.IsPast ? ScoringOccasion.Past : ScoringOccasion.Event, by, ct);
    }
}
