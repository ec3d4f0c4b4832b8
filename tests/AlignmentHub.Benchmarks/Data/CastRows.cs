using AlignmentHub.Web.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>Loads the people, pools, routing rules, companies and campaigns.</summary>
internal static class CastRows
{
    public static async Task LoadAsync(NpgsqlConnection connection, Cast cast, DateTimeOffset at)
    {
        await CopyIn.RowsAsync(connection, "teams", "id, key, name, side", [[cast.Team, "sales", "Sales", "Sales"]]);
        await CopyIn.RowsAsync(connection, "people",
            "id, name, roles, team_id, is_active, created_at, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, security_stamp, " +
            "phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count", People(cast, at));
        await CopyIn.RowsAsync(connection, "pools", "id, key, name", Words.Regions.Select((region, n) => new object?[] { cast.Pools[n], region, region }));
        await CopyIn.RowsAsync(connection, "pool_members", "pool_id, person_id, weight, value",
            cast.Reps.Select((rep, n) => new object?[] { cast.Pools[n / StoryTeller.RepsPerPool], rep, 1m, 0m }));
        await CopyIn.RowsAsync(connection, "routing_rules", "id, key, name, position, condition, pool_id, owner_first", Words.Regions.Select(
            (region, n) => new object?[] { cast.Rules[n], region, region, n, new Json($$"""{"field":"custom.region","op":"eq","value":"{{region}}"}"""), cast.Pools[n], false }));
        await CopyIn.RowsAsync(connection, "campaigns", "id, key, name, channel, budget_kind, created_at",
            cast.Campaigns.Select((id, n) => new object?[] { id, Cast.KeyOf(n), $"Campaign {n}", Words.Sources[n % Words.Sources.Length], "DemandGeneration", at }));
        await CopyIn.RowsAsync(connection, "accounts", "id, domain, name, industry, employees, country, is_target, custom, created_at, updated_at",
            cast.Companies.Select((id, n) => Company(id, n, at)));
    }

    private static IEnumerable<object?[]> People(Cast cast, DateTimeOffset at)
    {
        // One hash for all: making twenty would take longer than loading everything else here.
        var password = new PasswordHasher<Person>().HashPassword(new Person(), Cast.RepPassword);
        return cast.Reps.Select((id, n) => new object?[]
        {
            id, $"Rep {n}", new[] { "SalesRep" }, cast.Team, true, at, Cast.EmailOf(n), Cast.EmailOf(n).ToUpperInvariant(), Cast.EmailOf(n), Cast.EmailOf(n).ToUpperInvariant(), true,
            password, $"{id:n}", false, false, true, 0,
        });
    }

    private static object?[] Company(Guid id, int number, DateTimeOffset at) =>
    [
        id, Cast.DomainOf(number), $"Company {number}", Words.Industries[number % Words.Industries.Length], 5 + (number * 37 % 2_000),
        Words.Countries[number % Words.Countries.Length], number % 50 == 0, new Json("{}"), at, at,
    ];
}
