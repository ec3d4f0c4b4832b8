namespace AlignmentHub.Web.Platform.Access;

/// <summary>Where to go after signing in: a page of this hub and nowhere else, however the link was made.</summary>
internal static class LocalAddress
{
    public const string Home = "/";

    // "//other.example" and "/\other.example" begin like a path and lead elsewhere.
    public static string Of(string? wanted) =>
        wanted is ['/', not '/' and not '\\', ..] && !wanted.Any(char.IsControl) && !wanted.Contains('\\') ? wanted : Home;
}
