namespace AlignmentHub.Web.Tests.Architecture;

/// <summary>A file as a reviewer sees it.</summary>
/// <param name="Path">Below the repository, with forward slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Parts => Path.Split('/');
}

/// <summary>The source of the repository that the tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<SourceFile> Files(string folder, params string[] endings) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        where endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) && !file.Contains("/wwwroot/_framework/", StringComparison.Ordinal)
        select new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "AlignmentHub.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests run outside of a checkout; the architecture cannot be read.");
    }
}
