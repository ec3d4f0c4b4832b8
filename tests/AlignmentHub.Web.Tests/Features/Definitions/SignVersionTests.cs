using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class SignVersionTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task One_of_each_side_signs_and_the_version_is_signed()
    {
        var version = await app.Given.ProposedAsync();
        var (marketer, seller) = (await app.Given.PersonAsync(Role.Marketer, name: "Mara"), await app.Given.PersonAsync(Role.SalesManager, name: "Sam"));
        await app.Given.OpenedBackTestAsync(version, marketer, seller);

        Assert.True((await SignAsync(version, marketer)).IsDone);
        Assert.Equal(DefinitionState.Proposed, (await SheetAsync(version)).State);
        Assert.True((await SignAsync(version, seller)).IsDone);

        var sheet = await SheetAsync(version);
        Assert.Equal((DefinitionState.Signed, true), (sheet.State, sheet.Signed));
        Assert.Equal([(TeamSide.Marketing, "Mara", false), (TeamSide.Sales, "Sam", false)], sheet.Signatures.Select(s => (s.Side, s.By, s.Relayed)));
    }

    [Fact]
    public async Task Who_has_not_opened_the_back_test_of_exactly_this_content_cannot_sign()
    {
        var (other, version) = (await app.Given.ProposedAsync(), await app.Given.ProposedAsync());
        var (opener, seller) = (await app.Given.PersonAsync(Role.Marketer), await app.Given.PersonAsync(Role.SalesManager));
        await app.Given.OpenedBackTestAsync(other, seller);
        await app.Given.OpenedBackTestAsync(version, opener);

        var refused = await SignAsync(version, seller);

        Assert.StartsWith("Open the finished back-test of this version first.", refused.Refusal?.Reason, StringComparison.Ordinal);
        Assert.Empty((await SheetAsync(version)).Signatures);
    }

    [Fact]
    public async Task The_second_side_signs_on_the_result_that_the_first_one_saw()
    {
        var version = await app.Given.ProposedAsync();
        var (marketer, seller) = (await app.Given.PersonAsync(Role.Marketer), await app.Given.PersonAsync(Role.SalesManager));
        var first = await app.Given.OpenedBackTestAsync(version, marketer);
        Assert.Null((await SignAsync(version, marketer)).Refusal);
        await app.Given.OpenedBackTestAsync(version, seller);

        Assert.StartsWith("The other side signed on another result.", (await SignAsync(version, seller)).Refusal?.Reason, StringComparison.Ordinal);
        Assert.Equal([first], (await SheetAsync(version)).Signatures.Select(s => s.BackTest));
        await app.Get<OpenBackTest>().RunAsync(first, Given.ActorOf(seller));
        Assert.Null((await SignAsync(version, seller)).Refusal);
    }

    [Fact]
    public async Task Somebody_who_was_made_inactive_or_lost_the_team_meanwhile_cannot_sign()
    {
        var version = await app.Given.ProposedAsync();
        var (left, teamless) = (await app.Given.PersonAsync(Role.SalesManager), await app.Given.PersonAsync(Role.SalesManager));
        await app.Given.OpenedBackTestAsync(version, left, teamless);
        await using var db = app.Open();
        await db.Set<Person>().Where(p => p.Id == left.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.IsActive, false));
        await db.Set<Person>().Where(p => p.Id == teamless.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.TeamId, (Guid?)null));

        Assert.Equal("Only an active person can sign.", (await SignAsync(version, left)).Refusal?.Reason);
        Assert.Contains("you are in no team", (await SignAsync(version, teamless)).Refusal?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_sign_at_once_for_one_side_the_second_is_told()
    {
        var version = await app.Given.ProposedAsync();
        Person[] sellers = [await app.Given.PersonAsync(Role.SalesManager), await app.Given.PersonAsync(Role.SalesManager), await app.Given.PersonAsync(Role.SalesManager)];
        await app.Given.OpenedBackTestAsync(version, sellers);

        var outcomes = await Task.WhenAll(sellers.Select(s => SignAsync(version, s)));

        Assert.Single(outcomes, o => o.IsDone);
        Assert.All(outcomes.Where(o => !o.IsDone), o => Assert.Equal("Somebody has signed for sales already.", o.Refusal?.Reason));
        Assert.Equal(DefinitionState.Proposed, (await SheetAsync(version)).State);
    }

    [Fact]
    public async Task Both_sides_may_sign_at_the_same_moment()
    {
        var version = await app.Given.ProposedAsync();
        Person[] signers = [await app.Given.PersonAsync(Role.Marketer), await app.Given.PersonAsync(Role.SalesManager)];
        await app.Given.OpenedBackTestAsync(version, signers);

        await Task.WhenAll(signers.Select(s => SignAsync(version, s)));

        Assert.Equal(DefinitionState.Signed, (await SheetAsync(version)).State);
    }

    [Fact]
    public async Task Changing_what_is_proposed_withdraws_it_and_the_new_draft_has_no_signature()
    {
        var version = await app.Given.ProposedAsync();
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        await app.Given.OpenedBackTestAsync(version, marketer);
        await SignAsync(version, marketer);

        var draft = (await app.Get<EditDraft>().RunAsync(version.DefinitionId, version.Number, null,
            JsonElement.Parse(Given.UniqueDocument()), Given.ActorOf(marketer))).Value!;

        var (old, sheet) = (await SheetAsync(version), await SheetAsync(draft));
        Assert.Equal((DefinitionState.Withdrawn, DefinitionState.Draft), (old.State, sheet.State));
        Assert.Equal((1, 0), (old.Signatures.Count, sheet.Signatures.Count));
        Assert.NotEqual(old.ContentHash, sheet.ContentHash);
        Assert.Equal("This version has ended. Make a new draft from it.", (await SignAsync(version, await app.Given.PersonAsync(Role.SalesManager))).Refusal?.Reason);
    }

    [Theory]
    [InlineData(Role.SalesRep, false)]
    [InlineData(Role.Leader, false)]
    [InlineData(Role.SalesManager, true)]
    [InlineData(Role.Marketer, true)]
    public async Task Who_may_sign_or_write_may_withdraw(Role role, bool may)
    {
        var version = await app.Given.ProposedAsync();

        var outcome = await app.Get<WithdrawVersion>().RunAsync(version.DefinitionId, version.Number, null, Given.ActorOf(await app.Given.PersonAsync(role)));

        Assert.Equal(may, outcome.IsDone);
        Assert.Equal(may ? DefinitionState.Withdrawn : DefinitionState.Proposed, (await SheetAsync(version)).State);
    }

    [Fact]
    public async Task Everybody_who_may_sign_hears_of_a_proposal_and_the_proposer_of_the_signatures()
    {
        var (rep, seller) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesManager));
        var version = await app.Given.SignedAsync();

        Assert.Contains(await NoticesAsync(seller.Id), n => n.Kind == NoticeKind.VersionProposed && n.Version == version.Number);
        Assert.Empty(await NoticesAsync(rep.Id));
        await using var db = app.Open();
        var proposer = await db.Set<DefinitionVersion>().Where(v => v.DefinitionId == version.DefinitionId && v.Number == version.Number).Select(v => v.ProposedBy).SingleAsync();
        var told = Assert.Single(await NoticesAsync(proposer!.Value), n => n.Kind == NoticeKind.VersionSigned);
        Assert.Equal($"/definitions/{version.DefinitionId}/versions/{version.Number}", told.Link);
    }

    private Task<IReadOnlyList<NoticeLine>> NoticesAsync(Guid person) => app.Get<NoticeQueries>().NewestAsync(person);

    private Task<Outcome> SignAsync(DraftKey version, Person by) =>
        app.Get<SignVersion>().RunAsync(version.DefinitionId, version.Number, null, null, Given.ActorOf(by));

    private async Task<VersionSheet> SheetAsync(DraftKey version) => (await app.Get<DefinitionQueries>().VersionAsync(version.DefinitionId, version.Number))!;
}
