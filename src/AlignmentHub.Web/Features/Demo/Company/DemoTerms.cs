using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>What both sides agreed on: the promises, and what a good lead is.</summary>
internal sealed class DemoTerms
{
    public DemoTerms(DemoSpan span, DemoStaff staff, string zone)
    {
        Office = DemoHours.Office(span, zone);
        (Policy, PolicyVersion) = SlaPolicy.Starter(span.SetUp);
        using var text = typeof(DemoTerms).Assembly.GetManifestResourceStream("demo-definition.json")!;
        using var json = JsonDocument.Parse(text);
        var read = DefinitionDocument.Parse(json.RootElement);
        Document = read.Value ?? throw new InvalidOperationException(read.Refusal!.Reason);
        Definition = Definition.Create(DefinitionStage.Mql, "Marketing-qualified lead", span.SetUp);
        Version = DefinitionVersion.Draft(Definition.Id, 1, Document, staff.Marketers[0].Id, span.SetUp.AddHours(2));
        Version.Activate(staff.AdministratorId, span.SetUp.AddHours(5)).MustBeDone();
        Scorer = new LeadScorer(Document);
    }

    /// <summary>The default calendar.</summary>
    public DemoHours Office { get; }

    public SlaPolicy Policy { get; }

    public PolicyVersion PolicyVersion { get; }

    public PolicyDocument Promises { get; } = PolicyDocument.Starter;

    public DefinitionDocument Document { get; }

    public Definition Definition { get; }

    public DefinitionVersion Version { get; }

    public LeadScorer Scorer { get; }
}
