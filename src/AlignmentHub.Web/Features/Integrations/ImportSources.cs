using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations.Files;
using AlignmentHub.Web.Platform;
using Microsoft.Extensions.Options;
using Npgsql;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Opens the file of an import under its mapping.</summary>
public sealed class ImportSources(NpgsqlDataSource database, IOptions<HubOptions> options, IOptions<ImportSettings> settings)
{
    public async Task<Outcome<ImportSource>> OpenAsync(ClaimedImport import, CancellationToken ct)
    {
        var (file, mapping) = (import.File, import.Mapping);
        var content = new StoredFileStream(database, file.Id);
        var lines = await LineReader.OpenAsync(content, mapping.Encoding ?? file.Encoding, mapping.Separator ?? file.Separator, ct);
        var fit = mapping.Fit(ColumnLayout.Of(lines.Headers), options.Value.Zone, options.Value.Currency);
        if (fit.Value is { } maker) return new ImportSource(lines, maker, settings.Value.RowsPerBatch);

        await lines.DisposeAsync();
        return fit.Refusal!;
    }
}
