using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>What a test finds when it begins. Each feature adds its own part in a file of its own.</summary>
public sealed partial class Given(HubApp app)
{
    private int _count;

    /// <summary>An active person with these roles; a team is made when none is named.</summary>
    public async Task<Person> PersonAsync(Role role, Team? team = null, string? name = null)
    {
        team ??= await TeamAsync(role is Role.Marketer ? TeamSide.Marketing : TeamSide.Sales);
        var number = Interlocked.Increment(ref _count);
        var email = $"{role}{number}@hub.test".ToLowerInvariant();
        await using var db = app.Open();
        var person = new Person
        {
            Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), Name = name ?? $"{role} {number}", Roles = [role], TeamId = team.Id,
            UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true, LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("n"), CreatedAt = app.Clock.GetUtcNow(),
        };
        db.Add(person);
        await db.SaveChangesAsync();
        return person;
    }

    public async Task<Team> TeamAsync(TeamSide side, Guid? managerId = null)
    {
        await using var db = app.Open();
        var number = Interlocked.Increment(ref _count);
        var team = new Team { Id = Guid.CreateVersion7(app.Clock.GetUtcNow()), Key = $"team-{number}", Name = $"Team {number}", Side = side, ManagerId = managerId };
        db.Add(team);
        await db.SaveChangesAsync();
        return team;
    }

    public static Actor ActorOf(Person person, params Guid[] managedTeams) => new(person.Id, person.Name, person.Roles, person.TeamId, managedTeams);
}
