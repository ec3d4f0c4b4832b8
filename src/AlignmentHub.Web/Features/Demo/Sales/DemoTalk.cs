using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>What marketing and sales asked each other about the hand-offs of the last weeks, and the rejections that marketing disputed.</summary>
internal sealed class DemoTalk(DemoCompany company, SalesYear year)
{
    private const int Days = 60;

    private static readonly string[] Questions =
        ["Which of their two sites is this about?", "Did they come to the webinar or only sign up?", "Who else from this company wrote to us?", "What did the mail promise them?"];

    private static readonly string[] Answers = ["It stands on the form: the warehouse in the south.", "They stayed to the end and asked two questions.", "I have added what I know to the lead.", "Nobody but them so far."];
    private static readonly string[] Disputes = ["They opened a second warehouse last month.", "They asked for the price list again yesterday.", "The form says twenty people, the register says eighty."];
    private static readonly string[] Replies = ["I called both numbers, they are not looking.", "Checked again: it is the parent company that grows, not they."];

    private readonly Dice _dice = new("talk");
    private readonly List<object> _rows = [];

    public async Task WriteAsync(HubDb db, CancellationToken ct)
    {
        foreach (var handoff in year.Handoffs.Where(h => h.AssignedAt > company.Span.Today.AddDays(-Days))) Tell(handoff);
        db.AddRange(_rows);
        db.AddRange(DemoPromises.Of(company, year));
        await db.SaveChangesAsync(ct);
    }

    private void Tell(Handoff handoff)
    {
        var team = company.Staff.SalesTeams.Single(t => t.Reps.Any(rep => rep.Person.Id == handoff.RepId));
        var rep = new ThreadSpeaker(handoff.RepId!.Value, TeamSide.Sales);
        var marketer = new ThreadSpeaker(_dice.Pick(company.Staff.Marketers).Id, TeamSide.Marketing);
        if (handoff is { State: HandoffState.Rejected, EndedAt: { } rejected } && _dice.Chance(0.15))
            Talk(ThreadKind.Dispute, handoff, team, (marketer, _dice.Pick(Disputes)), (rep, _dice.Pick(Replies)), rejected);
        else if (_dice.Chance(0.06)) Talk(ThreadKind.Question, handoff, team, (rep, _dice.Pick(Questions)), (marketer, _dice.Pick(Answers)), handoff.AssignedAt!.Value);
    }

    private void Talk(ThreadKind kind, Handoff handoff, DemoTeam team, (ThreadSpeaker By, string Text) first, (ThreadSpeaker By, string Text) second, DateTimeOffset since)
    {
        var isForSales = second.By.Side == TeamSide.Sales;
        var hours = isForSales ? team.Hours : company.Terms.Office;
        var asked = DemoSpan.Second(hours.After(since, _dice.Between(15, 400)));
        var answered = DemoSpan.Second(hours.After(asked, _dice.Around(150, 0.9)));
        if (asked > company.Span.Now) return;

        var thread = FeedbackThread.Open(kind, handoff.Id, first.By, asked);
        var owner = isForSales ? new PromiseOwner(PromiseSide.Sales, second.By.Id, team.Row.Id) : new PromiseOwner(PromiseSide.Marketing, null, company.Staff.Marketing.Id);
        var promise = Promise.Answer(thread.Id, handoff.Id, owner, new AnswerTerms(PromiseTarget.DefaultAnswerHours, hours.Version.Id, hours.Business), asked);
        _rows.AddRange([thread, FeedbackEntry.Write(thread.Id, first.Text, first.By, asked), promise]);
        if (answered > company.Span.Now) return;

        thread.Add(second.By, answered).MustBeDone();
        promise.Meet(answered);
        _rows.Add(FeedbackEntry.Write(thread.Id, second.Text, second.By, answered));
        if (_dice.Chance(0.7)) thread.Close(new ThreadClosing(kind == ThreadKind.Dispute ? ThreadOutcome.Upheld : ThreadOutcome.Answered), first.By, answered).MustBeDone();
    }
}
