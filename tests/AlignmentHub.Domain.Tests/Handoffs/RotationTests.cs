using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Domain.Tests.Handoffs;

public sealed class RotationTests
{
    [Fact]
    public void The_lowest_value_is_next_and_pays_for_the_lead()
    {
        var choice = Rotation.Choose([Member("Ada", value: 1.5m), Member("Ben", value: 1.25m, weight: 4), Member("Cem", value: 2m)]);

        Assert.Equal(("Ben", 1.5m), (choice.Next?.Name, choice.NewValue));
    }

    [Fact]
    public void Everybody_else_is_told_why_not()
    {
        var choice = Rotation.Choose(
            [Member("Ada", value: 2), Member("Ben", value: 1), Member("Cem", value: 1), Member("Dee", value: 0, absence: "away until Monday")]);

        Assert.Equal("Ben", choice.Next?.Name);
        Assert.Equal(
            [("Dee", "away until Monday"), ("Cem", "same turn, Ben comes first by name"), ("Ada", "not their turn yet")],
            choice.PassedOver.Select(p => (p.Name, p.Why)));
    }

    [Fact]
    public void Nobody_is_chosen_when_all_are_away()
    {
        var choice = Rotation.Choose([Member("Ada", absence: "away"), Member("Ben", absence: "at capacity")]);

        Assert.Null(choice.Next);
        Assert.Equal(["away", "at capacity"], choice.PassedOver.Select(p => p.Why));
    }

    [Theory]
    [InlineData("Zoe", "ada", "Zoe", "capitals come first in ordinal order")]
    [InlineData("Ada", "Ada", "Ada", "the same name: the lower id")]
    public void Equal_values_are_ordered_by_name_then_id(string first, string second, string expected, string because)
    {
        var (low, high) = (new Guid(1, 0, 0, new byte[8]), new Guid(2, 0, 0, new byte[8]));

        var next = Rotation.Choose([Member(second) with { PersonId = high }, Member(first) with { PersonId = low }]).Next;

        Assert.True(next?.Name == expected && next.PersonId == low, because);
    }

    [Fact]
    public void Thirds_that_do_not_add_up_are_still_the_same_turn()
    {
        var thirds = 1m / 3 + 1m / 3 + 1m / 3;

        Assert.NotEqual(1m, thirds);
        Assert.Equal("Ada", Rotation.Choose([Member("Ben", value: thirds), Member("Ada", value: 1)]).Next?.Name);
    }

    [Fact]
    public void The_first_members_start_half_a_turn_in()
    {
        Assert.Equal(0.5m, Rotation.Join(1, []));
        Assert.Equal(0.1m, Rotation.Join(5, []));
    }

    [Fact]
    public void A_new_member_starts_half_a_turn_behind_the_lowest_of_those_available()
    {
        Assert.Equal(7.25m, Rotation.Join(2, [Member("Ada", value: 7), Member("Ben", value: 9), Member("Cem", value: 1, absence: "away")]));
    }

    [Fact]
    public void A_new_member_of_a_pool_that_is_away_gets_no_flood()
    {
        Assert.Equal(9.25m, Rotation.Join(2, [Member("Ada", value: 12, absence: "away"), Member("Ben", value: 9, absence: "away")]));
    }

    [Theory]
    [InlineData(3, 8, "was away while the others got leads")]
    [InlineData(9, 9, "is ahead by themselves")]
    public void Who_returns_catches_nothing_up(int own, int expected, string because)
    {
        var ada = Member("Ada", value: own);
        RotationMember[] pool = [ada, Member("Ben", value: 8), Member("Cem", value: 10), Member("Dee", value: 1, absence: "away")];

        Assert.True(expected == Rotation.Return(ada, pool), because);
    }

    [Fact]
    public void Who_returns_alone_keeps_their_value()
    {
        var ada = Member("Ada", value: 3);

        Assert.Equal(3, Rotation.Return(ada, [ada, Member("Ben", value: 8, absence: "away")]));
    }

    private static RotationMember Member(string name, decimal weight = 1, decimal value = 0, string? absence = null) =>
        new(Guid.NewGuid(), name, weight, value, absence);
}
