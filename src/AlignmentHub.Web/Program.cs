using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web;
using AlignmentHub.Web.Features.Admin;
using AlignmentHub.Web.Features.Campaigns;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Features.Definitions.Suggestions;
using AlignmentHub.Web.Features.Demo;
using AlignmentHub.Web.Features.Feedback;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Availability;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Integrations;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Palette;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Features.Revenue.Ingest;
using AlignmentHub.Web.Features.Revenue.Reports;
using AlignmentHub.Web.Features.Revenue.Targets;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Features.Views;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Health;
using AlignmentHub.Web.Platform.Jobs;
using AlignmentHub.Web.Platform.Layout;
using AlignmentHub.Web.Platform.Live;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;
builder.Logging.AddHubLogs(builder.Configuration);

using var stop = new StopSignals();
var started = await HubServer.StartAsync(builder.Configuration, stop.Token);
if (started.Refusal is { } cannot)
{
    await Console.Error.WriteLineAsync(cannot.Reason);
    return 1;
}

await using var server = started.Value!;
if (args is ["database"])
{
    // eng/backup.sh and eng/restore.sh use the database while no hub runs, and wait for this line.
    Console.WriteLine("The database is ready.");
    return await stop.RunAsync(server.KeepAsync);
}

services.AddSingleton(TimeProvider.System);
services.AddHubData(server);
services.AddLiveUpdates();
services.AddHubOptions(builder.Configuration);
services.AddHubAccess();
services.AddHubApi();
services.AddApiDocument();
services.AddHubHealth(builder.Configuration);
services.AddHubPages();

services.AddLeads(builder.Configuration);
services.AddScoring();
services.AddDefinitions();
services.AddBackTests();
services.AddSuggestions();
services.AddHandoffs();
services.AddSla();
services.AddBoard();
services.AddFeedback();
services.AddNotices();
services.AddPalette();
services.AddViews();
services.AddCampaigns();
services.AddRevenue();
services.AddIntegrations(builder.Configuration);
services.AddAdmin();
services.AddDemo();
services.AddJobs(builder.Configuration, server.ConnectionString, Timetable.Jobs);

var app = builder.Build();
if (app.Services.CheckSettings().Refusal is { } unfit)
{
    await Console.Error.WriteLineAsync(unfit.Reason);
    return 1;
}

await app.Services.MigrateAsync();
await app.Services.FirstStartAsync(app.Services.GetRequiredService<FillDemo>().RunAsync);

app.UseBrokenPages();
app.UseStatusPages();
app.UseHubApi();
app.UseAuthentication();
app.UseAuthorization();
app.UseViewerCulture();
app.UseAntiforgery();
app.UseApiDocument();
app.MapHubHealth();
app.MapStaticAssets();
app.MapLeadExport();
app.MapBackTestExport();
app.MapErrorFiles();
app.MapReportTables();
app.MapScorecardExport();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

app.MapHubApi()
    .MapAdmin()
    .MapLeads()
    .MapImports()
    .MapCampaigns()
    .MapOpportunities()
    .MapScoring()
    .MapDefinitions()
    .MapBackTests()
    .MapReports()
    .MapMonths()
    .MapTargets()
    .MapTerms()
    .MapHandoffs()
    .MapRouting()
    .MapFeedback()
    .MapAvailability()
    .MapSla()
    .MapScorecard()
    .MapSpeed()
    .MapPromises()
    .MapRequests()
    .MapJobs();
app.RefuseUnguardedEndpoints();

try
{
    return await stop.RunAsync(ct => app.RunAsync(ct));
}
catch (IOException taken) when (Logs.IsTakenAddress(taken))
{
    await Console.Error.WriteLineAsync($"{taken.Message} Another program serves there, perhaps another hub. End it, or choose another address with --urls (eng/run.sh: --port).");
    return 1;
}

public partial class Program;
