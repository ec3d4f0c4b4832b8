using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Tests.Architecture;

/// <summary>The rules of who may know what. Each takes files and answers with what breaks it, so that it can be fed a violation.</summary>
internal static partial class Rules
{
    private const string Web = "src/AlignmentHub.Web/";
    private const int LongestFile = 250;
    private const int LongestPage = 150;

    public static IEnumerable<string> DomainKnowsNobody(string project) =>
        project.Trim() == """<Project Sdk="Microsoft.NET.Sdk" />""" ? [] : ["AlignmentHub.Domain refers to something"];

    public static IEnumerable<string> DomainIsPure(IEnumerable<SourceFile> files) =>
        from file in files
        from Match match in Impure().Matches(file.Text)
        select $"{file.Path}: {match.Value}";

    public static IEnumerable<string> FeaturesReachInto(IEnumerable<SourceFile> files) => (
        from file in files
        where file.Path.StartsWith(Web + "Features/", StringComparison.Ordinal)
        from Match match in FeatureName().Matches(file.Text)
        let reach = $"{file.Parts[3]} -> {match.Groups[1].Value}"
        where match.Groups[1].Value != file.Parts[3]
        select reach).Distinct();

    public static IEnumerable<string> PagesQuery(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.EndsWith(".razor", StringComparison.Ordinal) || file.Path.EndsWith(".razor.cs", StringComparison.Ordinal)
        where file.Text.Contains("HubDb", StringComparison.Ordinal) || file.Text.Contains("EntityFrameworkCore", StringComparison.Ordinal) || file.Text.Contains("Npgsql", StringComparison.Ordinal)
        select file.Path;

    public static IEnumerable<string> PlatformNamesFeatures(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith(Web + "Platform/", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && FeatureName().IsMatch(file.Text)
        select file.Path;

    public static IEnumerable<string> OpenPages(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.EndsWith(".razor", StringComparison.Ordinal) && Route().IsMatch(file.Text)
        where !file.Text.Contains("@attribute [Authorize", StringComparison.Ordinal) && !file.Text.Contains("@attribute [AllowAnonymous]", StringComparison.Ordinal)
        select file.Path;

    public static IEnumerable<string> CronOutsideTheTimetable(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.Path.EndsWith("/Timetable.cs", StringComparison.Ordinal) && Cron().IsMatch(file.Text)
        select file.Path;

    public static IEnumerable<string> TooLong(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.Path.Contains("/Migrations/", StringComparison.Ordinal)
        let lines = file.Text.Count(c => c == '\n')
        where lines > (file.Path.EndsWith(".razor", StringComparison.Ordinal) ? LongestPage : LongestFile)
        select $"{file.Path}: {lines} lines";

    public static IEnumerable<string> SwallowedErrors(IEnumerable<SourceFile> files) =>
        from file in files
        where EmptyCatch().IsMatch(file.Text)
        select file.Path;

    public static IEnumerable<string> ActsThatAnOutageEnds(IEnumerable<SourceFile> files) =>
        from file in files
        where !file.Path.EndsWith("/HubComponent.cs", StringComparison.Ordinal) && BareComponent().IsMatch(file.Text)
        select file.Path;

    [GeneratedRegex(@"(@inherits |: )(Owning)?ComponentBase\b", RegexOptions.ExplicitCapture)]
    private static partial Regex BareComponent();

    [GeneratedRegex(@"AlignmentHub\.Web\.Features\.(\w+)")]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"\b(async |await |Task<|TimeProvider|ILogger|Microsoft\.EntityFrameworkCore|Npgsql)")]
    private static partial Regex Impure();

    [GeneratedRegex("\"[\\d*/,-]+( [\\d*/,?LW#A-Z-]+){5,6}\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Cron();

    [GeneratedRegex("^@page ", RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
