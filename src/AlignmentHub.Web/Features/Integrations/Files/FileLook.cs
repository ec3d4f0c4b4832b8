using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Integrations.Files;

/// <summary>What a file looks like before anybody said anything about it.</summary>
/// <param name="Lines">After the header; blank ones counted.</param>
public sealed record FileLook(long Bytes, string Encoding, char Separator, IReadOnlyList<string> Headers, long Lines)
{
    /// <param name="content">Has to be seekable: it is read twice.</param>
    public static async Task<Outcome<FileLook>> OfAsync(Stream content, CancellationToken ct = default)
    {
        var sniffer = await SniffAsync(content, ct);
        if (sniffer.Problem() is { } problem) return Refusal.Field("file", problem);

        content.Position = 0;
        await using var lines = await LineReader.OpenAsync(content, sniffer.Encoding(), null, ct);
        if (lines.Headers.Count == 0) return Refusal.Field("file", "The file has no header line.");

        try
        {
            await lines.SkipToAsync(long.MaxValue, ct);
        }
        catch (UnreadableFileException unreadable)
        {
            return Refusal.Field("file", unreadable.Message);
        }

        return lines.Position == 0
            ? Refusal.Field("file", "The file has a header line and nothing below it.")
            : new FileLook(sniffer.Bytes, sniffer.Encoding(), lines.Separator, lines.Headers, lines.Position);
    }

    private static async Task<FileSniffer> SniffAsync(Stream content, CancellationToken ct)
    {
        var sniffer = new FileSniffer();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;) sniffer.Pass(buffer.AsSpan(0, read));
        return sniffer;
    }
}
