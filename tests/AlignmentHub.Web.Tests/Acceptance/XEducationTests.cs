using System.Globalization;
using System.Text.Json;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;
using AlignmentHub.Web.Tests.Features.Integrations;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.VisualBasic.FileIO;

namespace AlignmentHub.Web.Tests.Acceptance;

/// <summary>A school's 9,240 real leads (data/README.md), judged by a definition over the fields that are known before anybody speaks with them.</summary>
public sealed class XEducationTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Document = """
        { "stage": "mql",
          "gate": { "exclusions": [ { "name": "no e-mail", "when": { "field": "custom.Do Not Email", "op": "eq", "value": "yes" } } ] },
          "fit": { "groups": [
            { "name": "Person", "cap": 60, "rules": [
              { "name": "In work", "points": 50, "when": { "field": "custom.What is your current occupation", "op": "eq", "value": "Working Professional" } },
              { "name": "Came by recommendation", "points": 30, "when": { "field": "source", "op": "eq", "value": "Reference" } },
              { "name": "Special subject", "points": 10, "when": { "field": "custom.Specialization", "op": "isNotEmpty" } } ] },
            { "name": "Visits", "rules": [
              { "name": "Reads for ten minutes", "points": 40, "when": { "field": "custom.Total Time Spent on Website", "op": "gte", "value": 600 } },
              { "name": "Never came", "points": -20, "when": { "field": "custom.TotalVisits", "op": "eq", "value": 0 } } ] } ] },
          "weights": { "fit": 1, "engagement": 0 },
          "thresholds": { "total": 50 } }
        """;

    private readonly string _file = Path.Combine(SharedData.Folder("data/x_education"), "Leads.csv");

    [Fact]
    public async Task A_definition_over_its_own_fields_scores_every_lead_and_the_same_night_again_changes_nothing()
    {
        await ImportAsync();
        await app.Given.ActiveDefinitionAsync(Document);
        var midnight = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

        await NightAsync(midnight);
        var rows = await RowsAsync();
        Assert.Equal(9240, rows.Count);
        Assert.Equal(Expected(), await ScoresAsync());
        Assert.Equal(0, await app.Given.AskAsync<long>("select count(*) from handoffs"));

        Assert.Contains("9240 leads scored, 0 changed", await NightAsync(midnight), StringComparison.Ordinal);
        Assert.Equal(rows, await RowsAsync());
    }

    private async Task ImportAsync()
    {
        var headers = (await File.ReadLinesAsync(_file).FirstAsync()).Split(',', StringSplitOptions.RemoveEmptyEntries);
        var mapping = JsonSerializer.Serialize(new
        {
            kind = "leads",
            columns = headers.ToDictionary(h => h, h => h switch { "Prospect ID" => "externalId", "Lead Source" => "source", "Country" => "country", _ => $"custom.{h}" }),
            values = headers.ToDictionary(h => h, _ => new Dictionary<string, string?> { ["Select"] = null }),
        });
        var import = await app.Given.ImportAsync(await File.ReadAllBytesAsync(_file), mapping);
        Assert.Equal(9240, import.GetProperty("created").GetInt64());
    }

    /// <summary>The nightly job for an instant, as the timetable runs it.</summary>
    private async Task<string> NightAsync(DateTimeOffset at)
    {
        var run = new JobRun { Id = Guid.CreateVersion7(), Job = "nightly", AsOf = at, StartedAt = app.Clock.GetUtcNow(), State = JobState.Running };
        var progress = new JobProgress(run, app.Get<IDbContextFactory<HubDb>>(), app.Clock);
        return await Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<NightlyJob>(app.Host.Services).RunAsync(progress, default);
    }

    private Task<IReadOnlyList<string>> RowsAsync() => app.Given.ListAsync("select lead_id || ' ' || xmin from lead_scores order by 1");

    private Task<IReadOnlyList<string>> ScoresAsync() => app.Given.ListAsync(
        "select l.external_id || ' ' || s.fit || ' ' || s.qualifies from lead_scores s join leads l on l.id = s.lead_id order by l.external_id collate \"C\"");

    /// <summary>The same definition, by hand and from the file.</summary>
    private List<string> Expected()
    {
        using var parser = new TextFieldParser(_file) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var headers = parser.ReadFields()!;
        List<string> scores = [];
        while (!parser.EndOfData)
        {
            var cells = parser.ReadFields()!;
            string Cell(string header) => cells[Array.IndexOf(headers, header)].Trim() is var cell && cell == "Select" ? "" : cell;
            double? Number(string header) => double.TryParse(Cell(header), CultureInfo.InvariantCulture, out var number) ? number : null;

            var person = (Cell("What is your current occupation") == "Working Professional" ? 50 : 0)
                + (string.Equals(Cell("Lead Source"), "Reference", StringComparison.OrdinalIgnoreCase) ? 30 : 0)
                + (Cell("Specialization").Length > 0 ? 10 : 0);
            var fit = Math.Max(0, Math.Min(person, 60) + (Number("Total Time Spent on Website") >= 600 ? 40 : 0) - (Number("TotalVisits") == 0 ? 20 : 0));
            var qualifies = fit >= 50 && Cell("Do Not Email") != "Yes";
            scores.Add($"{Cell("Prospect ID")} {fit} {(qualifies ? "true" : "false")}");
        }

        scores.Sort(StringComparer.Ordinal);
        return scores;
    }
}
