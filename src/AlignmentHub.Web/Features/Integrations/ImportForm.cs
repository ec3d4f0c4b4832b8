using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using Microsoft.AspNetCore.Http.Features;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>The form of <c>POST /imports</c>.</summary>
internal sealed record ImportForm(IFormFile File, FieldMapping Mapping, ImportMode Mode)
{
    private const int InMemory = 64 * 1024;
    private const int LongestMapping = 1024 * 1024;
    private static readonly string[] Known = ["mapping", "mode"];

    /// <param name="largestFile">In bytes; what is larger than memory is kept on disk while it is read.</param>
    public static async Task<Outcome<ImportForm>> ReadAsync(HttpRequest request, long largestFile, CancellationToken ct)
    {
        if (!request.HasFormContentType || request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
            throw new BadHttpRequestException("Send the file as multipart/form-data.", StatusCodes.Status415UnsupportedMediaType);

        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions
        {
            MemoryBufferThreshold = InMemory, MultipartBodyLengthLimit = largestFile + 1, ValueLengthLimit = LongestMapping,
        }));
        var form = await ReadAsync(request, ct);
        return Check(form, await MappingAsync(form, ct));
    }

    private static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await request.ReadFormAsync(ct);
        }
        catch (InvalidDataException broken)
        {
            var isTooLarge = broken.Message.Contains("limit", StringComparison.OrdinalIgnoreCase);
            throw isTooLarge ? new BadHttpRequestException("The file is larger than this hub takes. Split it.", StatusCodes.Status413PayloadTooLarge, broken)
                : new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, broken);
        }
    }

    // Command lines send it as a field or, from a file, as a file.
    private static async Task<string> MappingAsync(IFormCollection form, CancellationToken ct)
    {
        if (form.Files.GetFile("mapping") is not { Length: <= LongestMapping } file) return form["mapping"].ToString();

        using var text = new StreamReader(file.OpenReadStream());
        return await text.ReadToEndAsync(ct);
    }

    private static Outcome<ImportForm> Check(IFormCollection form, string json)
    {
        var problems = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in form.Keys.Except(Known).Concat(form.Files.Select(f => f.Name).Where(name => name is not ("file" or "mapping"))))
            problems[name] = ["This is not known here; known are file, mapping and mode."];
        var file = form.Files.GetFile("file");
        if (file is null) problems["file"] = ["Send the file itself."];
        var mode = ModeOf(form["mode"]);
        if (mode is null) problems["mode"] = ["Must be dryRun or commit."];
        var mapping = FieldMapping.Parse(json.Length > 0 ? json : "null");
        foreach (var (path, messages) in mapping.Refusal?.Fields ?? problems.Take(0).ToDictionary()) problems[path == "$" ? "mapping" : path] = messages;

        return problems.Count > 0
            ? new Refusal("This import cannot be started as it is.") { Fields = problems }
            : new ImportForm(file!, mapping.Value!, mode!.Value);
    }

    private static ImportMode? ModeOf(string? text) => text switch
    {
        "dryRun" => ImportMode.DryRun,
        "commit" => ImportMode.Commit,
        _ => null,
    };
}
