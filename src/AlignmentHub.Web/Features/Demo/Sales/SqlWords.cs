using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Demo.Stories;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>What reps learn before they call a lead ready to buy.</summary>
internal static class SqlWords
{
    private static readonly string[] Needs =
        ["Stock-outs in the season", "Too much stock of the wrong things", "The planner leaves", "A second warehouse opens"];

    private static readonly string[] Budgets = ["Approved", "In next year's plan", "Up to 40,000 a year", "Comes out of the ERP project"];
    private static readonly string[] Timings = ["This quarter", "Before the season", "Next quarter", "As soon as the contract with the old tool ends"];

    public static SqlAnswers Answers(DemoPass pass)
    {
        var dice = new Dice($"answers {pass.Story.Lead.Email} {pass.Number}");
        return new SqlAnswers(new Dictionary<string, string>
        {
            ["Need"] = dice.Pick(Needs), ["Budget"] = dice.Pick(Budgets), ["Timing"] = dice.Pick(Timings),
        });
    }
}
