using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Features.Feedback;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>A hub in use: somebody of each role, an active definition, leads with hand-offs.</summary>
public sealed class BusyHub : BrowserHub
{
    private readonly Dictionary<Role, Person> _people = [];

    /// <summary>Pages that no menu names.</summary>
    public IReadOnlyList<string> Details { get; private set; } = [];

    public Person Of(Role role) => _people[role];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var role in Enum.GetValues<Role>()) _people[role] = await PersonAsync(role);
        var rep = _people[Role.SalesRep];
        var pool = await Given.PoolAsync(rep);
        await Given.RuleAsync(pool);
        await Given.ActiveDefinitionAsync();
        var version = await Given.ProposedAsync();
        var trial = await Given.SignedAsync();
        Assert.Null((await App.Get<StartPilot>().RunAsync(trial.DefinitionId, trial.Number, null, new(20), Given.ActorOf(_people[Role.Marketer]))).Refusal);
        var handoff = await Given.AssignedAsync(rep, pool);
        await Given.AssignedAsync(rep, pool);
        await Given.QueuedAsync(pool);
        var lead = (await Given.ReadAsync(handoff)).LeadId;
        var thread = await App.Get<StartThread>().RunAsync(handoff, "Which of their offices is it?", Given.ActorOf(rep));
        Details = [$"/leads/{lead}", $"/handoffs/{handoff}", $"/feedback/{thread.Value}", $"/definitions/{version.DefinitionId}/versions/{version.Number}",
            $"/definitions/{trial.DefinitionId}/versions/{trial.Number}/pilot", $"/definitions/{version.DefinitionId}/compare", $"/definitions/{version.DefinitionId}/ledger"];
    }
}
