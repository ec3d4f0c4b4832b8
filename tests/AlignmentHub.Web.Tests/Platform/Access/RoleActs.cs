using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Platform.Access;

/// <summary>One person with everything they may want to act on, and the requests by which they would.</summary>
internal sealed class RoleActs
{
    public const string ReadLeads = "read leads";
    public const string ReadHandoffs = "read hand-offs";
    public const string ReadDefinitions = "read definitions";
    public const string WriteLead = "write a lead";
    public const string WriteLeads = "write leads by batch";
    public const string WriteActivity = "write an activity";
    public const string WriteAccount = "write an account";
    public const string WriteDeal = "write a deal";
    public const string WriteCampaign = "edit a campaign";
    public const string Import = "import a file";
    public const string ReadImports = "read imports";
    public const string HandOff = "hand a lead off by hand";
    public const string AcceptOwn = "accept own";
    public const string RejectOwn = "reject own";
    public const string ReachOutOwn = "log outreach on own";
    public const string QualifyOwn = "qualify own";
    public const string RecycleOwn = "recycle own";
    public const string DisqualifyOwn = "disqualify own";
    public const string TakePooled = "take from the own pool";
    public const string AcceptTeams = "accept a rep's of the team one manages";
    public const string RejectTeams = "reject a rep's of the team one manages";
    public const string ReassignTeams = "reassign a rep's of the team one manages";
    public const string AcceptOthers = "accept another team's";
    public const string RejectOthers = "reject another team's";
    public const string TakeOthersPool = "take from another's pool";
    public const string ReassignOthers = "reassign another team's";
    public const string DraftDefinition = "draft a definition";
    public const string EditDefinition = "edit a draft";
    public const string ActivateUnsigned = "activate unsigned";
    public const string ReadRevenue = "read revenue";
    public const string ReadFunnel = "read the funnel";
    public const string ReadScorecard = "read the scorecard";
    public const string ReadJobs = "read jobs";
    public const string RunJob = "run a job";
    public const string SetPerson = "set a person";
    public const string SetTeam = "set a team";
    public const string MakeKey = "make a key";
    public const string ReadAudit = "read the audit";

    private const string Rejection = """{ "reason": "notAFit" }""";
    private const string Mapping = """{ "kind": "leads", "columns": { "Mail": "email" } }""";

    private readonly HubApp _app;
    private readonly Person _me;
    private readonly IReadOnlyDictionary<string, Func<Task<HttpResponseMessage>>> _acts;

    private RoleActs(HubApp app, Person me)
    {
        (_app, _me) = (app, me);
        _acts = new Dictionary<string, Func<Task<HttpResponseMessage>>>
        {
            [ReadLeads] = () => GetAsync("leads"),
            [ReadHandoffs] = () => GetAsync("handoffs"),
            [ReadDefinitions] = () => GetAsync("definitions"),
            [WriteLead] = () => PutAsync("leads/by-key", """{ "email": "role@acts.example" }"""),
            [WriteLeads] = () => PostAsync("leads/batch", """{ "leads": [ { "email": "role@acts.example" } ] }"""),
            [WriteActivity] = ActivityAsync,
            [WriteAccount] = () => PutAsync("accounts/by-domain/acts.example", """{ "name": "Acts" }"""),
            [WriteDeal] = () => PutAsync("opportunities/by-key",
                """{ "externalId": "acts", "name": "Deal", "amountMinor": 5, "currency": "EUR", "stage": "open", "createdAt": "2026-01-01T00:00:00Z" }"""),
            [WriteCampaign] = () => PutAsync("campaigns/by-key", """{ "key": "acts", "name": "Acts" }"""),
            [Import] = () => _app.Given.PostImportAsync("Mail\nrole@acts.example\n"u8.ToArray(), Mapping, "dryRun", caller: Api()),
            [ReadImports] = () => GetAsync("imports"),
            [HandOff] = HandOffAsync,
            [AcceptOwn] = async () => await OnAsync(await OwnAsync(), "accept"),
            [RejectOwn] = async () => await OnAsync(await OwnAsync(), "reject", Rejection),
            [ReachOutOwn] = async () => await OnAsync(await OwnAcceptedAsync(), "outreach", """{ "kind": "call" }"""),
            [QualifyOwn] = async () => await OnAsync(await OwnAcceptedAsync(), "qualify", """{ "answers": { "budget": "yes" } }"""),
            [RecycleOwn] = async () => await OnAsync(await OwnAcceptedAsync(), "recycle", """{ "until": "2026-09-01", "reason": "Later" }"""),
            [DisqualifyOwn] = async () => await OnAsync(await OwnAcceptedAsync(), "disqualify", """{ "reason": "Gone" }"""),
            [TakePooled] = async () => await OnAsync(await _app.Given.QueuedAsync(await _app.Given.PoolAsync(_me)), "take"),
            [AcceptTeams] = async () => await OnAsync(await TeamsAsync(), "accept"),
            [RejectTeams] = async () => await OnAsync(await TeamsAsync(), "reject", Rejection),
            [ReassignTeams] = async () => await ReassignAsync(await TeamsAsync()),
            [AcceptOthers] = async () => await OnAsync(await OthersAsync(), "accept"),
            [RejectOthers] = async () => await OnAsync(await OthersAsync(), "reject", Rejection),
            [TakeOthersPool] = async () => await OnAsync(await _app.Given.QueuedAsync(await _app.Given.PoolAsync(await RepAsync())), "take"),
            [ReassignOthers] = async () => await ReassignAsync(await OthersAsync()),
            [DraftDefinition] = async () => await PostAsync($"definitions/{(await _app.Given.DraftAsync()).DefinitionId}/versions", Given.SimpleDocument),
            [EditDefinition] = async () => await PutAsync(await DraftAsync(), Given.SimpleDocument),
            [ActivateUnsigned] = async () => await PostAsync($"{await DraftAsync()}/activate", """{ "reach": "nextActivity" }"""),
            [ReadRevenue] = () => GetAsync("metrics/revenue"),
            [ReadFunnel] = () => GetAsync("metrics/funnel"),
            [ReadScorecard] = () => GetAsync("sla/scorecard"),
            [ReadJobs] = () => GetAsync("jobs"),
            [RunJob] = () => PostAsync("jobs/sla-recompute/run", "{}"),
            [SetPerson] = () => PutAsync("admin/users/by-email/new@acts.example", """{ "name": "New", "roles": ["marketer"], "password": "three good words" }"""),
            [SetTeam] = () => PutAsync("admin/teams/acts", """{ "name": "Acts", "side": "sales" }"""),
            [MakeKey] = () => PostAsync("admin/keys", """{ "name": "Acts", "scopes": ["read"] }"""),
            [ReadAudit] = () => GetAsync("audit"),
        };
    }

    public static async Task<RoleActs> OfAsync(HubApp app, Role role) => new(app, await app.Given.PersonAsync(role));

    public Task<HttpResponseMessage> DoAsync(string act) => _acts[act]();

    private HttpClient Api() => _app.Api(_me.Email);

    private Task<HttpResponseMessage> GetAsync(string path) => Api().GetAsync($"/api/v1/{path}");

    private Task<HttpResponseMessage> PutAsync(string path, string json) => Api().PutAsync($"/api/v1/{path}", Answers.Json(json));

    private Task<HttpResponseMessage> PostAsync(string path, string json) => Api().PostAsync($"/api/v1/{path}", Answers.Json(json));

    private Task<HttpResponseMessage> OnAsync(Guid handoff, string act, string? json = null) =>
        Api().PostAsync($"/api/v1/handoffs/{handoff}/{act}", json is null ? null : Answers.Json(json));

    private async Task<HttpResponseMessage> ActivityAsync()
    {
        var lead = await _app.Given.LeadAsync(LeadStage.Raw);
        return await PostAsync("activities", $$"""{ "lead": { "id": "{{lead}}" }, "type": "page_view", "at": "2026-03-01T09:00:00Z" }""");
    }

    private async Task<HttpResponseMessage> HandOffAsync()
    {
        var lead = await _app.Given.LeadAsync(LeadStage.Mql);
        return await Api().PostAsJsonAsync($"/api/v1/leads/{lead}/handoff", new { reason = "Asked for by phone", rep = (await RepAsync()).Email });
    }

    private async Task<HttpResponseMessage> ReassignAsync(Guid handoff) =>
        await OnAsync(handoff, "reassign", JsonSerializer.Serialize(new { rep = (await RepAsync()).Email, reason = "Away" }));

    private Task<Guid> OwnAsync() => _app.Given.AssignedAsync(_me);

    // Accepted by a rep of the same id: what is asked is whether this role may go on.
    private async Task<Guid> OwnAcceptedAsync()
    {
        var handoff = await OwnAsync();
        Assert.True((await _app.Get<AcceptHandoff>().RunAsync(handoff, new Actor(_me.Id, _me.Name, [Role.SalesRep]))).IsDone);
        return handoff;
    }

    private async Task<Guid> TeamsAsync() =>
        await _app.Given.AssignedAsync(await _app.Given.PersonAsync(Role.SalesRep, await _app.Given.TeamAsync(TeamSide.Sales, _me.Id)));

    private async Task<Guid> OthersAsync() => await _app.Given.AssignedAsync(await RepAsync());

    private Task<Person> RepAsync() => _app.Given.PersonAsync(Role.SalesRep);

    private async Task<string> DraftAsync()
    {
        var draft = await _app.Given.DraftAsync();
        return $"definitions/{draft.DefinitionId}/versions/{draft.Number}";
    }
}
