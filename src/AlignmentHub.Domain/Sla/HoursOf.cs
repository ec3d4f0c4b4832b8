namespace AlignmentHub.Domain.Sla;

/// <summary>In whose working time the promises of a policy run.</summary>
public enum HoursOf
{
    /// <summary>Of the rep's team; a team without a calendar works the default one.</summary>
    Team,

    /// <summary>Of the rep; who has no calendar of their own works the team's.</summary>
    Rep,

    /// <summary>While both work.</summary>
    Both,
}
