namespace AlignmentHub.Domain.Integrations;

/// <summary>What a mapping has to give so that any row of its kind can be taken.</summary>
internal static class RequiredMembers
{
    /// <summary>What is missing, in words; each group wants one of its members.</summary>
    public static string? Missing(FieldMapping mapping)
    {
        var given = mapping.Columns.Values.Concat(mapping.Constants.Keys).ToHashSet();
        var missing = Groups(mapping.Kind).Where(group => !group.Any(given.Contains)).Select(group => string.Join(" or ", group)).ToList();
        return missing.Count == 0 ? null : $"Map a column to {string.Join(", to ", missing)}.";
    }

    private static IEnumerable<string[]> Groups(ImportKind kind) => kind switch
    {
        ImportKind.Leads => [["externalId", "email"]],
        ImportKind.Accounts => [["domain"]],
        ImportKind.Activities => [["lead.email", "lead.externalId", "lead.id"], ["type"], ["at"]],
        ImportKind.Opportunities => [["externalId"], ["name"], ["amount", "amountMinor"], ["currency"], ["stage"], ["createdAt"]],
        ImportKind.Campaigns => [["key"], ["name"]],
    };
}
