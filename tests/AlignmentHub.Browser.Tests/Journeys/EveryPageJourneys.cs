using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

/// <summary>Every page that somebody's menu leads to, with something on it.</summary>
public sealed class EveryPageJourneys(BusyHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BusyHub>
{
    public static TheoryData<Role, ColorScheme> RolesAndLooks => new(
        from role in Enum.GetValues<Role>()
        from look in new[] { ColorScheme.Light, ColorScheme.Dark }
        select (role, look));

    [Theory]
    [MemberData(nameof(RolesAndLooks))]
    public async Task Nothing_stands_in_the_way_of_people_who_see_hear_or_move_differently(Role role, ColorScheme look)
    {
        var visitor = await VisitorAsync(hub.Of(role), look: look);
        var barriers = new List<string>();
        foreach (var address in await PagesAsync(visitor))
        {
            await visitor.GoAsync(address);
            await visitor.ReadyAsync();
            barriers.AddRange(await visitor.BarriersAsync());
        }

        barriers.ShouldBeNone();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nor_at_the_door(ColorScheme look)
    {
        var visitor = await VisitorAsync(look: look);
        await visitor.GoAsync("/sign-in");
        await visitor.ReadyAsync();

        (await visitor.BarriersAsync()).ShouldBeNone();
    }

    [Theory]
    [InlineData(Role.Admin)]
    [InlineData(Role.Marketer)]
    [InlineData(Role.SalesRep)]
    [InlineData(Role.SalesManager)]
    public async Task Nothing_sticks_out_of_a_phone(Role role)
    {
        var visitor = await VisitorAsync(hub.Of(role), width: 390, height: 844);
        var tooWide = new List<string>();
        foreach (var address in await PagesAsync(visitor))
        {
            await visitor.GoAsync(address);
            await visitor.ReadyAsync();
            if (await visitor.OverhangAsync() is > 0 and var pixels) tooWide.Add($"{address}: {pixels} px");
        }

        tooWide.ShouldBeNone();
    }

    [Theory]
    [InlineData(Role.SalesRep, "/admin/users")]
    [InlineData(Role.Marketer, "/queue")]
    [InlineData(Role.Leader, "/admin/keys")]
    [InlineData(Role.Admin, "/queue")]
    public async Task What_is_not_for_a_role_is_in_no_menu_and_closed_by_address(Role role, string address)
    {
        var visitor = await VisitorAsync(hub.Of(role));
        Assert.DoesNotContain(address, await visitor.MenuAsync());

        var answer = await visitor.Page.APIRequest.GetAsync(new Uri(new Uri(visitor.Page.Url), address).AbsoluteUri);

        Assert.Equal(403, answer.Status);
    }

    private async Task<IReadOnlyList<string>> PagesAsync(Visitor visitor) => [.. await visitor.MenuAsync(), "/account", "/not-found", .. hub.Details];
}
