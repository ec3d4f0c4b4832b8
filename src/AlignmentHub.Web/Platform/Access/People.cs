namespace AlignmentHub.Web.Platform.Access;

internal static class People
{
    /// <summary>An e-mail address as it is compared at sign-in and look-up.</summary>
    public static string NameOf(string email) => email.Trim().Normalize().ToUpperInvariant();
}
