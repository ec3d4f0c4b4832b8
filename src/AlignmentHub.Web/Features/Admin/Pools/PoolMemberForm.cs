namespace AlignmentHub.Web.Features.Admin.Pools;

/// <summary>A member of a pool as it is typed.</summary>
public sealed class PoolMemberForm
{
    public string User { get; init; } = "";

    public string Name { get; init; } = "";

    public decimal Weight { get; set; } = 1;

    public int? MostOpen { get; set; }

    public int? MostPerDay { get; set; }

    /// <summary>Separated by commas.</summary>
    public string? Languages { get; set; }

    /// <summary>Separated by commas.</summary>
    public string? Territories { get; set; }

    public PoolMemberTerms Terms => new(User, Weight, MostOpen, MostPerDay, Parts(Languages), Parts(Territories));

    public static PoolMemberForm Of(PoolMemberSheet member) => new()
    {
        User = member.User, Name = member.Name, Weight = member.Weight, MostOpen = member.MostOpen, MostPerDay = member.MostPerDay,
        Languages = string.Join(", ", member.Languages), Territories = string.Join(", ", member.Territories),
    };

    private static string[] Parts(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
