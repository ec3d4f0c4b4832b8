using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Which leads a script is for.</summary>
internal enum Cast { Anybody, PrizeDraw, SmallCompany, Referral, Europe, Americas }

/// <summary>How one hand-off ends, or how far it is.</summary>
/// <param name="Reason">Of a rejection.</param>
/// <param name="Used">Of an open one: business minutes since whoever has it got it, or accepted it.</param>
internal sealed record PassScript(HandoffState State, string? Reason = null, double Used = 0);

/// <summary>What becomes of a lead from the instant at which it first qualifies.</summary>
/// <param name="FromAge">It qualifies at most so many days before today.</param>
/// <param name="ToAge">It qualifies at least so many days before today; what follows must be over by now, unless it is open.</param>
internal sealed record Script(Cast Cast, int FromAge, int ToAge, IReadOnlyList<PassScript> Passes)
{
    public OpportunityStage? Deal { get; init; }

    /// <summary>Whether a marketer hands the lead over, without waiting for the definition.</summary>
    public bool IsByHand { get; init; }

    /// <summary>Whether it is open work, counted back from now.</summary>
    public bool IsToday => FromAge == 0;
}
