namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>
/// Names of custom fields that are filled in only once somebody has spoken with the lead, so that they know the outcome. These are known from
/// exports of a CRM in use; administrators mark their own.
/// </summary>
public static class AfterContact
{
    private static readonly HashSet<string> Known =
    [
        "tags", "leadquality", "leadprofile", "lastnotableactivity", "asymmetriqueactivityindex", "asymmetriqueprofileindex",
        "asymmetriqueactivityscore", "asymmetriqueprofilescore",
    ];

    /// <summary>Whether a custom field of this key is known to be one, however its name is written.</summary>
    public static bool IsKnown(string key) => Known.Contains(string.Concat(key.Where(char.IsLetterOrDigit)).ToLowerInvariant());
}
