using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class LeadUpsertTests(HubApp app) : IClassFixture<HubApp>
{
    private Given Given => app.Given;

    [Fact]
    public async Task The_first_PUT_creates_and_the_second_updates_the_same_lead()
    {
        var first = await Given.PutLeadAsync("""{"email":" Ann@Upsert.Example ","title":"Head","phone":"1"}""");
        var second = await Given.PutLeadAsync("""{"email":"ann@upsert.example","title":null,"company":"Acme"}""");

        Assert.Equal((201, 200), (first.Code, second.Code));
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("raw", second.Stage);
        Assert.Equal("ann@upsert.example|1|Acme|t", await Given.AskAsync<string>(
            "select concat_ws('|', email, title, phone, company, email_kind = 'Business') from leads where id = $1", first.Id));
    }

    [Fact]
    public async Task Only_what_changed_is_kept_with_its_old_value()
    {
        var lead = await Given.PutLeadAsync("""{"email":"old@change.example","title":"Head","campaign":"kept","custom":{"plan":"gold","seats":5}}""");

        await Given.PutLeadAsync("""{"email":"old@change.example","title":"Chief","consent":true,"custom":{"plan":null,"seats":5,"size":1.5}}""");

        Assert.Equal(
            ["consent:null", "custom.plan:\"gold\"", "custom.size:null", "title:\"Head\""],
            await Given.ListAsync("select field || ':' || coalesce(old_value::text, 'null') from field_changes where lead_id = $1 order by 1", lead.Id));
        Assert.Equal("kept", await Given.AskAsync<string>("select key from campaigns c join leads l on l.campaign_id = c.id where l.id = $1", lead.Id));
        Assert.Equal("""{"size": 1.5, "seats": 5}""", await Given.AskAsync<string>("select custom::text from leads where id = $1", lead.Id));
    }

    [Fact]
    public async Task A_PUT_that_changes_nothing_writes_nothing()
    {
        const string Json = """{"externalId":"same","email":"same@same.example","title":"Head","campaign":"spring","consent":false,"custom":{"a":1,"b":"x","c":true}}""";
        var lead = await Given.PutLeadAsync(Json);
        var before = await Given.AskAsync<string>("select xmin::text || updated_at || version from leads where id = $1", lead.Id);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await Given.PutLeadAsync(Json);

        Assert.Equal(200, again.Code);
        Assert.Equal(before, await Given.AskAsync<string>("select xmin::text || updated_at || version from leads where id = $1", lead.Id));
    }

    [Theory]
    [InlineData("""{"externalId":"k1","email":"b@keys.example"}""", 409, "the address of another lead with an id")]
    [InlineData("""{"externalId":"k2","email":"a@keys.example"}""", 409, "the same the other way round")]
    [InlineData("""{"externalId":"new","email":"a@keys.example"}""", 409, "a new id for an address that has one")]
    [InlineData("""{"externalId":"k1","email":"free@keys.example"}""", 409, "two leads, one without an id")]
    [InlineData("""{"externalId":"K1","email":"other@keys.example"}""", 201, "ids know upper and lower case")]
    [InlineData("""{"externalId":"k1","email":"a@keys.example","title":"x"}""", 200, "both keys of one lead")]
    [InlineData("""{"externalId":"k1","title":"y"}""", 200, "by id alone")]
    [InlineData("""{"email":"b@keys.example","title":"z"}""", 200, "by address alone, though it has an id")]
    public async Task Ids_and_addresses_find_one_lead_or_are_refused(string json, int status, string because)
    {
        await Given.PutLeadAsync("""{"externalId":"k1","email":"a@keys.example"}""");
        await Given.PutLeadAsync("""{"externalId":"k2","email":"b@keys.example"}""");
        await Given.PutLeadAsync("""{"email":"free@keys.example"}""");

        Assert.Equal((status, because), ((await Given.PutLeadAsync(json)).Code, because));
    }

    [Fact]
    public async Task A_lead_known_by_address_takes_the_id_that_comes_with_it()
    {
        var lead = await Given.PutLeadAsync("""{"email":"later@id.example"}""");

        var named = await Given.PutLeadAsync("""{"externalId":"crm-7","email":"later@id.example"}""");
        var moved = await Given.PutLeadAsync("""{"externalId":"crm-7","email":"new@id.example"}""");

        Assert.Equal((lead.Id, lead.Id), (named.Id, moved.Id));
        Assert.Equal("crm-7|new@id.example", await Given.AskAsync<string>("select external_id || '|' || email from leads where id = $1", lead.Id));
    }

    [Theory]
    [InlineData("""{"email":"p@company.example"}""", "company.example", "a business address")]
    [InlineData("""{"email":"p@gmail.com"}""", "", "a free provider makes no account")]
    [InlineData("""{"email":"p@0-mail.com"}""", "", "neither does a disposable one")]
    [InlineData("""{"email":"q@gmail.com","accountDomain":"Named.Example"}""", "named.example", "named beside a free address")]
    [InlineData("""{"externalId":"acc","accountDomain":"bücher.example"}""", "xn--bcher-kva.example", "without an address")]
    public async Task The_account_comes_from_the_domain(string json, string domain, string because)
    {
        var lead = await Given.PutLeadAsync(json);

        var found = await Given.AskAsync<string>("select coalesce((select domain from accounts a where a.id = l.account_id), '') from leads l where id = $1", lead.Id);
        Assert.Equal((domain, because), (found, because));
    }

    [Fact]
    public async Task An_unknown_campaign_comes_into_being_without_a_budget()
    {
        await Given.PutLeadAsync("""{"email":"x@campaign.example","campaign":"Brand New"}""");
        await Given.PutLeadAsync("""{"email":"y@campaign.example","campaign":"Brand New"}""");

        Assert.Equal(["Brand New|Brand New|none"], await Given.ListAsync(
            "select key || '|' || name || '|' || coalesce(budget_kind, 'none') from campaigns where key = 'Brand New'"));
    }

    [Fact]
    public async Task The_owner_is_a_user_or_the_lead_is_refused()
    {
        var rep = await Given.PersonAsync(Domain.Access.Role.SalesRep);

        var unknown = await Given.PutLeadAsync("""{"email":"o1@owner.example","owner":"nobody@hub.test"}""");
        var known = await Given.PutLeadAsync($$"""{"email":"o2@owner.example","owner":"{{rep.Email!.ToUpperInvariant()}}"}""");

        Assert.Equal((422, "owner"), (unknown.Code, unknown.Paths));
        Assert.Equal(0L, await Given.AskAsync<long>("select count(*) from leads where email = 'o1@owner.example'"));
        Assert.Equal(rep.Id, await Given.AskAsync<Guid>("select owner_id from leads where id = $1", known.Id));
    }

    [Fact]
    public async Task A_past_comes_along_without_clock_or_notice()
    {
        var lead = await Given.PutLeadAsync("""
            {"externalId":"past","createdAt":"2025-01-01T00:00:00Z","history":[{"stage":"mql","at":"2025-01-02T00:00:00Z","by":"Old System"},{"stage":"accepted","at":"2025-01-05T00:00:00Z"}]}
            """);

        Assert.Equal("accepted", lead.Stage);
        Assert.Equal(["(Engaged)", "Mql", "(HandedOff)", "Accepted"], await Given.MovesAsync(lead.Id));
        Assert.Equal(4L, await Given.AskAsync<long>("select count(*) from stage_moves where lead_id = $1 and is_imported", lead.Id));
        Assert.Equal("Old System", await Given.AskAsync<string>("select reason from stage_moves where lead_id = $1 and to_stage = 'Mql'", lead.Id));
        Assert.Equal(0L, await Given.AskAsync<long>("select count(*) from handoffs where lead_id = $1", lead.Id));
        Assert.Equal(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), await Given.AskAsync<DateTime>("select created_at from leads where id = $1", lead.Id));

        await Given.PutLeadAsync("""{"externalId":"past","createdAt":"2024-01-01T00:00:00Z","history":[{"stage":"engaged","at":"2024-01-02T00:00:00Z"}],"title":"x"}""");
        Assert.Equal(4, (await Given.MovesAsync(lead.Id)).Count);
    }

    [Theory]
    [InlineData("""{"email":"nodomain"}""", "email")]
    [InlineData("""{"email":"a@b.example","nickname":"A"}""", "nickname")]
    [InlineData("""{"email":"a@b.example","title":"a\u0000"}""", "title")]
    [InlineData("""{"email":"a@b.example","createdAt":"2026-03-04T00:00:00Z"}""", "createdAt")]
    [InlineData("""[]""", "$")]
    public async Task Bad_input_is_refused_with_the_field_named(string json, string paths)
    {
        var answer = await Given.PutLeadAsync(json);

        Assert.Equal((422, paths), (answer.Code, answer.Paths));
    }

    [Fact]
    public async Task In_a_rush_each_sender_is_answered_for_its_own_lead()
    {
        await Given.PutLeadAsync("""{"externalId":"rush-taken","email":"taken@rush.example"}""");
        var rush = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => Given.PutLeadAsync((n % 4) switch
        {
            0 => """{"email":"everybody@rush.example"}""",
            1 => $$"""{"externalId":"rush-{{n}}","email":"taken@rush.example"}""",
            _ => $$"""{"email":"n{{n}}@rush.example"}""",
        })));

        var same = rush.Where((_, n) => n % 4 == 0).ToList();
        Assert.Single(same.Select(answer => answer.Id).Distinct());
        Assert.Equal((1, 9), (same.Count(answer => answer.Code == 201), same.Count(answer => answer.Code == 200)));
        Assert.All(rush.Where((_, n) => n % 4 == 1), answer => Assert.Equal(409, answer.Code));
        foreach (var n in Enumerable.Range(0, 40).Where(n => n % 4 > 1))
            Assert.Equal($"n{n}@rush.example", await Given.AskAsync<string>("select email from leads where id = $1", rush[n].Id));
    }

    [Fact]
    public async Task In_a_rush_what_breaks_breaks_for_its_own_sender()
    {
        await Given.RunAsync("""
            create function refuse_broken() returns trigger language plpgsql as $$ begin
                if new.email = 'broken@rush.example' then raise exception 'broken on purpose'; end if;
                return new;
            end $$;
            create trigger refuse_broken before insert on leads for each row execute function refuse_broken()
            """);
        try
        {
            var rush = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Given.PutLeadAsync(
                n == 10 ? """{"email":"broken@rush.example"}""" : $$"""{"email":"beside{{n}}@rush.example"}""")));

            Assert.Equal(500, rush[10].Code);
            Assert.All(rush.Where((_, n) => n != 10), answer => Assert.Equal(201, answer.Code));
        }
        finally
        {
            await Given.RunAsync("drop trigger refuse_broken on leads; drop function refuse_broken()");
        }
    }

    [Fact]
    public async Task Reps_bring_no_leads_in()
    {
        var rep = await Given.PersonAsync(Domain.Access.Role.SalesRep);

        var answer = await Given.PutAsync("leads/by-key", """{"email":"rep@forbidden.example"}""", rep.Email);

        Assert.Equal(403, answer.Code);
    }
}
