using System.Security.Cryptography;
using System.Text;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations.Files;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Takes an upload in, after a look at it: what is no table of text is refused as a whole.</summary>
public sealed class StoreFile(IDbContextFactory<HubDb> databases, TimeProvider clock, IOptions<ImportSettings> settings)
{
    private const int MostName = 260;

    /// <param name="check">Says whether to keep the file, once it is known what it looks like.</param>
    /// <param name="passed">Hears how many bytes have come.</param>
    public async Task<Outcome<ImportFile>> RunAsync(
        string name, Stream content, Actor by, Func<ImportFile, Outcome>? check = null, Action<long>? passed = null, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ImportLeads).Refusal is { } no) return no;

        await using var spool = await SpoolAsync(content, passed, ct);
        if (spool.Length > settings.Value.LargestBytes)
            return Refusal.Field("file", $"The file is larger than {settings.Value.LargestMegabytes} MB. Split it.");

        var look = await FileLook.OfAsync(spool, ct);
        if (look.Refusal is { } refusal) return refusal;

        var file = Describe(name, look.Value!, by);
        if (check?.Invoke(file).Refusal is { } unfit) return unfit;

        spool.Position = 0;
        return await StoreAsync(file, spool, ct);
    }

    // It is looked at twice and stored once: on the disk, because it may be large.
    private async Task<FileStream> SpoolAsync(Stream content, Action<long>? passed, CancellationToken ct)
    {
        const FileOptions Passing = FileOptions.DeleteOnClose | FileOptions.Asynchronous;
        var spool = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024, Passing);
        var buffer = new byte[64 * 1024];
        for (int read; spool.Length <= settings.Value.LargestBytes && (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            await spool.WriteAsync(buffer.AsMemory(0, read), ct);
            passed?.Invoke(spool.Length);
        }

        spool.Position = 0;
        return spool;
    }

    private async Task<ImportFile> StoreAsync(ImportFile file, FileStream content, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Add(file);
        await db.SaveChangesAsync(ct);

        var buffer = new byte[ImportFilePart.MostBytes];
        for (var number = 0; await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct) is var read and > 0; number++)
        {
            db.Add(new ImportFilePart { FileId = file.Id, Number = number, Content = buffer[..read] });
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(ct);
        return file;
    }

    private ImportFile Describe(string name, FileLook look, Actor by)
    {
        var now = clock.GetUtcNow();
        return new ImportFile
        {
            Id = Guid.CreateVersion7(now), Name = Plain(name),
            Bytes = look.Bytes, Encoding = look.Encoding, Separator = look.Separator, Headers = [.. look.Headers], Lines = look.Lines,
            HeaderSet = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ColumnLayout.Of(look.Headers).Signature))),
            UploadedBy = by.Id, UploadedAt = now,
        };
    }

    private static string Plain(string name)
    {
        var plain = string.Concat(Path.GetFileName(name).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return plain.Length == 0 ? "upload.csv" : plain[..Math.Min(plain.Length, MostName)];
    }
}
