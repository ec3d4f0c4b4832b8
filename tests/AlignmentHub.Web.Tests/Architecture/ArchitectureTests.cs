namespace AlignmentHub.Web.Tests.Architecture;

/// <summary>Reads the source as a reviewer would. Each rule has a sibling that feeds it a violation, so that none can pass by mistake.</summary>
public sealed class ArchitectureTests
{
    /// <summary>A feature may use another only where a line here says why.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Admin -> Definitions"] = "the condition of a routing rule is edited as one of a definition is",
        ["Admin -> Handoffs"] = "routing rules are tried by the routing itself, and a changed policy is put on what is open",
        ["Admin -> Sla"] = "administrators change the terms that a new hub begins with",
        ["Campaigns -> Leads"] = "campaigns come in by the same path as leads",
        ["Campaigns -> Revenue"] = "a campaign is judged by the revenue that it led to",
        ["Definitions -> Handoffs"] = "questions are shown as the rep who answers them will see them",
        ["Definitions -> Leads"] = "a back-test knows what an earlier address said of the company",
        ["Definitions -> Revenue"] = "money reads in a back-test as it does in every report",
        ["Definitions -> Scoring"] = "the builder shows who would qualify, by the one scorer's facts",
        ["Definitions -> Notices"] = "who may sign is told in the transaction that proposes",
        ["Demo -> Handoffs"] = "the demo company's hand-offs have the snapshots that real ones have",
        ["Demo -> Leads"] = "the demo company's leads are written as the ingest path writes them",
        ["Demo -> Notices"] = "reps of the demo company find what they were told",
        ["Feedback -> Handoffs"] = "an overturned rejection makes a new pass, and a dispute is an act on a hand-off",
        ["Feedback -> Notices"] = "the side that is asked is told in the transaction that asks",
        ["Feedback -> Sla"] = "a question starts the promise to answer it",
        ["Handoffs -> Feedback"] = "the page of a hand-off shows its threads",
        ["Handoffs -> Leads"] = "what sales decides moves the lead's stage",
        ["Handoffs -> Notices"] = "a rep is told of a lead in the transaction that assigns it",
        ["Handoffs -> Sla"] = "what sales does starts and ends clocks",
        ["Integrations -> Campaigns"] = "files of campaigns come in by the same path as the API's",
        ["Integrations -> Revenue"] = "files of deals come in by the same path as the API's",
        ["Integrations -> Leads"] = "files come in by the same path as leads",
        ["Leads -> Definitions"] = "the conditions of a list are edited as those of a definition are",
        ["Leads -> Feedback"] = "the page of a lead shows its threads",
        ["Leads -> Handoffs"] = "the page of a lead hands it to sales by hand",
        ["Leads -> Sla"] = "the page of a lead shows what it waited for",
        ["Leads -> Views"] = "the list of leads is kept with its filters under names",
        ["Leads -> Scoring"] = "a lead that comes in is scored in the same transaction",
        ["Revenue -> Notices"] = "who may sign what sourced and influenced mean is told in the transaction that proposes it",
        ["Revenue -> Sla"] = "pace counts the working days of the hub's calendars, and a closed month keeps what marketing promised",
        ["Notices -> Sla"] = "what goes out of the house waits until its person works",
        ["Palette -> Leads"] = "the palette finds leads as their list does",
        ["Revenue -> Views"] = "reports are kept with their filters under names",
        ["Revenue -> Leads"] = "a deal moves the stage of its leads",
        ["Scoring -> Handoffs"] = "a lead that qualifies is handed off in the same transaction",
        ["Scoring -> Leads"] = "a score is of a lead, and qualifying moves its stage",
        ["Scoring -> Sla"] = "the nightly run also works the clocks out again",
        ["Sla -> Handoffs"] = "the sweep ends hand-offs that nobody decided on",
        ["Sla -> Revenue"] = "what a revenue target takes in leads follows from the funnel's rates",
        ["Sla -> Notices"] = "a missed promise is told once, in the transaction that finds it",
    };

    private static IEnumerable<SourceFile> Code => SourceTree.Files("src", ".cs", ".razor");

    private static IEnumerable<SourceFile> Domain => SourceTree.Files("src/AlignmentHub.Domain", ".cs");

    [Fact]
    public void The_domain_refers_to_nothing() =>
        Assert.Empty(Rules.DomainKnowsNobody(System.IO.File.ReadAllText(Path.Combine(SourceTree.Root, "src/AlignmentHub.Domain/AlignmentHub.Domain.csproj"))));

    [Fact]
    public void A_domain_with_a_package_is_found() =>
        Assert.Single(Rules.DomainKnowsNobody("""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="X" /></ItemGroup></Project>"""));

    [Fact]
    public void The_domain_is_pure() => Assert.Empty(Rules.DomainIsPure(Domain));

    [Fact]
    public void Something_asynchronous_in_the_domain_is_found() => Assert.NotEmpty(Rules.DomainIsPure([File("src/AlignmentHub.Domain/A.cs", "public async Task<int> F()")]));

    [Fact]
    public void A_feature_does_not_name_another_without_a_reason() => Assert.Empty(Rules.FeaturesReachInto(Code).Where(reach => !Allowed.ContainsKey(reach)).Order());

    [Fact]
    public void A_feature_that_names_another_is_found() =>
        Assert.Equal(["Leads -> Sla"], Rules.FeaturesReachInto([File("src/AlignmentHub.Web/Features/Leads/A.cs", "using AlignmentHub.Web.Features.Sla;")]));

    [Fact]
    public void Pages_do_not_query() => Assert.Empty(Rules.PagesQuery(Code));

    [Fact]
    public void A_page_that_queries_is_found() => Assert.Single(Rules.PagesQuery([File("src/AlignmentHub.Web/Features/Leads/A.razor", "@inject HubDb Db")]));

    [Fact]
    public void The_platform_names_no_feature() => Assert.Empty(Rules.PlatformNamesFeatures(Code));

    [Fact]
    public void A_platform_file_that_names_a_feature_is_found() =>
        Assert.Single(Rules.PlatformNamesFeatures([File("src/AlignmentHub.Web/Platform/A.cs", "using AlignmentHub.Web.Features.Sla;")]));

    [Fact]
    public void Cron_lines_stand_in_the_timetable_only() => Assert.Empty(Rules.CronOutsideTheTimetable(Code));

    [Fact]
    public void A_cron_line_elsewhere_is_found() => Assert.Single(Rules.CronOutsideTheTimetable([File("src/AlignmentHub.Web/Features/Sla/A.cs", "\"0 * * * * ?\"")]));

    [Fact]
    public void No_file_is_too_long_to_read() => Assert.Empty(Rules.TooLong(Code));

    [Fact]
    public void A_file_that_is_too_long_is_found() => Assert.Single(Rules.TooLong([File("src/A.cs", new string('\n', 251)), File("src/B.cs", new string('\n', 250))]));

    [Fact]
    public void No_error_is_swallowed() => Assert.Empty(Rules.SwallowedErrors(Code));

    [Fact]
    public void A_swallowed_error_is_found() => Assert.Single(Rules.SwallowedErrors([File("src/A.cs", "try { F(); } catch (Exception) { }")]));

    [Fact]
    public void Every_part_of_a_page_outlives_an_act_without_the_database()
    {
        Assert.Empty(Rules.ActsThatAnOutageEnds(Code));
        Assert.Contains("\n@inherits HubComponent", Code.Single(file => file.Path == "src/AlignmentHub.Web/_Imports.razor").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_an_outage_ends_is_found() => Assert.Single(Rules.ActsThatAnOutageEnds([File("src/AlignmentHub.Web/Features/Leads/A.razor", "@inherits ComponentBase")]));

    [Fact]
    public void Every_page_says_who_may_open_it() => Assert.Empty(Rules.OpenPages(Code));

    [Fact]
    public void A_page_for_everybody_is_found() => Assert.Single(Rules.OpenPages([File("src/AlignmentHub.Web/Features/Leads/A.razor", "@page \"/a\"\n<h1>A</h1>")]));

    private static SourceFile File(string path, string text) => new(path, text);
}
