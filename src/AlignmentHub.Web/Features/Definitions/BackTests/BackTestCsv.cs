using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

internal static class BackTestCsv
{
    public static IResult Answer(IEnumerable<BackTestedLead> leads) => Csv.Answer(
        "backtest-leads.csv", leads,
        new("leadId", l => l.LeadId.ToString()), new("name", l => l.Name), new("email", l => l.Email), new("company", l => l.Company), new("source", l => l.Source),
        new("group", l => l.Group),
        new("currentAt", l => l.CurrentAt), new("proposedAt", l => l.ProposedAt), new("accepted", l => l.Accepted), new("won", l => l.Won), new("importedPast", l => l.ImportedPast));
}
