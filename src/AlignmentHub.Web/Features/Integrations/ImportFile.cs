namespace AlignmentHub.Web.Features.Integrations;

/// <summary>An uploaded file with what it looks like. Dry run and commit read the same one.</summary>
public sealed class ImportFile
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public long Bytes { get; init; }

    /// <summary>The IANA name of the encoding it seems to be in.</summary>
    public string Encoding { get; init; } = "";

    public char Separator { get; init; }

    /// <summary>The header as it is written.</summary>
    public string[] Headers { get; init; } = [];

    /// <summary>The same for two files with the same headers, so that a mapping is remembered.</summary>
    public string HeaderSet { get; init; } = "";

    /// <summary>Lines after the header, as far as the file was understood when it came.</summary>
    public long Lines { get; init; }

    public Guid UploadedBy { get; init; }

    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>The mapping somebody is working on, as JSON, so that the work can be left and come back to.</summary>
    public string? Draft { get; set; }
}

/// <summary>A stretch of a file's bytes; the file is never in memory as a whole.</summary>
public sealed class ImportFilePart
{
    public const int MostBytes = 1024 * 1024;

    public Guid FileId { get; init; }

    /// <summary>From 0.</summary>
    public int Number { get; init; }

    public byte[] Content { get; init; } = [];
}
