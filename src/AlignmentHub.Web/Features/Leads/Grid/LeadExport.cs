using System.Text;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>Takes a list of leads out of the hub as a table, row by row, however long it is.</summary>
public sealed class LeadExport(LeadListQueries leads, IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    private const int RowsAtOnce = 1000;

    private static readonly IReadOnlyList<CsvColumn<LeadLine>> Columns =
    [
        new("id", l => l.Id.ToString()), new("externalId", l => l.ExternalId), new("email", l => l.Email), new("firstName", l => l.FirstName),
        new("lastName", l => l.LastName),
        new("title", l => l.Title), new("company", l => l.Company), new("stage", l => l.Stage),
        new("score", l => l.Score), new("grade", l => l.Grade), new("owner", l => l.OwnerEmail), new("source", l => l.Source), new("campaign", l => l.Campaign),
        new("lastActivityAt", l => l.LastActivityAt), new("createdAt", l => l.CreatedAt), new("updatedAt", l => l.UpdatedAt),
    ];

    public async Task<Outcome> RunAsync(LeadFilter filter, LeadOrder order, Stream output, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ExportLeads).Refusal is { } no) return no;

        await NoteAsync(filter, by, ct);
        // Spreadsheets take a file without the mark for one in their own encoding.
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(string.Join(',', Columns.Select(c => Csv.Cell(c.Name))));
        LeadCursor? from = null;
        while (await leads.PageAsync(filter, order, from, RowsAtOnce, ct: ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows) await text.WriteLineAsync(string.Join(',', Columns.Select(c => Csv.Cell(c.Value(row)))));
            from = rows[^1].CursorIn(order);
        }

        return Outcome.Done;
    }

    private async Task NoteAsync(LeadFilter filter, Actor by, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        db.Audit(by, "leads.exported", "leads", clock.GetUtcNow(), after: filter);
        await db.SaveChangesAsync(ct);
    }
}
