using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Revenue;
using static AlignmentHub.Domain.Handoffs.HandoffState;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>Everything that happens between marketing and sales in the year, as a table: how often, to whom, when, what.</summary>
internal sealed class Scripts
{
    /// <summary>Hand-offs of the year, those of today included.</summary>
    public const int Passes = 900;

    private const int Year = DemoSpan.Days - 7;

    private readonly List<Script> _all = [];

    public static IReadOnlyList<Script> All { get; } = new Scripts().Write();

    private List<Script> Write()
    {
        WriteRejections();
        WriteSecondTries();
        WriteDeals();
        Add(46, Cast.Anybody, Year, 20, End(Recycled));
        Add(6, Cast.PrizeDraw, 200, 40, End(Recycled));
        Add(20, Cast.Anybody, Year, 30, End(Qualified));
        Add(30, Cast.Anybody, 14, 3, End(Working));
        Add(8, Cast.PrizeDraw, 200, 30, End(Disqualified));
        ByHand(7, End(Disqualified));
        ByHand(5, End(Recycled));
        ByHand(6, Rejected("badTiming"));
        WriteToday();
        Add(Passes - _all.Sum(s => s.Passes.Count), Cast.Anybody, Year, 20, End(Disqualified));
        return _all;
    }

    private void WriteRejections()
    {
        Add(52, Cast.PrizeDraw, 205, 3, Rejected("noIntent"));
        Add(37, Cast.PrizeDraw, 205, 3, Rejected("noRecall"));
        Add(5, Cast.PrizeDraw, 205, 3, Rejected(RejectionReason.OtherKey));
        Add(3, Cast.PrizeDraw, 205, 3, Rejected("duplicate"));
        Add(46, Cast.SmallCompany, Year, 2, Rejected("tooSmall"));
        Add(28, Cast.Anybody, Year, 2, Rejected("notAFit"));
        Add(14, Cast.Anybody, Year, 2, Rejected("noIntent"));
        Add(6, Cast.Anybody, Year, 2, Rejected("noRecall"));
        Add(10, Cast.Anybody, Year, 2, Rejected("duplicate"));
        Add(7, Cast.Anybody, Year, 2, Rejected("competitor"));
        Add(24, Cast.Anybody, Year, 2, Rejected("badTiming"));
        Add(8, Cast.Anybody, Year, 2, Rejected(RejectionReason.OtherKey));
        Add(3, Cast.Referral, Year, 2, Rejected("badTiming"));
        Add(6, Cast.Anybody, Year, 2, Rejected("badContactData"));
    }

    private void WriteSecondTries()
    {
        Add(10, Cast.Anybody, Year, 40, Rejected("badContactData"), End(Disqualified));
        Add(8, Cast.Anybody, Year, 40, Rejected("badContactData"), Rejected("notAFit"));
        Add(12, Cast.Anybody, Year, 40, Rejected("noCapacity"), End(Disqualified));
        Add(8, Cast.Anybody, Year, 40, Rejected("wrongTerritory"), Rejected("notAFit"));
        Add(6, Cast.Anybody, Year, 40, Rejected("wrongTerritory"), End(Recycled));
        Add(10, Cast.Anybody, Year, 50, End(Expired), End(Disqualified));
        Add(6, Cast.Anybody, Year, 50, End(Expired), Rejected("badTiming"));
        Add(5, Cast.Anybody, Year, 50, End(Expired), End(Withdrawn));
        Add(8, Cast.Anybody, Year, 210, Rejected("badTiming"), End(Disqualified));
        Add(8, Cast.Anybody, Year, 180, End(Recycled), End(Disqualified));
    }

    // Whatever is not closed by now is told again as if it had begun earlier, so deals close until today.
    private void WriteDeals()
    {
        Deals(OpportunityStage.Won, 24, Cast.Referral, Year, 30, End(Qualified));
        Deals(OpportunityStage.Lost, 3, Cast.Referral, Year, 30, End(Qualified));
        Deals(OpportunityStage.Open, 9, Cast.Referral, 110, 25, End(Qualified));
        Deals(OpportunityStage.Won, 49, Cast.Anybody, Year, 30, End(Qualified));
        Deals(OpportunityStage.Lost, 74, Cast.Anybody, Year, 30, End(Qualified));
        Deals(OpportunityStage.Open, 41, Cast.Anybody, 120, 25, End(Qualified));
        Deals(OpportunityStage.Won, 4, Cast.Anybody, Year, 170, Rejected("badTiming"), End(Qualified));
        Deals(OpportunityStage.Lost, 8, Cast.Anybody, Year, 140, End(Recycled), End(Qualified));
        Deals(OpportunityStage.Won, 3, Cast.Anybody, Year, 50, Rejected("noCapacity"), End(Qualified));
        Deals(OpportunityStage.Lost, 6, Cast.Anybody, Year, 50, Rejected("badContactData"), End(Qualified));
        Deals(OpportunityStage.Open, 7, Cast.Anybody, 120, 35, Rejected("wrongTerritory"), End(Qualified));
    }

    // Spread over the hours of the promise, so that something is fresh, near its end and late at any time of the day.
    private void WriteToday()
    {
        foreach (var team in new[] { Cast.Europe, Cast.Americas })
        {
            foreach (var used in new double[] { 0, 12, 35, 60, 95, 130, 160, 184, 201, 219, 232, 268, 410 }) Add(1, team, 0, 0, Open(Assigned, used));
            foreach (var used in new double[] { 25, 90, 170, 222, 300 }) Add(1, team, 0, 0, Open(Accepted, used));
            foreach (var used in new double[] { 6, 45 }) Add(1, team, 0, 0, End(Expired), Open(Queued, used));
        }
    }

    private void Deals(OpportunityStage stage, int count, Cast cast, int from, int to, params PassScript[] passes)
    {
        for (var i = 0; i < count; i++) _all.Add(new Script(cast, from, to, passes) { Deal = stage });
    }

    private void ByHand(int count, PassScript pass)
    {
        for (var i = 0; i < count; i++) _all.Add(new Script(Cast.Anybody, Year, 20, [pass]) { IsByHand = true });
    }

    private void Add(int count, Cast cast, int from, int to, params PassScript[] passes)
    {
        for (var i = 0; i < count; i++) _all.Add(new Script(cast, from, to, passes));
    }

    private static PassScript Rejected(string reason) => new(HandoffState.Rejected, reason);

    private static PassScript End(HandoffState state) => new(state);

    private static PassScript Open(HandoffState state, double used) => new(state, Used: used);
}
