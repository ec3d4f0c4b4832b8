namespace AlignmentHub.Domain.Access;

/// <summary>Who is asking: a signed-in person, an API key that acts as one, or the system itself.</summary>
public sealed class Actor(Guid id, string name, IEnumerable<Role> roles, Guid? teamId = null, IEnumerable<Guid>? managedTeams = null)
{
    /// <summary>Jobs and what the hub does by itself: it may bring data in and act on what rules say, and nothing a person decides.</summary>
    public static readonly Actor System = new(Guid.Empty, "AlignmentHub", [Role.Admin]);

    public Guid Id { get; } = id;

    public string Name { get; } = name;

    public IReadOnlySet<Role> Roles { get; } = roles.ToHashSet();

    public Guid? TeamId { get; } = teamId;

    /// <summary>The teams whose hand-offs this person may act on as their manager.</summary>
    public IReadOnlySet<Guid> ManagedTeams { get; } = (managedTeams ?? []).ToHashSet();

    /// <summary>The API key through which the person acts, for the audit; absent in the browser.</summary>
    public Guid? ApiKeyId { get; init; }

    /// <summary>Whether somebody else's API key speaks for this person (Hub-Act-As).</summary>
    public bool IsRelayed { get; init; }

    /// <summary>Set for the record of who changed what; the system itself is nobody.</summary>
    public Guid? PersonId => Id == Guid.Empty ? null : Id;

    private IReadOnlySet<Permission> Allowed { get; } = Permissions.Of(roles);

    public bool May(Permission permission) => Allowed.Contains(permission);

    /// <summary>Refuses an actor whose roles do not allow it.</summary>
    public Outcome Needs(Permission permission) => May(permission) ? Outcome.Done : Refusal.Forbidden("Your role does not allow this. Ask an administrator.");
}
