using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Ingest;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Leads from a file: a past, which qualifies at a later activity (semantics.md 3.6).</summary>
public sealed class LeadRows(IngestLeads ingest, TimeProvider clock) : IRowIngest
{
    public ImportKind Kind => ImportKind.Leads;

    public Refusal? ProblemOf(RawValue row) => LeadRow.Parse(row, clock.GetUtcNow()).Refusal;

    public async Task<Outcome<IReadOnlyList<RowResult>>> RunAsync(
        IReadOnlyList<RawValue> rows, IReadOnlyDictionary<string, FieldRule> rules, Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await ParsedRows.TakeAsync([.. rows.Select(r => LeadRow.Parse(r, now))], async parsed =>
        {
            var taken = await ingest.RunAsync(parsed, new IngestTerms { IsPast = true, Rules = rules }, by, ct);
            return taken.Refusal is { } no ? no : new Outcome<IReadOnlyList<RowResult>>([.. taken.Value!.Select(t => new RowResult(FateOf(t.Result), t.Refusal))], null);
        });
    }

    private static RowFate FateOf(IngestResult result) => result switch
    {
        IngestResult.Created => RowFate.Created,
        IngestResult.Updated => RowFate.Updated,
        IngestResult.Unchanged => RowFate.Unchanged,
        IngestResult.Refused => RowFate.Refused,
    };
}
