using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What is known of an account beside its domain.</summary>
public sealed record AccountValues
{
    private static readonly Dictionary<string, FieldValue> NoCustom = [];

    private static readonly (string Name, Func<AccountValues, FieldValue> Of)[] Fields =
    [
        ("account.name", v => v.Name), ("account.industry", v => v.Industry), ("account.employees", v => FieldValue.From((double?)v.Employees)),
        ("account.revenue", v => FieldValue.From((double?)v.RevenueMinor)), ("account.country", v => v.Country),
        ("account.isTarget", v => (bool?)v.IsTarget), ("account.owner", v => v.OwnerId?.ToString()),
    ];

    public string? Name { get; init; }
    public string? Industry { get; init; }
    public int? Employees { get; init; }
    public long? RevenueMinor { get; init; }
    public string? Country { get; init; }
    public bool IsTarget { get; init; }
    public Guid? OwnerId { get; init; }
    public IReadOnlyDictionary<string, FieldValue> Custom { get; init; } = NoCustom;

    /// <summary>What a row makes of the account: absent members stay, null clears, custom fields merge key by key.</summary>
    /// <param name="ownerId">The user that the row names as owner.</param>
    /// <param name="rules">What the sender may do to members that hold something already.</param>
    public AccountValues With(AccountRow row, Guid? ownerId, IReadOnlyDictionary<string, FieldRule>? rules = null)
    {
        var take = new Taking(rules);
        return new()
        {
            Name = take.Of("name", row.Name, Name),
            Industry = take.Of("industry", row.Industry, Industry),
            Employees = (int?)take.Of("employees", row.Employees, Employees),
            RevenueMinor = take.Of("revenueMinor", row.RevenueMinor, RevenueMinor),
            Country = take.Of("country", row.Country, Country),
            IsTarget = take.Of("isTarget", row.IsTarget, IsTarget) ?? false,
            OwnerId = take.Of("owner", new Given<Guid?>(ownerId, row.Owner.IsGiven), OwnerId),
            Custom = take.Custom(row.Custom, Custom),
        };
    }

    /// <summary>What is different from before, with the old value; nothing if all is the same to the letter.</summary>
    public IReadOnlyList<FieldDifference> Since(AccountValues before) =>
    [
        .. Fields.Where(f => !f.Of(before).IsSame(f.Of(this))).Select(f => new FieldDifference(f.Name, f.Of(before))),
        .. FieldDifference.InCustom(before.Custom, Custom).Select(d => d with { Field = $"account.{d.Field}" }),
    ];
}
