using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

/// <summary>Every page that somebody's menu leads to, with something on it.</summary>
public sealed class EveryPageJourneys(BusyHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BusyHub>
{
    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Nothing_stands_in_the_way_of_people_who_see_hear_or_move_differently_or_look_at_a_phone(Role role)
    {
        var visitor = await VisitorAsync(hub.Of(role));
        var faults = new List<string>();
        foreach (var address in (string[])[.. await visitor.MenuAsync(), "/account", "/not-found", .. hub.Details])
        {
            await visitor.GoAsync(address);
            await visitor.ReadyAsync();
            faults.AddRange(await visitor.BarriersAsync());
            faults.AddRange(await visitor.BarriersInTheDarkAsync());
            faults.AddRange(await visitor.OverhangAsync(Looking.Phone));
            await visitor.Page.SetViewportSizeAsync(Looking.Desk, Looking.Height);
        }

        faults.ShouldBeNone();
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
}
