namespace AlignmentHub.Domain.Access;

/// <summary>Something that a role lets a person do. The table is <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>See leads, their score and their history.</summary>
    ReadLeads,

    /// <summary>Bring leads, activities, accounts and opportunities in, and edit them.</summary>
    WriteLeads,

    /// <summary>Take lists of leads out of the hub.</summary>
    ExportLeads,

    /// <summary>Upload files of leads.</summary>
    ImportLeads,

    /// <summary>Give a lead to sales by hand, with a reason.</summary>
    HandOffLeads,

    /// <summary>Decide and work on one's own hand-offs and on those that wait in a pool one belongs to.</summary>
    DecideOwnHandoffs,

    /// <summary>Decide, work on and reassign the hand-offs of the teams one manages.</summary>
    DecideTeamHandoffs,

    /// <summary>Say that a rejection is wrong.</summary>
    DisputeRejections,

    /// <summary>Write definitions of what a good lead is.</summary>
    EditDefinitions,

    /// <summary>Sign a definition for one's side.</summary>
    SignDefinitions,

    /// <summary>Activate the first version of a definition before anybody has signed it.</summary>
    ActivateUnsigned,

    /// <summary>Write campaigns and their spend.</summary>
    EditCampaigns,

    /// <summary>See revenue, funnel and attainment.</summary>
    ReadRevenue,

    /// <summary>Freeze the numbers of a month, and let it move again.</summary>
    CloseMonths,

    /// <summary>Set targets, and say what matters in a period.</summary>
    SetTargets,

    /// <summary>See every clock of both sides.</summary>
    ReadSla,

    /// <summary>Start jobs, and see how they went.</summary>
    RunJobs,

    /// <summary>People, teams, pools, calendars, policies, reasons, keys and settings.</summary>
    Administer,

    /// <summary>Read who did what.</summary>
    ReadAudit,
}
