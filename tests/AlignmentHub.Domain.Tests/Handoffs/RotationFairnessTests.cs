using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Tests.Support;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Handoffs;

public sealed class RotationFairnessTests
{
    [Theory]
    [InlineData("Ada", "Ben", "Cem")]
    [InlineData("Ada", "Cem", "Ben")]
    [InlineData("Ben", "Ada", "Cem")]
    [InlineData("Ben", "Cem", "Ada")]
    [InlineData("Cem", "Ada", "Ben")]
    [InlineData("Cem", "Ben", "Ada")]
    public void Nobody_is_ever_more_than_one_lead_off_their_share(string one, string two, string five)
    {
        var pool = new GivenPool((one, 1), (two, 2), (five, 5));

        for (var n = 1; n <= 10_000; n++)
        {
            pool.Assign();
            Assert.All(pool.Members, m => Assert.InRange(pool.Leads(m.Name) - (n * m.Weight / 8), -1, 1));
        }
    }

    [Fact]
    public void After_a_return_nobody_gets_two_more_in_a_row_than_their_share() => Always.Holds(
        from name in Gen.Elements("Ada", "Ben", "Cem")
        from before in Gen.Choose(0, 40)
        from missed in Gen.Choose(1, 500)
        select (name, before, missed),
        absence =>
        {
            var (name, before, missed) = absence;
            var pool = new GivenPool(("Ada", 1), ("Ben", 2), ("Cem", 5));
            pool.Assign(before);
            pool.Leave(name);
            pool.Assign(missed);
            pool.Return(name);

            var order = Enumerable.Range(0, 60).Select(_ => pool.Assign()).ToList();

            return pool.Members.All(m => Excess(order, m) < 2);
        });

    // The most that anybody got above the share in any stretch of leads: the largest sum of (got - share) over neighbours.
    private static decimal Excess(IEnumerable<string> order, RotationMember member)
    {
        var (running, most) = (0m, 0m);
        foreach (var name in order)
        {
            running = Math.Max(0, running + (name == member.Name ? 1 : 0) - (member.Weight / 8));
            most = Math.Max(most, running);
        }
        return most;
    }
}
