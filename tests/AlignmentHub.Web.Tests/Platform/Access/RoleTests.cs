using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;
using static AlignmentHub.Domain.Access.Role;

namespace AlignmentHub.Web.Tests.Platform.Access;

/// <summary>Who may do what: every act that matters by every role, as another program meets it.</summary>
public sealed class RoleTests(HubApp app) : IClassFixture<HubApp>
{
    private static readonly Role[] Everybody = [Admin, Marketer, SalesRep, SalesManager, Leader];

    private static readonly IReadOnlyDictionary<string, Role[]> May = new Dictionary<string, Role[]>
    {
        [RoleActs.ReadLeads] = Everybody,
        [RoleActs.ReadHandoffs] = Everybody,
        [RoleActs.ReadDefinitions] = Everybody,
        [RoleActs.WriteLead] = [Admin, Marketer],
        [RoleActs.WriteLeads] = [Admin, Marketer],
        [RoleActs.WriteActivity] = [Admin, Marketer],
        [RoleActs.WriteAccount] = [Admin, Marketer],
        [RoleActs.WriteDeal] = [Admin, Marketer],
        [RoleActs.WriteCampaign] = [Admin, Marketer],
        [RoleActs.Import] = [Admin, Marketer],
        [RoleActs.ReadImports] = [Admin, Marketer],
        [RoleActs.HandOff] = [Admin, Marketer],
        [RoleActs.AcceptOwn] = [SalesRep, SalesManager],
        [RoleActs.RejectOwn] = [SalesRep, SalesManager],
        [RoleActs.ReachOutOwn] = [SalesRep, SalesManager],
        [RoleActs.QualifyOwn] = [SalesRep, SalesManager],
        [RoleActs.RecycleOwn] = [SalesRep, SalesManager],
        [RoleActs.DisqualifyOwn] = [SalesRep, SalesManager],
        [RoleActs.TakePooled] = [SalesRep, SalesManager],
        [RoleActs.AcceptTeams] = [SalesManager],
        [RoleActs.RejectTeams] = [SalesManager],
        [RoleActs.ReassignTeams] = [Admin, SalesManager],
        [RoleActs.AcceptOthers] = [],
        [RoleActs.RejectOthers] = [],
        [RoleActs.TakeOthersPool] = [],
        [RoleActs.ReassignOthers] = [Admin],
        [RoleActs.DraftDefinition] = [Admin, Marketer],
        [RoleActs.EditDefinition] = [Admin, Marketer],
        [RoleActs.ActivateUnsigned] = [Admin],
        [RoleActs.ReadRevenue] = [Admin, Marketer, SalesManager, Leader],
        [RoleActs.ReadFunnel] = [Admin, Marketer, SalesManager, Leader],
        [RoleActs.ReadScorecard] = [Admin, Marketer, SalesManager, Leader],
        [RoleActs.ReadJobs] = [Admin],
        [RoleActs.RunJob] = [Admin],
        [RoleActs.SetPerson] = [Admin],
        [RoleActs.SetTeam] = [Admin],
        [RoleActs.MakeKey] = [Admin],
        [RoleActs.ReadAudit] = [Admin, Leader],
    };

    public static TheoryData<Role, string, bool> Table => [.. from act in May from role in Everybody select (role, act.Key, act.Value.Contains(role))];

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_role_may_do_what_the_table_says_and_nothing_else(Role role, string act, bool may)
    {
        var acts = await RoleActs.OfAsync(app, role);

        using var answer = await acts.DoAsync(act);

        if (may) Assert.True(answer.IsSuccessStatusCode, $"{role}, {act}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        else Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role}, {act}: {(int)answer.StatusCode} instead of 403");
    }

    [Theory]
    [InlineData(Admin, HttpStatusCode.OK)]
    [InlineData(Marketer, HttpStatusCode.OK)]
    [InlineData(SalesRep, HttpStatusCode.Forbidden)]
    [InlineData(SalesManager, HttpStatusCode.OK)]
    [InlineData(Leader, HttpStatusCode.OK)]
    public async Task Reps_export_none(Role role, HttpStatusCode expected)
    {
        var email = $"{role}@export.test";
        await (await app.Api().PutAsync($"/api/v1/admin/users/by-email/{email}", new { name = $"{role}", roles = new[] { JsonNamingPolicy.CamelCase.ConvertName($"{role}") }, password = HubApp.AdminPassword }))
            .MustBeAsync(HttpStatusCode.Created);
        var browser = new FormVisitor(app.Host);
        await browser.SignInAsync(email, HubApp.AdminPassword);

        using var answer = await browser.GetAsync("/leads/export.csv");

        Assert.Equal(expected, answer.StatusCode);
    }
}
