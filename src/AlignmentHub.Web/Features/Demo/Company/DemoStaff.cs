using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>Everybody who works with the hub in the demo company.</summary>
internal sealed class DemoStaff
{
    // Nobody can receive mail there (RFC 2606).
    private const string MailDomain = "demo.example";

    private static readonly string[] MarketerNames = ["Mara Lindqvist", "Tom Okafor", "Ines Carvalho"];

    // One works half days, one half as much again as the others.
    private static readonly (string Name, decimal Weight)[] EuropeNames = [("Jonas Weber", 1), ("Aylin Demir", 1), ("Piotr Nowak", 1), ("Clara Rossi", 0.5m)];
    private static readonly (string Name, decimal Weight)[] AmericasNames = [("Maya Johnson", 1), ("Diego Ramirez", 1.5m), ("Hannah Lee", 1), ("Owen Hale", 1)];

    private readonly DemoSpan _span;
    private readonly string _passwordHash;
    private readonly DemoIds _ids = new(kind: 1);

    /// <param name="administrator">Whom the settings name; absent: the demo brings one of its own.</param>
    public DemoStaff(DemoSpan span, string passwordHash, Guid? administrator)
    {
        (_span, _passwordHash) = (span, passwordHash);
        Marketing = TeamOf("marketing", "Marketing", TeamSide.Marketing);
        var (europe, americas) = (DemoHours.Europe(span), DemoHours.Americas(span));
        var (sellEurope, sellAmericas) = (SalesTeam(DemoPlace.Europe, "Sales Europe", europe), SalesTeam(DemoPlace.Americas, "Sales Americas", americas));

        Own = administrator is null ? Hire("Robin Keller", Role.Admin, null, europe) : null;
        AdministratorId = administrator ?? Own!.Id;
        Marketers = [.. MarketerNames.Select(name => Hire(name, Role.Marketer, Marketing, europe))];
        Europe = DemoTeam.Make(span, sellEurope, europe, position: 1, Reps(sellEurope, europe, EuropeNames));
        Americas = DemoTeam.Make(span, sellAmericas, americas, position: 2, Reps(sellAmericas, americas, AmericasNames));
        Manager = Hire("Sofia Marin", Role.SalesManager, sellEurope, europe);
        Leader = Hire("Daniel Brandt", Role.Leader, null, europe);
    }

    public Guid AdministratorId { get; }
    public Team Marketing { get; }
    public DemoTeam Europe { get; }
    public DemoTeam Americas { get; }
    public IReadOnlyList<Person> Marketers { get; }
    public Person Manager { get; }

    public IReadOnlyList<DemoTeam> SalesTeams => [Europe, Americas];

    public IEnumerable<Team> Teams => [Marketing, Europe.Row, Americas.Row];

    /// <summary>All who come with the demo.</summary>
    public IEnumerable<Person> People =>
        new[] { Own }.OfType<Person>().Concat(Marketers).Concat(SalesTeams.SelectMany(t => t.Reps).Select(r => r.Person)).Append(Manager).Append(Leader);

    private Person? Own { get; }

    private Person Leader { get; }

    public DemoTeam TeamFor(DemoPlace place) => place.Team == DemoPlace.Europe ? Europe : Americas;

    private Team TeamOf(string key, string name, TeamSide side, DemoHours? hours = null) =>
        new() { Id = _ids.Next(_span.SetUp), Key = key, Name = name, Side = side, CalendarId = hours?.Calendar.Id };

    private Team SalesTeam(string key, string name, DemoHours hours) => TeamOf(key, name, TeamSide.Sales, hours);

    private DemoRep[] Reps(Team team, DemoHours hours, IEnumerable<(string Name, decimal Weight)> reps) =>
        [.. reps.Select(rep => new DemoRep(Hire(rep.Name, Role.SalesRep, team, hours), rep.Weight))];

    private Person Hire(string name, Role role, Team? team, DemoHours hours)
    {
        var email = $"{name.Split(' ')[0].ToLowerInvariant()}@{MailDomain}";
        return new Person
        {
            Id = _ids.Next(_span.SetUp), Name = name, Roles = [role], TeamId = team?.Id, TimeZone = hours.Zone.Id, CreatedAt = _span.SetUp,
            UserName = email, NormalizedUserName = Platform.Access.People.NameOf(email), Email = email, NormalizedEmail = Platform.Access.People.NameOf(email),
            EmailConfirmed = true, LockoutEnabled = true, PasswordHash = _passwordHash, SecurityStamp = Guid.NewGuid().ToString("n"),
        };
    }
}
