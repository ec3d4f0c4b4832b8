using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>Loads the people, pools, routing rules, companies and campaigns.</summary>
internal static class CastRows
{
    public static async Task LoadAsync(NpgsqlConnection connection, Cast cast, DateTimeOffset at)
    {
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

    public static async Task AddPeopleAsync(HubDb db, Cast cast, DateTimeOffset at)
    {
        // One hash for all: making twenty would take longer than loading everything else here.
        var password = new PasswordHasher<Person>().HashPassword(new Person(), Cast.RepPassword);
        db.Add(new Team { Id = cast.Team, Key = "sales", Name = "Sales", Side = TeamSide.Sales });
        db.AddRange(cast.Reps.Select((id, n) => new Person
        {
            Id = id, Name = $"Rep {n}", Roles = [Role.SalesRep], TeamId = cast.Team, CreatedAt = at, PasswordHash = password, SecurityStamp = $"{id:n}", LockoutEnabled = true,
            Email = Cast.EmailOf(n), NormalizedEmail = Cast.EmailOf(n).ToUpperInvariant(), UserName = Cast.EmailOf(n), NormalizedUserName = Cast.EmailOf(n).ToUpperInvariant(),
            EmailConfirmed = true,
        }));
        await db.SaveChangesAsync();
    }

    private static object?[] Company(Guid id, int number, DateTimeOffset at) =>
    [
        id, Cast.DomainOf(number), $"Company {number}", Words.Industries[number % Words.Industries.Length], 5 + (number * 37 % 2_000),
        Words.Countries[number % Words.Countries.Length], number % 50 == 0, new Json("{}"), at, at,
    ];
}
