using AlignmentHub.Domain.Leads;
using static AlignmentHub.Domain.Leads.LeadStage;

namespace AlignmentHub.Domain.Tests.Leads;

public sealed class StageMovesTests
{
    // semantics.md 2. Down: from; across: to. x is legal.
    private const string Legal = """
                     Raw Engaged Mql HandedOff Accepted Sql Opportunity Customer Nurture Disqualified Lost
        Raw          .   x       x   x         x        x   x           x        .       .            x
        Engaged      .   .       x   x         x        x   x           x        .       .            x
        Mql          .   .       .   x         x        x   x           x        .       .            x
        HandedOff    .   .       .   .         x        x   x           x        x       x            x
        Accepted     .   .       .   .         .        x   x           x        x       x            x
        Sql          .   .       .   .         .        .   x           x        x       x            x
        Opportunity  .   .       .   .         .        .   .           x        .       .            x
        Customer     .   .       .   .         .        .   .           .        .       .            .
        Nurture      .   x       x   .         .        .   .           .        .       .            .
        Disqualified .   x       x   .         .        .   .           .        .       .            .
        Lost         .   x       x   .         .        .   .           .        .       .            .
        """;

    [Fact]
    public void Exactly_these_moves_are_legal()
    {
        var rows = Legal.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var row in rows.Skip(1))
        {
            foreach (var (to, mark) in rows[0].Zip(row.Skip(1)))
            {
                var plan = StageMoves.Plan(Enum.Parse<LeadStage>(row[0]), Enum.Parse<LeadStage>(to));
                Assert.True(plan.IsDone == (mark == "x"), $"{row[0]} to {to}");
            }
        }
        Assert.Equal(Enum.GetNames<LeadStage>(), rows[0]);
        Assert.Equal(Enum.GetNames<LeadStage>(), rows.Skip(1).Select(row => row[0]));
    }

    [Theory]
    [InlineData(Raw, Engaged, "Engaged", "the next stage skips nothing")]
    [InlineData(Mql, Customer, "(HandedOff) (Accepted) (Sql) (Opportunity) Customer", "what a later stage implies is inferred")]
    [InlineData(HandedOff, Nurture, "Nurture", "a step aside implies nothing")]
    [InlineData(Accepted, Lost, "(Sql) (Opportunity) Lost", "a lost lead had an opportunity")]
    [InlineData(Opportunity, Lost, "Lost", "nothing lies between")]
    [InlineData(Nurture, Mql, "Mql", "a lead that comes back was engaged before")]
    public void Skipped_stages_are_inferred(LeadStage from, LeadStage to, string expected, string because)
    {
        var steps = StageMoves.Plan(from, to).Value!.Select(s => s.IsInferred ? $"({s.To})" : $"{s.To}");

        Assert.True(expected == string.Join(' ', steps), because);
    }

    [Theory]
    [InlineData(Nurture, Customer, "A lead in nurture cannot move to customer. It can move to engaged, MQL.")]
    [InlineData(Sql, Mql, "A lead in SQL cannot move to MQL. It can move to opportunity, customer, nurture, disqualified, lost.")]
    [InlineData(Customer, Lost, "A lead in customer cannot move to lost. It stays there.")]
    public void A_refusal_lists_the_legal_moves(LeadStage from, LeadStage to, string reason)
    {
        Assert.Equal(reason, StageMoves.Plan(from, to).Refusal?.Reason);
    }

    [Fact]
    public void Only_the_hub_takes_a_lead_back_and_only_before_a_rep_has_accepted_it()
    {
        var stages = Enum.GetValues<LeadStage>();

        var back = stages.SelectMany(from => stages.Where(to => StageMoves.IsStepBack(from, to)).Select(to => (from, to)));

        Assert.Equal([(Mql, Engaged), (HandedOff, Engaged), (HandedOff, Mql)], back);
    }
}
