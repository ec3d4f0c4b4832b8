using AlignmentHub.Web;
using AlignmentHub.Web.Features.Admin;
using AlignmentHub.Web.Features.Campaigns;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Integrations;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;
using AlignmentHub.Web.Platform.Live;
using Radzen;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

services.AddSingleton(TimeProvider.System);
services.AddHubData(builder.Configuration.GetConnectionString("Hub")!);
services.AddLiveUpdates();
services.AddHubApi();
services.AddLocalization();
services.AddRazorComponents().AddInteractiveServerComponents();
services.AddRadzenComponents();

services.AddLeads();
services.AddScoring();
services.AddDefinitions();
services.AddHandoffs();
services.AddSla();
services.AddNotices();
services.AddCampaigns();
services.AddRevenue();
services.AddIntegrations();
services.AddAdmin();
services.AddJobs(builder.Configuration, builder.Configuration.GetConnectionString("Hub")!, Timetable.Jobs);

var app = builder.Build();
await app.Services.MigrateAsync();

app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

app.MapHubApi()
    .MapScoring()
    .MapDefinitions()
    .MapJobs();

await app.RunAsync();

public partial class Program;
