using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Views;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Views;

public sealed class SavedViewTests(HubApp app) : IClassFixture<HubApp>
{
    private SaveView Save => app.Get<SaveView>();

    private ViewQueries Views => app.Get<ViewQueries>();

    [Fact]
    public async Task A_view_is_ones_own_until_it_is_shared_and_belongs_to_its_page()
    {
        var (ada, ben) = (await SomebodyAsync(Role.Leader, "Ada"), await SomebodyAsync(Role.Marketer));
        await Save.RunAsync("Mine", "/revenue?by=Source", isShared: false, ada);
        await Save.RunAsync("Ours", "/revenue?by=Campaign", isShared: true, ada);
        await Save.RunAsync("Ours", "/leads?tag=fair", isShared: false, ada);

        Assert.Equal(["Mine", "Ours"], (await Views.OfAsync("/revenue", ada)).Select(view => view.Name));
        Assert.Equal("/leads?tag=fair", Assert.Single(await Views.OfAsync("/leads", ada)).Address);
        var shared = Assert.Single(await Views.OfAsync("/revenue", ben));
        Assert.Equal(("Ours", "Ada"), (shared.Name, shared.By));
    }

    [Fact]
    public async Task The_same_name_again_means_the_filters_of_now()
    {
        var eve = await SomebodyAsync(Role.SalesRep);
        await Save.RunAsync("Fair", "/leads?tag=fair", isShared: false, eve);
        Assert.True((await Save.RunAsync(" Fair ", "/leads?tag=expo", isShared: false, eve)).IsDone);

        Assert.Equal("/leads?tag=expo", Assert.Single(await Views.OfAsync("/leads", eve), view => view.By is null).Address);
    }

    [Fact]
    public async Task A_shared_view_is_removed_by_its_owner_or_an_administrator_alone()
    {
        var (owner, other, admin) = (await SomebodyAsync(Role.Marketer), await SomebodyAsync(Role.Marketer), await SomebodyAsync(Role.Admin));
        await Save.RunAsync("Shared", "/leads?tag=a", isShared: true, owner);
        await Save.RunAsync("Kept to myself", "/leads?tag=b", isShared: false, owner);
        var views = await Views.OfAsync("/leads", owner);
        var (own, shared) = (views.Single(v => v.Name == "Kept to myself").Id, views.Single(v => v.Name == "Shared").Id);
        var remove = app.Get<RemoveView>();

        Assert.True((await remove.RunAsync(shared, other)).Refusal!.IsForbidden);
        Assert.True((await remove.RunAsync(own, other)).Refusal!.IsMissing);
        Assert.True((await remove.RunAsync(shared, admin)).IsDone);
        Assert.True((await remove.RunAsync(own, owner)).IsDone);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/leads/../sign-out")]
    [InlineData("/admin/people")]
    public async Task A_view_never_leads_out_of_the_pages_that_have_views(string address) =>
        Assert.Equal(["address"], (await Save.RunAsync("Trap", address, isShared: true, await SomebodyAsync(Role.Leader))).Refusal!.Fields.Keys);

    [Fact]
    public async Task Who_may_not_see_a_page_saves_no_view_of_it() =>
        Assert.True((await Save.RunAsync("Money", "/revenue", isShared: true, await SomebodyAsync(Role.SalesRep))).Refusal!.IsForbidden);

    private async Task<Actor> SomebodyAsync(Role role, string? name = null) => Given.ActorOf(await app.Given.PersonAsync(role, name: name));
}
