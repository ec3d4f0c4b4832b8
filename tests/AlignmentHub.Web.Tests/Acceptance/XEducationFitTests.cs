using System.Globalization;
using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Suggestions;
using AlignmentHub.Web.Tests.Features.Integrations;
using Microsoft.VisualBasic.FileIO;

namespace AlignmentHub.Web.Tests.Acceptance;

/// <summary>Points fitted to 9,240 real outcomes (data/README.md), without what was known only after contact.</summary>
public sealed class XEducationFitTests(ITestOutputHelper output)
{
    // What somebody would write by hand who knows the school.
    private const string ByHand = """
        { "stage": "mql", "weights": { "fit": 1, "engagement": 0 }, "thresholds": { "total": 50 }, "fit": { "groups": [
          { "name": "Person", "cap": 60, "rules": [
            { "name": "In work", "points": 50, "when": { "field": "custom.What is your current occupation", "op": "eq", "value": "Working Professional" } },
            { "name": "Came by recommendation", "points": 30, "when": { "field": "source", "op": "eq", "value": "Reference" } } ] },
          { "name": "Visits", "rules": [
            { "name": "Reads for ten minutes", "points": 40, "when": { "field": "custom.Total Time Spent on Website", "op": "gte", "value": 600 } },
            { "name": "Never came", "points": -20, "when": { "field": "custom.TotalVisits", "op": "eq", "value": 0 } } ] } ] } }
        """;

    private static readonly string[] NoFields = ["Converted", "Prospect ID", "Lead Number", "Lead Source", "Country", ""];

    [Fact]
    public void Whole_points_fitted_to_history_tell_who_will_convert()
    {
        var leads = Read(Path.Combine(SharedData.Folder("data/x_education"), "Leads.csv"));
        var active = DefinitionDocument.Parse(JsonElement.Parse(ByHand)).Value!;
        var candidates = CandidateRules.From([.. leads.Select(l => l.Subject)], field => AfterContact.IsKnown(field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]));

        var fitted = new HistoryFit(active, leads, OutcomeGoal.Won).Propose(candidates).Value!;

        output.WriteLine($"held-out AUC {fitted.Auc:0.0000} with {fitted.Rules} rules, by hand {fitted.ActiveAuc:0.0000}");
        Assert.Equal(9240, leads.Count);
        Assert.All(fitted.Document.Fit.Groups.SelectMany(g => g.Rules), rule => Assert.Equal(Math.Round(rule.Points), rule.Points));
        Assert.DoesNotContain(fitted.Document.Fit.Groups, g => AfterContact.IsKnown(g.Name[(g.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]));
        Assert.True(fitted.Auc >= 0.88, $"{fitted.Auc}");
        Assert.InRange(fitted.ActiveAuc!.Value, 0.6, 0.87);
    }

    private static List<DecidedLead> Read(string file)
    {
        using var parser = new TextFieldParser(file) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var headers = parser.ReadFields()!;
        List<DecidedLead> leads = [];
        while (!parser.EndOfData)
        {
            var cells = headers.Zip(parser.ReadFields()!).Where(c => c.Second.Length > 0 && c.Second != "Select").ToLookup(c => c.First, c => c.Second);
            var custom = cells.Where(c => !NoFields.Contains(c.Key)).ToDictionary(c => c.Key, c => Value(c.First()));
            var facts = new LeadFacts { Source = cells["Lead Source"].FirstOrDefault(), Country = cells["Country"].FirstOrDefault(), Custom = custom };
            leads.Add(new(new(facts, null), [], DateTimeOffset.UnixEpoch, null, cells["Converted"].First() == "1"));
        }

        return leads;
    }

    private static FieldValue Value(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? FieldValue.From(number) : cell;
}
