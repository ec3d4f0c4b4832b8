using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class ActivateVersionTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task Activating_retires_the_version_before()
    {
        var first = await app.Given.ActiveDefinitionAsync();
        var second = await app.Given.SignedAndActiveAsync();

        var definition = Assert.Single(await app.Get<DefinitionQueries>().ListAsync());
        Assert.Equal(second.Number, definition.Active?.Number);
        Assert.True(definition.Active?.Signed);
        Assert.Equal(DefinitionState.Retired, definition.Versions.Single(v => v.Number == first.Number).State);
        Assert.Single(definition.Versions, v => v.State == DefinitionState.Active);
    }

    [Theory]
    [InlineData(Role.Marketer)]
    [InlineData(Role.SalesManager)]
    [InlineData(Role.SalesRep)]
    [InlineData(Role.Leader)]
    public async Task Nobody_but_an_administrator_activates_an_unsigned_version(Role role)
    {
        var draft = await app.Given.DraftAsync();

        var outcome = await ActivateAsync(draft, role);

        Assert.True(outcome.Refusal?.IsForbidden);
        Assert.Equal(DefinitionState.Draft, (await app.Get<DefinitionQueries>().VersionAsync(draft.DefinitionId, draft.Number))?.State);
    }

    [Fact]
    public async Task An_active_version_is_not_activated_again()
    {
        var draft = await app.Given.ActiveDefinitionAsync();

        var outcome = await ActivateAsync(draft, Role.Admin);

        Assert.Equal("This version is active already.", outcome.Refusal?.Reason);
    }

    [Fact]
    public async Task A_retired_version_stays_retired_and_the_active_one_active()
    {
        var first = await app.Given.ActiveDefinitionAsync();
        var second = await app.Given.SignedAndActiveAsync();

        var outcome = await ActivateAsync(first, Role.Admin);

        Assert.Equal("This version has ended. Make a new draft from it.", outcome.Refusal?.Reason);
        Assert.Equal(DefinitionState.Active, (await app.Get<DefinitionQueries>().VersionAsync(second.DefinitionId, second.Number))?.State);
    }

    [Fact]
    public async Task After_the_first_version_none_counts_unsigned()
    {
        await app.Given.ActiveDefinitionAsync();
        var draft = await app.Given.DraftAsync();

        var outcome = await ActivateAsync(draft, Role.Admin);

        Assert.StartsWith("Only the first version of a definition may be activated unsigned.", outcome.Refusal?.Reason, StringComparison.Ordinal);
        var sheet = await app.Get<DefinitionQueries>().VersionAsync(draft.DefinitionId, draft.Number);
        Assert.Equal((DefinitionState.Draft, true), (sheet?.State, sheet?.NeedsSignatures));
    }

    [Fact]
    public async Task An_instant_gone_by_is_refused_and_one_of_just_now_is_now()
    {
        var version = await app.Given.SignedAsync();

        var wrongYear = await ActivateAsync(version, Role.Marketer, app.Clock.GetUtcNow().AddYears(-6));
        Assert.Equal(["at"], wrongYear.Refusal?.Fields.Keys ?? []);
        Assert.Equal(DefinitionState.Signed, (await app.Get<DefinitionQueries>().VersionAsync(version.DefinitionId, version.Number))?.State);

        Assert.Null((await ActivateAsync(version, Role.Marketer, app.Clock.GetUtcNow().AddSeconds(-30))).Refusal);
        Assert.Equal(DefinitionState.Active, (await app.Get<DefinitionQueries>().VersionAsync(version.DefinitionId, version.Number))?.State);
    }

    [Fact]
    public async Task Of_two_versions_activated_at_once_one_is_active_in_the_end()
    {
        var versions = new[] { await app.Given.SignedAsync(), await app.Given.SignedAsync() };

        var outcomes = await Task.WhenAll(versions.Select(v => ActivateAsync(v, Role.Marketer)));

        Assert.All(outcomes, o => Assert.True(o.IsDone));
        var definition = Assert.Single(await app.Get<DefinitionQueries>().ListAsync());
        Assert.Single(definition.Versions, v => v.State == DefinitionState.Active);
    }

    [Fact]
    public async Task The_audit_says_who_activated_what_instead_of_what()
    {
        var first = await app.Given.ActiveDefinitionAsync();
        var second = await app.Given.SignedAsync();
        var admin = Given.ActorOf(await app.Given.PersonAsync(Role.Admin));

        await app.Get<ActivateVersion>().RunAsync(second.DefinitionId, second.Number, null, null, ActivationReach.NextActivity, admin);

        await using var db = app.Open();
        var entry = await db.Set<AuditEntry>().SingleAsync(e => e.Act == "definition.activated" && e.ActorId == admin.Id);
        Assert.Contains($"\"number\": {first.Number}", entry.Before, StringComparison.Ordinal);
        Assert.Contains($"\"number\": {second.Number}", entry.After, StringComparison.Ordinal);
    }

    private async Task<Outcome> ActivateAsync(DraftKey draft, Role role, DateTimeOffset? at = null)
    {
        var by = Given.ActorOf(await app.Given.PersonAsync(role));
        return await app.Get<ActivateVersion>().RunAsync(draft.DefinitionId, draft.Number, null, at, ActivationReach.NextActivity, by);
    }
}
