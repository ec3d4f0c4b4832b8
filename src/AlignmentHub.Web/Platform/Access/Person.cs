using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Somebody who works with the hub. The e-mail address is the name to sign in with.</summary>
public sealed class Person : IdentityUser<Guid>, ILive
{
    public string Name { get; set; } = "";

    public Role[] Roles { get; set; } = [];

    public Guid? TeamId { get; set; }

    /// <summary>The hours this person works; absent: those of the team.</summary>
    public Guid? CalendarId { get; set; }

    /// <summary>IANA name; the zone in which this person reads times. Absent: the browser's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>A culture name such as <c>de-DE</c>; absent: the browser's.</summary>
    public string? Culture { get; set; }

    public ColourTheme Theme { get; set; }

    /// <summary>Inactive people cannot sign in, and no lead is routed to them.</summary>
    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public int Version { get; private set; } = 1;

    public string LiveTopic => $"person/{Id}";

    /// <param name="email">Normalised (semantics.md 1).</param>
    public static Person Create(string email, string name, IEnumerable<Role> roles, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Name = name, Roles = [.. roles], CreatedAt = now, EmailConfirmed = true, SecurityStamp = NewStamp(),
        Email = email, UserName = email, NormalizedEmail = People.NameOf(email), NormalizedUserName = People.NameOf(email),
    };

    /// <summary>Ends every session that this person has open, in all browsers.</summary>
    public void SignOutEverywhere() => SecurityStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("n");
}
