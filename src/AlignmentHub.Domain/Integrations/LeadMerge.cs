using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a row makes of a lead (api.md, Ingest): absent members stay, null clears, custom fields merge key by key.</summary>
/// <param name="kindOf">Judges a normalised address by the lists of mail providers.</param>
/// <param name="rules">What the sender may do to members that hold something already; without a rule the row wins.</param>
public sealed class LeadMerge(Func<string, EmailKind> kindOf, IReadOnlyDictionary<string, FieldRule>? rules = null)
{
    /// <param name="ownerId">The user that the row names as owner.</param>
    public LeadValues New(LeadRow row, Guid? ownerId) => Merge(new(), row, ownerId, null);

    /// <inheritdoc cref="New"/>
    public LeadValues Update(LeadValues present, LeadRow row, Guid? ownerId) => Merge(present, row, ownerId, rules);

    private LeadValues Merge(LeadValues present, LeadRow row, Guid? ownerId, IReadOnlyDictionary<string, FieldRule>? rules)
    {
        var take = new Taking(rules);
        var email = take.Of("email", row.Email, present.Email);
        var merged = present with
        {
            ExternalId = take.Of("externalId", row.ExternalId, present.ExternalId),
            Email = email,
            EmailKind = email == present.Email ? present.EmailKind : email is null ? null : kindOf(email),
            FirstName = take.Of("firstName", row.FirstName, present.FirstName),
            LastName = take.Of("lastName", row.LastName, present.LastName),
            Title = take.Of("title", row.Title, present.Title),
            Company = take.Of("company", row.Company, present.Company),
            Phone = take.Of("phone", row.Phone, present.Phone),
            Country = take.Of("country", row.Country, present.Country),
            Language = take.Of("language", row.Language, present.Language),
            Source = take.Of("source", row.Source, present.Source),
            Medium = take.Of("medium", row.Medium, present.Medium),
            Campaign = take.Of("campaign", row.Campaign, present.Campaign),
            Consent = take.Of("consent", row.Consent, present.Consent),
            OwnerId = take.Of("owner", new Given<Guid?>(ownerId, row.Owner.IsGiven), present.OwnerId),
            Custom = take.Custom(row.Custom, present.Custom),
        };
        return merged with { AccountDomain = take.Of("accountDomain", row.AccountDomain, AccountOf(present, merged)) };
    }

    // A new address brings its company along, unless somebody named another account for this lead.
    private static string? AccountOf(LeadValues present, LeadValues merged)
    {
        if (merged.Email == present.Email || merged is not { Email: { } email, EmailKind: EmailKind.Business }) return present.AccountDomain;

        var isImplied = present.AccountDomain is null || (present.Email is { } before && present.AccountDomain == EmailAddress.DomainOf(before));
        return isImplied ? EmailAddress.DomainOf(email) : present.AccountDomain;
    }
}

/// <summary>Whether a row's value or the present one holds, member by member.</summary>
internal readonly struct Taking(IReadOnlyDictionary<string, FieldRule>? rules)
{
    public T? Of<T>(string member, Given<T> said, T? present)
    {
        if (!said.IsGiven) return present;

        return RuleOf(member) switch
        {
            FieldRule.Overwrite => said.Value,
            FieldRule.IfBlank => present is null ? said.Value : present,
            FieldRule.Never => present,
        };
    }

    public IReadOnlyDictionary<string, FieldValue> Custom(Given<IReadOnlyDictionary<string, FieldValue>> said, IReadOnlyDictionary<string, FieldValue> present)
    {
        if (!said.IsGiven) return present;
        if (said.Value is not { } values) return new Dictionary<string, FieldValue>();

        var merged = new Dictionary<string, FieldValue>(present);
        foreach (var (key, value) in values)
        {
            var rule = RuleOf(FieldCatalogue<object>.CustomPrefix + key);
            if (rule == FieldRule.Never || (rule == FieldRule.IfBlank && present.ContainsKey(key))) continue;
            if (value.IsEmpty) merged.Remove(key);
            else merged[key] = value;
        }

        return merged;
    }

    private FieldRule RuleOf(string member) => rules is not null && rules.TryGetValue(member, out var rule) ? rule : FieldRule.Overwrite;
}
