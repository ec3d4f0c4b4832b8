using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations.Files;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Queues a run of an uploaded file; whichever server is free does it.</summary>
public sealed class StartImport(IDbContextFactory<HubDb> databases, TimeProvider clock, IOptions<HubOptions> options)
{
    public async Task<Outcome<Guid>> RunAsync(Guid fileId, FieldMapping mapping, ImportMode mode, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ImportLeads).Refusal is { } no) return no;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ImportFile>().FindAsync([fileId], ct) is not { } file) return Refusal.Missing("This file is no longer here. Upload it again.");
        if (Check(file, mapping).Refusal is { } wrong) return wrong;

        var now = clock.GetUtcNow();
        var import = new Import
        {
            Id = Guid.CreateVersion7(now), FileId = fileId, Kind = mapping.Kind, Mode = mode, State = ImportState.Queued, Mapping = mapping.ToJson(),
            CreatedBy = by.Id, CreatedAt = now,
        };
        db.Add(import);
        file.Draft = import.Mapping;
        db.Audit(by, "import.started", $"import/{import.Id}", now, after: new { file = file.Name, import.Mode, import.Kind });
        await db.SaveChangesAsync(ct);
        return import.Id;
    }

    /// <summary>Does for real what a dry run has tried.</summary>
    public async Task<Outcome<Guid>> AgainAsync(Guid dryRunId, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Import>().FindAsync([dryRunId], ct) is not { } tried) return Refusal.Missing("This import is not here any more.");

        return await RunAsync(tried.FileId, FieldMapping.Parse(tried.Mapping).Value!, ImportMode.Commit, by, ct);
    }

    /// <summary>Whether a mapping fits a file.</summary>
    public Outcome Check(ImportFile file, FieldMapping mapping)
    {
        if (mapping.Encoding is { } encoding)
        {
            if (TextEncodings.Find(encoding) is not { } known)
                return Refusal.Field("encoding", "There is no such encoding; common ones are utf-8 and windows-1252.");
            if (known.WebName == TextEncodings.Utf8 && file.Encoding != TextEncodings.Utf8)
                return Refusal.Field("encoding", $"The file is not valid UTF-8. It looks like {file.Encoding}.");
        }

        // Read another way than it looks, the file has other headers; the run will tell whether they fit.
        if ((mapping.Separator ?? file.Separator) != file.Separator || (mapping.Encoding ?? file.Encoding) != file.Encoding) return Outcome.Done;

        return mapping.Fit(ColumnLayout.Of(file.Headers), options.Value.Zone, options.Value.Currency).Refusal is { } misfit ? misfit : Outcome.Done;
    }
}
