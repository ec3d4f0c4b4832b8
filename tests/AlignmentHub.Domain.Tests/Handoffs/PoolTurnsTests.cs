using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Domain.Tests.Handoffs;

/// <summary>A pool gives leads out in turn by weight, and nobody catches up after an absence (semantics.md 5.4).</summary>
public sealed class PoolTurnsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<Guid, string> Nobody = [];

    [Fact]
    public void Leads_go_by_weight()
    {
        var turns = new PoolTurns([Place("Ann", 2), Place("Bob", 1), Place("Cy", 1)], Now);

        Assert.Equal("Ann Bob Cy Ann Ann Bob Cy Ann", Next(turns, 8));
        Assert.Equal([2m, 2m, 2m], turns.Changed.OrderBy(p => p.Member.Name).Select(p => p.Member.Value));
    }

    [Fact]
    public void Whoever_is_away_is_skipped_and_catches_nothing_up()
    {
        var away = new PoolTurns([Place("Ann", absence: "not active"), Place("Bob")], Now);
        Assert.Equal("Bob Bob Bob", Next(away, 3));
        var ann = away.Changed.Single(p => p.Member.Name == "Ann");
        Assert.Equal((Now, 0m), (ann.AwaySince, ann.Member.Value));

        var back = new PoolTurns([Place("Ann", awaySince: Now), Place("Bob", value: 3)], Now.AddDays(1));
        Assert.Equal("Ann Bob Ann Bob", Next(back, 4));
        Assert.All(back.Changed, p => Assert.Null(p.AwaySince));
    }

    [Fact]
    public void Several_who_return_at_once_take_their_measure_from_those_who_were_there()
    {
        var back = new PoolTurns([Place("Ann", awaySince: Now), Place("Bob", awaySince: Now, value: 1), Place("Cy", value: 5)], Now);

        Assert.Equal("Ann Bob Cy", Next(back, 3));
    }

    [Fact]
    public void Whoever_may_not_have_this_lead_keeps_the_turn()
    {
        var turns = new PoolTurns([Place("Ann"), Place("Bob")], Now);
        var ann = turns.Take(Nobody).Next!.PersonId;
        var bob = turns.Take(new Dictionary<Guid, string> { [ann] = "refused it" });

        Assert.Equal("Bob", bob.Next!.Name);
        Assert.Equal("refused it", bob.PassedOver.Single().Why);
        Assert.Equal("Ann", Next(turns, 1));
        Assert.All(turns.Changed, p => Assert.Null(p.AwaySince));
    }

    [Fact]
    public void When_all_are_away_nobody_is_chosen_and_values_stay()
    {
        var turns = new PoolTurns([Place("Ann", absence: "not active")], Now);

        Assert.Null(turns.Take(Nobody).Next);
        Assert.Equal(0, turns.Changed.Single().Member.Value);
    }

    [Fact]
    public void Nothing_is_to_be_stored_where_nothing_changed() =>
        Assert.Empty(new PoolTurns([Place("Ann"), Place("Bob", absence: "not active", awaySince: Now)], Now.AddDays(1)).Changed);

    private static string Next(PoolTurns turns, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => turns.Take(Nobody).Next!.Name));

    private static PoolPlace Place(string name, decimal weight = 1, decimal value = 0, string? absence = null, DateTimeOffset? awaySince = null) =>
        new(new(Guid.NewGuid(), name, weight, value, absence), awaySince);
}
