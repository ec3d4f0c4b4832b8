using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Takes companies in, known by their domain, and scores the leads of those that changed anew (api.md, Ingest).</summary>
public sealed class IngestAccounts(IngestDesk desk, ScoreLeads scoreLeads)
{
    /// <summary>One answer for each row, in order; a refused row does not stop the others.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedThing>>> RunAsync(
        IReadOnlyList<AccountRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        return new(await desk.RunAsync(terms, act => TakeAsync(act, rows, by, ct), ct), null);
    }

    private async Task<IReadOnlyList<IngestedThing>> TakeAsync(IngestAct act, IReadOnlyList<AccountRow> rows, Actor by, CancellationToken ct)
    {
        var accounts = await LockAsync(act, rows, ct);
        List<IngestedThing> answers = [.. rows.Select(row => Take(row, accounts, act))];
        await using (var batch = new SqlBatch(act.Db))
        {
            batch.AddAccounts(accounts.Values, act.Now);
            batch.AddAccountChanges(accounts.Values, by.PersonId, act.Now);
            await batch.RunAsync(ct);
        }

        // Nothing else of an account is in a score.
        await ScoreAsync(act, [.. accounts.Values.Where(a => a.ChangesData).Select(a => a.Id)], by, ct);
        await using var end = new SqlBatch(act.Db);
        await act.EndAsync(end, ct);
        return answers;
    }

    private static IngestedThing Take(AccountRow row, Dictionary<string, AccountInWork> accounts, IngestAct act)
    {
        var known = accounts.GetValueOrDefault(row.Domain);
        var owner = act.References.OwnerOf(row.Owner.Value, "owner");
        if ((act.Terms.CheckSeen(known?.Version).Refusal ?? owner.Refusal) is { } refusal) return IngestedThing.Refused(refusal);

        var values = known is null ? new AccountValues().With(row, owner.Value) : known.Values.With(row, owner.Value, act.Terms.Rules);
        if (!CustomValues.Fits(values.Custom)) return IngestedThing.Refused(Refusal.Field("custom", "With what the account has already this is more than one can hold."));
        if (known is not null) return IngestedThing.Of(known.Become(values) ? IngestResult.Updated : IngestResult.Unchanged, known.Id, known.Version);

        var account = accounts[row.Domain] = AccountInWork.New(row.Domain, values, act.Now);
        return IngestedThing.Of(IngestResult.Created, account.Id, null);
    }

    private static async Task<Dictionary<string, AccountInWork>> LockAsync(IngestAct act, IReadOnlyList<AccountRow> rows, CancellationToken ct)
    {
        await using var batch = new SqlBatch(act.Db);
        batch.KeepPlans();
        batch.Add($"{AccountInWork.Query} where domain = any($1) order by domain for no key update").With<string[]>([.. rows.Select(r => r.Domain).Distinct()]);
        var asked = act.References.Ask(batch, [], [], [.. rows.Select(r => r.Owner.Value).OfType<string>().Distinct()]);
        await using var reader = await batch.ReadAsync(ct);
        var accounts = (await reader.RowsAsync(AccountInWork.Read, ct)).ToDictionary(a => a.Domain);
        await act.References.ReadAsync(reader, asked, ct);
        return accounts;
    }

    private async Task ScoreAsync(IngestAct act, Guid[] accountIds, Actor by, CancellationToken ct)
    {
        if (accountIds.Length == 0) return;

        await using var batch = new SqlBatch(act.Db);
        batch.Add("select id from leads where account_id = any($1)").With(accountIds);
        List<Guid> leads;
        await using (var reader = await batch.ReadAsync(ct)) leads = await reader.RowsAsync(row => row.GetGuid(0), ct);
        await scoreLeads.RunAsync(act.Db, leads, act.Now, act.Terms.IsPast ? ScoringOccasion.Past : ScoringOccasion.Change, by, ct);
    }
}
