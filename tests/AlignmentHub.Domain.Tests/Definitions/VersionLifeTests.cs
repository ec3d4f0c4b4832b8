using System.Globalization;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Questions;
using static AlignmentHub.Domain.Definitions.DefinitionState;

namespace AlignmentHub.Domain.Tests.Definitions;

/// <summary>Every act in every state, and who may sign.</summary>
public sealed class VersionLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid SomeTest = Guid.NewGuid();
    private static readonly DefinitionDocument Content = SampleDefinition.Json().Parse().Value!;

    [Theory]
    // act, then what comes of it as draft, proposed, signed, scheduled, active, retired, withdrawn; "-" is refused and changes nothing
    [InlineData("edit", "Draft - - - - - -")]
    [InlineData("propose", "Proposed - - - - - -")]
    [InlineData("sign for both", "- Signed - - - - -")]
    [InlineData("sign for one", "- Proposed - - - - -")]
    [InlineData("schedule", "- - Scheduled Scheduled - - -")]
    [InlineData("activate", "Active Active Active Active - - -")]
    [InlineData("withdraw", "Withdrawn Withdrawn Withdrawn Withdrawn - - -")]
    [InlineData("retire", "- - - - Retired - -")]
    public void Every_act_goes_in_its_states_and_is_refused_with_a_sentence_in_all_others(string act, string results)
    {
        foreach (var (state, result) in Enum.GetValues<DefinitionState>().Zip(results.Split(' ')))
        {
            var version = In(state);
            var before = (version.State, version.ContentHash, version.SignedAt, version.ActivatedAt);

            var outcome = Do(version, act);

            Assert.True((result != "-") == outcome.IsDone, $"{act} in {state}: {outcome.Refusal?.Reason ?? "done"}");
            if (result == "-") Assert.Equal(before, (version.State, version.ContentHash, version.SignedAt, version.ActivatedAt));
            else Assert.Equal(Enum.Parse<DefinitionState>(result), version.State);
        }
    }

    [Theory]
    [InlineData(Draft, false)]
    [InlineData(Signed, true)]
    [InlineData(Scheduled, true)]
    public void Activated_from_anywhere_it_remembers_whether_both_had_signed(DefinitionState from, bool both)
    {
        var version = In(from);

        Assert.True(version.Activate(null, Now).IsDone);

        Assert.Equal((both, !both), (version.WasSigned, version.IsUnsigned));
    }

    [Fact]
    public void Two_signatures_for_one_side_are_not_two_sides()
    {
        var version = In(Proposed);
        var one = Marketer().Sign(version, [], null, Now).Value!;
        var another = Marketer().Sign(version, [], null, Now).Value!;

        version.Sign([one, another], Now);

        Assert.Equal(Proposed, version.State);
    }

    [Fact]
    public void Signatures_of_another_version_do_not_count()
    {
        var other = In(Proposed);
        Signature[] given = [Marketer().Sign(other, [], null, Now).Value!, Seller().Sign(other, [], null, Now).Value!];
        var version = In(Proposed);

        version.Sign(given, Now);

        Assert.Equal(Proposed, version.State);
    }

    [Fact]
    public void A_wrong_signer_is_refused_and_told_why()
    {
        var right = Marketer();

        Assert.Contains("Your role does not allow this", Refused(right with { Signer = Someone(Role.SalesRep) }));
        Assert.Contains("Your role does not allow this", Refused(right with { Signer = Someone(Role.Admin) }));
        Assert.Contains("Only an active person", Refused(right with { IsActive = false }));
        Assert.Contains("Only an active person", Refused(right with { Signer = new(Guid.Empty, "The hub itself", [Role.Marketer]) }));
        Assert.Contains("you are in no team", Refused(right with { Side = null }));
        Assert.Contains("Open the finished back-test", Refused(right with { OpenedBackTest = null }));

        static string? Refused(SignOff by) => by.Sign(In(Proposed), [], null, Now).Refusal?.Reason;
    }

    [Fact]
    public void Nobody_signs_for_the_other_side_nor_twice_nor_for_a_side_that_signed()
    {
        var version = In(Proposed);
        var marketer = Marketer();
        var given = marketer.Sign(version, [], null, Now).Value!;

        Assert.Contains("cannot sign for sales", marketer.Sign(version, [], TeamSide.Sales, Now).Refusal?.Reason);
        Assert.Equal("You have signed this version already.", marketer.Sign(version, [given], null, Now).Refusal?.Reason);
        Assert.Equal("Somebody has signed for marketing already.", Marketer().Sign(version, [given], null, Now).Refusal?.Reason);
        Assert.Equal("The two sides must be signed by two different people.", (marketer with { Side = TeamSide.Sales }).Sign(version, [given], null, Now).Refusal?.Reason);
        Assert.Equal(TeamSide.Sales, Seller().Sign(version, [given], TeamSide.Sales, Now).Value?.Side);
    }

    [Fact]
    public void A_signature_says_what_was_signed_on_which_evidence_and_whether_it_was_relayed()
    {
        var version = In(Proposed);

        var signature = (Seller() with { Signer = new(Guid.NewGuid(), "Sam", [Role.SalesManager]) { IsRelayed = true } }).Sign(version, [], null, Now).Value!;

        Assert.Equal((version.Id, version.ContentHash, (Guid?)SomeTest, true), (signature.VersionId, signature.ContentHash, signature.BackTestId, signature.IsRelayed));
    }

    [Fact]
    public void Both_sides_sign_on_the_same_result()
    {
        var version = In(Proposed);
        var given = Marketer().Sign(version, [], null, Now).Value!;

        Assert.Contains("signed on another result", (Seller() with { OpenedBackTest = Guid.NewGuid() }).Sign(version, [given], null, Now).Refusal?.Reason);
        Assert.True(Seller().Sign(version, [given], null, Now).IsDone);
    }

    [Theory]
    [InlineData("2026-03-03", null, "until today")]
    [InlineData("2026-03-04", null, "today may be tomorrow in another zone")]
    [InlineData("2026-03-05", "to", "not over yet")]
    [InlineData("2030-06-02", "to", "years to come")]
    public void A_back_test_replays_what_has_happened(string to, string? field, string because)
    {
        var day = DateOnly.Parse(to, CultureInfo.InvariantCulture);

        var asked = BackTest.Request(In(Draft), null, day.AddDays(-1), day, null, Now);

        Assert.Equal((field, because), (asked.Refusal?.Fields.Keys.Single(), because));
    }

    [Fact]
    public void Only_the_first_version_counts_unsigned()
    {
        var (first, second) = (In(Draft), In(Draft));
        var admin = Someone(Role.Admin);

        Assert.True(Activation.Allows(first, [first, second], null, admin).IsDone);
        first.Activate(null, Now);

        Assert.StartsWith("Only the first version", Activation.Allows(second, [first, second], null, admin).Refusal?.Reason);
        first.Retire(Now);
        Assert.StartsWith("Only the first version", Activation.Allows(second, [first, second], null, admin).Refusal?.Reason);
        Assert.True(Activation.Allows(In(Signed), [first, second], null, admin).IsDone);
    }

    [Fact]
    public void Questions_have_no_past_to_be_tested_on()
    {
        var version = DefinitionVersion.Draft(Guid.NewGuid(), 1, new QualifyingQuestions([]), null, Now);
        version.Propose(Proposal.Plain, null, Now);

        Assert.True((Marketer() with { OpenedBackTest = null }).Sign(version, [], null, Now).IsDone);
    }

    private static Outcome Do(DefinitionVersion version, string act) => act switch
    {
        "edit" => version.Edit(Content with { Weights = new(1, 1) }, null, Now),
        "propose" => version.Propose(new("Fewer small companies", "tooSmall"), null, Now),
        "sign for both" => version.Sign(Signatures(version), Now),
        "sign for one" => version.Sign(Signatures(version).Take(1), Now),
        "schedule" => version.Schedule(Now.AddDays(1), ActivationReach.NextActivity, null),
        "activate" => version.Activate(null, Now),
        "withdraw" => version.Withdraw(null, Now),
        "retire" => version.Retire(Now),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static IEnumerable<Signature> Signatures(DefinitionVersion version) =>
        new[] { Marketer(), Seller() }.Select(by => by.Sign(version, [], null, Now).Value).OfType<Signature>();

    private static DefinitionVersion In(DefinitionState state)
    {
        var version = DefinitionVersion.Draft(Guid.NewGuid(), 1, Content, null, Now);
        string[] acts = state switch
        {
            Draft => [],
            Proposed => ["propose"],
            Signed => ["propose", "sign for both"],
            Scheduled => ["propose", "sign for both", "schedule"],
            Active => ["activate"],
            Retired => ["activate", "retire"],
            Withdrawn => ["propose", "withdraw"],
        };
        foreach (var act in acts) Assert.True(Do(version, act).IsDone);
        return version;
    }

    private static SignOff Marketer() => new(Someone(Role.Marketer), true, TeamSide.Marketing, SomeTest);

    private static SignOff Seller() => new(Someone(Role.SalesManager), true, TeamSide.Sales, SomeTest);

    private static Actor Someone(Role role) => new(Guid.NewGuid(), "Somebody", [role]);
}
