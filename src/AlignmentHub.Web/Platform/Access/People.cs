using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>What holds for everybody's record.</summary>
internal static class People
{
    public const int LongestName = 200;

    /// <summary>An e-mail address as it is compared at sign-in and look-up.</summary>
    public static string NameOf(string email) => email.Trim().Normalize().ToUpperInvariant();

    public static Outcome CheckName(string? name) => name?.Trim().Length is not (> 0 and <= LongestName) || name.Contains('\0')
        ? Refusal.Field("name", $"Give a name of at most {LongestName} characters.")
        : Outcome.Done;
}
