using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class ScheduledVersionTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task A_signed_version_becomes_active_at_its_instant_and_not_before()
    {
        var active = await app.Given.SignedAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        await app.Get<ActivateVersion>().RunAsync(active.DefinitionId, active.Number, null, null, ActivationReach.NextActivity, marketer);
        var version = await ScheduledAsync(TimeSpan.FromHours(2));

        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await app.Get<ActivateScheduled>().RunAsync());
        Assert.Equal((DefinitionState.Active, DefinitionState.Scheduled), (await StateAsync(active), await StateAsync(version)));

        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await app.Get<ActivateScheduled>().RunAsync());
        Assert.Equal((DefinitionState.Retired, DefinitionState.Active), (await StateAsync(active), await StateAsync(version)));
        Assert.True((await app.Get<DefinitionQueries>().VersionAsync(version.DefinitionId, version.Number))!.Signed);
    }

    [Fact]
    public async Task Of_two_servers_one_activates_it()
    {
        var version = await ScheduledAsync(TimeSpan.FromMinutes(5));
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await using var other = app.NewHost();

        var done = await Task.WhenAll(app.Get<ActivateScheduled>().RunAsync(), other.Services.GetRequiredService<ActivateScheduled>().RunAsync());

        Assert.Equal(1, done.Sum());
        Assert.Equal(DefinitionState.Active, await StateAsync(version));
        await using var db = app.Open();
        Assert.Equal(1, await db.Set<DefinitionVersion>().CountAsync(v => v.State == DefinitionState.Active));
    }

    [Fact]
    public async Task One_that_was_put_off_or_withdrawn_waits_or_never_comes()
    {
        var (putOff, withdrawn) = (await ScheduledAsync(TimeSpan.FromMinutes(5)), await ScheduledAsync(TimeSpan.FromMinutes(5)));
        await ScheduleAsync(putOff, TimeSpan.FromHours(5));
        await app.Get<WithdrawVersion>().RunAsync(withdrawn.DefinitionId, withdrawn.Number, null, Given.ActorOf(await app.Given.PersonAsync(Role.Marketer)));

        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.Get<ActivateScheduled>().RunAsync();

        Assert.Equal((DefinitionState.Scheduled, DefinitionState.Withdrawn), (await StateAsync(putOff), await StateAsync(withdrawn)));
    }

    [Fact]
    public async Task Of_two_that_came_due_while_the_hub_was_down_the_later_one_counts_in_the_end()
    {
        // Both after anything that other tests have put off.
        var (later, earlier) = (await ScheduledAsync(TimeSpan.FromHours(20)), await ScheduledAsync(TimeSpan.FromHours(10)));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Get<ActivateScheduled>().RunAsync();

        Assert.Equal((DefinitionState.Active, DefinitionState.Retired), (await StateAsync(later), await StateAsync(earlier)));
    }

    [Fact]
    public async Task After_a_signed_version_none_is_activated_unsigned()
    {
        var signed = await app.Given.SignedAsync();
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        Assert.True((await app.Get<ActivateVersion>().RunAsync(signed.DefinitionId, signed.Number, null, null, ActivationReach.NextActivity, marketer)).IsDone);
        var draft = await app.Given.DraftAsync();

        var outcome = await app.Get<ActivateVersion>().RunAsync(draft.DefinitionId, draft.Number, null, null, ActivationReach.NextActivity,
            Given.ActorOf(await app.Given.PersonAsync(Role.Admin)));

        Assert.StartsWith("Only the first version of a definition may be activated unsigned.", outcome.Refusal?.Reason, StringComparison.Ordinal);
    }

    private async Task<DraftKey> ScheduledAsync(TimeSpan ahead)
    {
        var version = await app.Given.SignedAsync();
        await ScheduleAsync(version, ahead);
        return version;
    }

    private async Task ScheduleAsync(DraftKey version, TimeSpan ahead)
    {
        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var outcome = await app.Get<ActivateVersion>().RunAsync(version.DefinitionId, version.Number, null, app.Clock.GetUtcNow() + ahead, ActivationReach.NextActivity, marketer);
        Assert.Null(outcome.Refusal);
        Assert.Equal(DefinitionState.Scheduled, await StateAsync(version));
    }

    private async Task<DefinitionState> StateAsync(DraftKey version) => (await app.Get<DefinitionQueries>().VersionAsync(version.DefinitionId, version.Number))!.State;
}
