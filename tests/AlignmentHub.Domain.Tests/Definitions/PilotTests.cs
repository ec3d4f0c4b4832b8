using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Domain.Definitions.Questions;

namespace AlignmentHub.Domain.Tests.Definitions;

public sealed class PilotTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Definition = Guid.NewGuid();
    private static readonly DefinitionDocument Content = SampleDefinition.Json().Parse().Value!;
    private static readonly PilotScope Fifth = new(20, []);
    private static readonly Actor Marketer = new(Guid.NewGuid(), "Mara", [Role.Marketer]);

    [Theory]
    [InlineData(DefinitionState.Draft, "Only a version that both sides signed can be piloted.")]
    [InlineData(DefinitionState.Proposed, "Only a version that both sides signed can be piloted.")]
    [InlineData(DefinitionState.Signed, null)]
    [InlineData(DefinitionState.Scheduled, "This version becomes active on its day")]
    [InlineData(DefinitionState.Active, "judges all leads already")]
    [InlineData(DefinitionState.Retired, "This version has ended.")]
    [InlineData(DefinitionState.Withdrawn, "This version has ended.")]
    public void Only_a_signed_version_is_piloted(DefinitionState state, string? refusal)
    {
        var version = In(state, 2);

        var started = Pilot.Start(version, [In(DefinitionState.Active, 1), version], null, Fifth, Marketer, Now);

        if (refusal is null) Assert.Equal((version.Id, (int?)20, (DateTimeOffset?)null), (started.Value!.VersionId, started.Value.Share, started.Value.EndedAt));
        else Assert.Contains(refusal, started.Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_needs_an_active_version_that_stays_and_there_is_one_at_a_time()
    {
        var (main, version, other) = (In(DefinitionState.Active, 1), In(DefinitionState.Signed, 2), In(DefinitionState.Signed, 3));
        DefinitionVersion[] all = [main, version, other];
        var open = Pilot.Start(version, all, null, Fifth, Marketer, Now).Value!;

        Assert.Contains("No version is active", Pilot.Start(version, [version], null, Fifth, Marketer, Now).Refusal?.Reason, StringComparison.Ordinal);
        Assert.Contains("Version 4 becomes active", Pilot.Start(version, [.. all, In(DefinitionState.Scheduled, 4)], null, Fifth, Marketer, Now).Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal("This version is being piloted already.", Pilot.Start(version, all, open, Fifth, Marketer, Now).Refusal?.Reason);
        Assert.Contains("Version 2 is being piloted already", Pilot.Start(other, all, open, Fifth, Marketer, Now).Refusal?.Reason, StringComparison.Ordinal);
        Assert.True(Pilot.Start(version, all, null, Fifth, new(Guid.NewGuid(), "Sam", [Role.SalesManager]), Now).Refusal?.IsForbidden);
        Assert.Contains("Version 2 is being piloted", Activation.Allows(other, all, open, Marketer).Refusal?.Reason, StringComparison.Ordinal);
        Assert.True(Activation.Allows(version, all, open, Marketer).IsDone);

        var questions = DefinitionVersion.Draft(Definition, 5, new QualifyingQuestions([]), null, Now);
        Assert.Contains("Questions judge no lead", Pilot.Start(questions, [.. all, questions], null, Fifth, Marketer, Now).Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_once()
    {
        var version = In(DefinitionState.Signed, 2);
        var pilot = Pilot.Start(version, [In(DefinitionState.Active, 1), version], null, Fifth, Marketer, Now).Value!;

        Assert.True(pilot.End(PilotEnding.Stopped, Marketer.Id, Now.AddDays(1)).IsDone);

        Assert.Equal("This pilot has ended already.", pilot.End(PilotEnding.Promoted, null, Now.AddDays(2)).Refusal?.Reason);
        Assert.Equal((PilotEnding.Stopped, Now.AddDays(1)), (pilot.Ending, pilot.EndedAt));
    }

    [Theory]
    [InlineData(null, 0, "share")]
    [InlineData(0, 0, "share")]
    [InlineData(100, 0, "share")]
    [InlineData(20, 1, "pools")]
    [InlineData(1, 0, null)]
    [InlineData(99, 0, null)]
    [InlineData(null, 2, null)]
    public void It_judges_a_share_or_the_leads_of_pools(int? share, int pools, string? wrong) =>
        Assert.Equal(wrong, PilotScope.Of(share, [.. Enumerable.Range(0, pools).Select(_ => Guid.NewGuid())]).Refusal?.Fields.Keys.Single());

    [Fact]
    public void A_lead_stays_on_its_side_and_the_sides_are_as_large_as_they_should_be()
    {
        // As many come in one second.
        Guid[] leads = [.. Enumerable.Range(0, 20_000).Select(i => Guid.CreateVersion7(Now.AddTicks(i)))];

        foreach (var share in (int[])[1, 20, 50, 99])
        {
            var scope = new PilotScope(share, []);
            var taken = leads.Where(lead => scope.Takes(lead, null)).ToHashSet();
            Assert.InRange(taken.Count / 200.0, share - 1.5, share + 1.5);
            Assert.True(taken.SetEquals(leads.Where(lead => new PilotScope(share, []).Takes(lead, Guid.NewGuid()))));
            Assert.True(leads.Where(lead => new PilotScope(Math.Max(1, share - 1), []).Takes(lead, null)).All(taken.Contains));
        }

        // Another release must not move leads to the other side.
        Assert.Equal([false, true, false], ((string[])["0199a1b2-c3d4-7000-8000-000000000001", "0199a1b2-c3d4-7000-8000-000000000002", "0199a1b2-c3d4-7abc-9def-0123456789ab"])
            .Select(id => new PilotScope(50, []).Takes(Guid.Parse(id), null)));
    }

    [Fact]
    public void A_pilot_of_pools_takes_their_leads_and_no_other()
    {
        var pool = Guid.NewGuid();
        var scope = new PilotScope(null, [pool]);

        Assert.Equal([true, false, false], new Guid?[] { pool, Guid.NewGuid(), null }.Select(p => scope.Takes(Guid.NewGuid(), p)));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, PilotVerdict.PilotIsBetter, "example (a) of Newcombe 1998")]
    [InlineData(48, 80, 56, 70, PilotVerdict.MainIsBetter, "the same the other way round")]
    [InlineData(9, 10, 3, 80, PilotVerdict.TooFew, "ten decisions are no comparison, however far apart")]
    [InlineData(30, 60, 32, 60, PilotVerdict.MayBeChance, "two of sixty")]
    [InlineData(0, 0, 32, 60, PilotVerdict.TooFew, "nothing decided")]
    public void What_is_said_follows_from_the_decisions(int accepted, int decided, int acceptedByMain, int decidedByMain, PilotVerdict verdict, string because)
    {
        var said = PilotComparison.Of(Arm(accepted, decided), Arm(acceptedByMain, decidedByMain));

        Assert.True(said.Verdict == verdict, because);
        if (verdict == PilotVerdict.PilotIsBetter) Assert.Equal((0.0524, 0.3339), (Math.Round(said.Low, 4), Math.Round(said.High, 4)));
        Assert.True(said.Low <= said.High);
    }

    private static PilotArm Arm(int accepted, int decided) => new(decided, accepted, decided - accepted, 0, 0);

    private static DefinitionVersion In(DefinitionState state, int number)
    {
        var version = DefinitionVersion.Draft(Definition, number, Content, null, Now);
        if (state is DefinitionState.Active or DefinitionState.Retired) version.Activate(null, Now);
        if (state == DefinitionState.Retired) version.Retire(Now);
        if (state is DefinitionState.Draft or DefinitionState.Active or DefinitionState.Retired) return version;

        version.Propose(Proposal.Plain, null, Now);
        if (state == DefinitionState.Withdrawn) version.Withdraw(null, Now);
        if (state is DefinitionState.Proposed or DefinitionState.Withdrawn) return version;

        version.Sign(new[] { (Role.Marketer, TeamSide.Marketing), (Role.SalesManager, TeamSide.Sales) }
            .Select(by => new SignOff(new(Guid.NewGuid(), "Somebody", [by.Item1]), true, by.Item2, Guid.NewGuid()).Sign(version, [], null, Now).Value!), Now);
        if (state == DefinitionState.Scheduled) version.Schedule(Now.AddDays(1), ActivationReach.NextActivity, null);
        return version;
    }
}
