using System.Diagnostics;
using System.Text.Json;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Features.Demo.Sales;
using AlignmentHub.Web.Features.Demo.Stories;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Demo;

/// <summary>Fills an empty hub with a company and its year, in the transaction of the first start: all of it or nothing.</summary>
internal sealed partial class FillDemo(IPasswordHasher<Person> hasher, IOptions<HubOptions> options, TimeProvider clock, ILogger<FillDemo> log)
{
    /// <summary>The same for everybody in the demo company, so it is no secret and serves nowhere else.</summary>
    public const string Password = "demo-company";

    /// <summary>Does nothing in a hub that is not to be the demo company.</summary>
    public async Task RunAsync(HubDb db, CancellationToken ct = default)
    {
        if (!options.Value.Demo) return;

        var watch = Stopwatch.StartNew();
        var administrator = await db.Users.Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
        var hash = hasher.HashPassword(new Person(), Password);
        var company = new DemoCompany(new DemoSpan(clock.GetUtcNow()), options.Value.TimeZone, hash, administrator);
        var stories = World.Make(company);
        var year = new SalesYear(company, stories);
        var told = watch.Elapsed;
        await WritePeopleAsync(db, company, ct);
        await new WriteYear(db, company, year, options.Value.Currency).RunAsync(stories, ct);
        await new DemoTalk(company, year).WriteAsync(db, ct);
        LogFilled(log, stories.Count, year.Handoffs.Count, told.TotalSeconds, watch.Elapsed.TotalSeconds);
    }

    private static async Task WritePeopleAsync(HubDb db, DemoCompany company, CancellationToken ct)
    {
        var (staff, terms) = (company.Staff, company.Terms);
        foreach (var hours in staff.SalesTeams.Select(t => t.Hours).Append(terms.Office)) db.AddRange(hours.Calendar, hours.Version);
        db.AddRange(staff.Teams);
        db.AddRange(staff.People);
        db.AddRange(staff.SalesTeams.Select(t => t.Pool));
        db.AddRange(staff.SalesTeams.Select(t => t.Rule));
        db.AddRange(terms.Policy, terms.PolicyVersion, terms.Definition, terms.Version);
        db.Add(new HubSetting { Key = DemoPersonas.Setting, Value = JsonSerializer.Serialize(staff.People.Select(Persona), JsonSerializerOptions.Web) });
        await db.SaveChangesAsync(ct);

        // People are of teams and teams have managers, so one of the two comes second.
        foreach (var team in staff.SalesTeams) team.Row.ManagerId = staff.Manager.Id;
        await db.SaveChangesAsync(ct);
    }

    private static DemoPersona Persona(Person person) => new(person.Email!, person.Name, person.Roles[0].ToString());

    [LoggerMessage(LogLevel.Information, "The demo company is in: {Leads} leads, {Handoffs} hand-offs; made up in {Told:0.0} s, written after {Seconds:0.0} s")]
    private static partial void LogFilled(ILogger log, int leads, int handoffs, double told, double seconds);
}
