using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Features.Definitions.Comparison;
using AlignmentHub.Web.Features.Definitions.Ledger;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class LedgerTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task The_ledger_says_who_wanted_it_why_who_agreed_and_what_came_of_it()
    {
        app.Clock.Set(Given.MondayMorning);
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        await DecideAsync(rep, rejected: 3, accepted: 1);
        app.Clock.Advance(TimeSpan.FromDays(10));
        var version = await app.Given.SignedAsync(proposal: new("Too many small companies", "tooSmall"));
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer, name: "Mara"));
        Assert.Null((await app.Get<ActivateVersion>().RunAsync(version.DefinitionId, version.Number, null, null, ActivationReach.NextActivity, marketer)).Refusal);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await DecideAsync(rep, rejected: 1, accepted: 4);
        app.Clock.Advance(TimeSpan.FromDays(40));

        var entry = Assert.Single(await app.Get<LedgerQueries>().ReadAsync(version.DefinitionId, Given.ActorOf(rep)), e => e.Number == version.Number);

        Assert.Equal(("Too many small companies", 2, "Mara"), (entry.Sheet.Proposal?.Because, entry.Sheet.Signatures.Count, entry.Sheet.ActivatedBy));
        Assert.Equal(new LedgerCause(version.Number, "tooSmall", "Too small", 3, 1, 3), entry.Cause);
        Assert.Equal(new EffectSide(4, 4, 1, 3), entry.Effect?.Before);
        Assert.Equal(new EffectSide(5, 5, 4, 1), entry.Effect?.After);
        Assert.False(entry.Effect?.IsImmature);
        var told = Assert.Single(await app.Get<NoticeQueries>().NewestAsync(rep.Id), n => n.Kind == NoticeKind.VersionActivated);
        Assert.Equal($"/definitions/{version.DefinitionId}/ledger", told.Link);
    }

    [Fact]
    public async Task An_effect_is_told_as_far_as_it_has_come_and_ends_with_the_version()
    {
        var first = await ActivatedAsync();
        app.Clock.Advance(TimeSpan.FromDays(7));
        var second = await ActivatedAsync();
        app.Clock.Advance(TimeSpan.FromDays(3));

        var entries = await app.Get<LedgerQueries>().ReadAsync(first.DefinitionId, Actor.System);

        Assert.Equal(7, entries.Single(e => e.Number == first.Number).Effect?.Days);
        var latest = entries.Single(e => e.Number == second.Number);
        Assert.Equal((3, true, (int?)first.Number), (latest.Effect?.Days, latest.Effect?.IsImmature, latest.Difference?.From));
    }

    [Fact]
    public async Task Ledger_and_comparison_are_there_over_the_api()
    {
        var first = await ActivatedAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await ActivatedAsync();
        using var client = app.Api();

        var ledger = await (await client.GetAsync($"/api/v1/definitions/{first.DefinitionId}/ledger")).MustBeAsync(HttpStatusCode.OK);
        var compared = await (await client.GetAsync($"/api/v1/definitions/{first.DefinitionId}/compare?from={first.Number}&to={second.Number}")).MustBeAsync(HttpStatusCode.OK);

        var latest = ledger.GetProperty("items").EnumerateArray().First();
        Assert.Equal((second.Number, first.Number), (latest.GetProperty("number").GetInt32(), latest.GetProperty("comparedWith").GetInt32()));
        Assert.Equal(2, latest.GetProperty("signatures").GetArrayLength());
        Assert.Equal(JsonValueKind.Object, latest.GetProperty("effect").ValueKind);
        var change = Assert.Single(compared.GetProperty("changes").EnumerateArray());
        Assert.Equal(("changed", "thresholds", "total"), (change.Text("kind"), change.Text("part"), change.Text("member")));
        Assert.StartsWith("Thresholds: total", compared.GetProperty("words")[0].GetString(), StringComparison.Ordinal);
        await (await client.GetAsync($"/api/v1/definitions/{first.DefinitionId}/compare?from={first.Number}&to=9999")).MustBeAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_difference_is_said_as_people_would()
    {
        var before = await app.Given.DraftAsync();
        var after = await app.Given.DraftAsync(Given.SimpleDocument
            .Replace("\"points\": 5, \"halfLifeDays\": 30", "\"points\": 15, \"halfLifeDays\": 14", StringComparison.Ordinal)
            .Replace("\"op\": \"contains\", \"value\": \"head\"", "\"op\": \"startsWith\", \"value\": \"VP\"", StringComparison.Ordinal)
            .Replace("\"total\": 30", "\"total\": 35", StringComparison.Ordinal));

        var difference = (await app.Get<ComparisonQueries>().BetweenAsync(before.DefinitionId, before.Number, after.Number))!;

        var said = app.Get<ChangeWords>().Say(difference.Changes).Select(line => line.ToString());
        Assert.Equal(
            ["Head of something: condition: Title contains head → Title starts with VP", "Page view: 5 → 15 points, half-life 30 → 14 days", "Thresholds: total 30 → 35"], said);
    }

    private async Task<DraftKey> ActivatedAsync()
    {
        var version = await app.Given.SignedAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        Assert.Null((await app.Get<ActivateVersion>().RunAsync(version.DefinitionId, version.Number, null, null, ActivationReach.NextActivity, marketer)).Refusal);
        return version;
    }

    private async Task DecideAsync(Person rep, int rejected, int accepted)
    {
        for (var i = 0; i < rejected + accepted; i++)
        {
            var handoff = await app.Given.AssignedAsync(rep);
            var outcome = i < rejected
                ? await app.Get<RejectHandoff>().RunAsync(handoff, "tooSmall", null, Given.ActorOf(rep))
                : await app.Get<AcceptHandoff>().RunAsync(handoff, Given.ActorOf(rep));
            Assert.Null(outcome.Refusal);
        }
    }
}
