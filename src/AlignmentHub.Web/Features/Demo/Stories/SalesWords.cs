using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>What reps write when they decide, reach out and end.</summary>
internal static class SalesWords
{
    private static readonly Dictionary<string, string[]> Rejections = new()
    {
        ["notAFit"] = ["They make nothing and store nothing.", "An agency that looks for its client."],
        ["tooSmall"] = ["Six people, one shelf. Not worth a licence.", "Founder and two helpers.", "Too small for our smallest plan."],
        ["noIntent"] = ["Wanted the tablet, not us.", "Only here for the prize.", "Was surprised that I called.", "No project, no budget, no plan."],
        ["noRecall"] = ["Does not remember us.", "Says somebody else filled in the form.", "Never heard of us, wants no calls."],
        ["badContactData"] = ["The number does not exist.", "Mails come back."],
        ["duplicate"] = ["Works with Hannah already.", "Same person as last month under another address."],
        ["competitor"] = ["Sells planning software themselves."],
        ["noCapacity"] = ["Out at a customer until next week."],
        ["wrongTerritory"] = ["The buyer sits in another country."],
        ["badTiming"] = ["Budget is decided in the autumn.", "They change their ERP first.", "Ask again next quarter."],
        [RejectionReason.OtherKey] = ["A journalist who writes about our market.", "Wants to sell us something.", "Looks for a job with us."],
    };

    private static readonly string[] Notes =
    [
        "Left a message with the assistant.", "Good talk, wants figures for two sites.", "Sent the case study.", "Meeting with the planner and the CFO.",
        "Did not pick up, tried twice.", "Asked for a call after the holidays.", "Walked through replenishment, asked about the ERP link.",
        "Interested, boss decides.",
    ];

    private static readonly string[] Disqualifications =
    [
        "Only looked around.", "Stays with the spreadsheet.", "Bought from somebody else last month.", "No budget this year and none planned.",
        "Stopped answering after three tries.",
    ];

    private static readonly string[] Recycles =
        ["Project moved to next quarter.", "New head of operations starts soon.", "Wants to finish the inventory first.", "Budget comes with the new year."];

    private static readonly string[] Losses = ["price", "no decision", "chose another vendor", "missing ERP link", "project stopped"];

    /// <summary>"Other" needs words; most reps give none with the rest.</summary>
    public static string? Rejection(string reason, Dice dice) =>
        reason == RejectionReason.OtherKey || dice.Chance(0.4) ? dice.Pick(Rejections[reason]) : null;

    public static string? Note(Dice dice) => dice.Chance(0.45) ? dice.Pick(Notes) : null;

    public static string Disqualification(Dice dice) => dice.Pick(Disqualifications);

    public static string Recycle(Dice dice) => dice.Pick(Recycles);

    public static string Loss(Dice dice) => dice.Pick(Losses);
}
