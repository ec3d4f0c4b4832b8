namespace AlignmentHub.Web.Tests.Features.Integrations;

/// <summary>Real data that may be read but not shipped: beside the repository, or where HUB_SHARED says. A test without it is skipped.</summary>
internal static class SharedData
{
    public static string Folder(string name)
    {
        if (Find(name) is { } folder) return folder;

        Assert.Skip($"The shared data folder with {name} is not here; HUB_SHARED can name it.");
        return "";
    }

    /// <summary>Names for a theory; one blank name where the folder is absent, so that the skip is seen.</summary>
    public static TheoryData<string> Files(string folder, string pattern)
    {
        var files = Find(folder) is { } found ? Directory.GetFiles(found, pattern).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray() : [];
        return files.Length == 0 ? new("") : new(files!);
    }

    private static string? Find(string name)
    {
        var roots = new[] { Environment.GetEnvironmentVariable("HUB_SHARED") }.Concat(Above().Select(d => Path.Combine(d, "shared")));
        return roots.Where(r => !string.IsNullOrEmpty(r)).Select(r => Path.Combine(r!, name)).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Above()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent) yield return at.FullName;
    }
}
