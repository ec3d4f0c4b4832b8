using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Revenue.Terms;

namespace AlignmentHub.Domain.Tests.Revenue;

public sealed class TermsVersionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly TermsVersion _version = TermsVersion.Propose(1, new(AttributionModel.W, 90, TouchPersons.Account), " ours ", Guid.NewGuid(), Now).Value!;
    private readonly List<TermsSignature> _given = [];

    [Fact]
    public void Terms_hold_when_one_person_of_each_side_has_signed_them()
    {
        Assert.Null(Sign(Signer(Role.Marketer, TeamSide.Marketing)));
        Assert.NotNull(_version.Activate(_given, Now).Refusal);

        Assert.Null(Sign(Signer(Role.SalesManager, TeamSide.Sales)));
        Assert.Null(_version.Activate(_given, Now).Refusal);

        Assert.Equal((TermsState.Active, Now, "ours"), (_version.State, _version.ActiveAt!.Value, _version.Text));
        Assert.Contains("they hold", Sign(Signer(Role.Marketer, TeamSide.Marketing)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_signs_twice_or_for_the_other_side()
    {
        var mary = Signer(Role.Marketer, TeamSide.Marketing);
        Sign(mary);

        Assert.Equal("You have signed this version already.", Sign(mary));
        Assert.Equal("Somebody has signed for marketing already.", Sign(Signer(Role.Marketer, TeamSide.Marketing)));
        Assert.Equal("The two sides must be signed by two different people.", Sign(mary with { Side = TeamSide.Sales }));
        Assert.Contains("cannot sign for marketing", Sign(Signer(Role.SalesManager, TeamSide.Sales), TeamSide.Marketing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Leader, TeamSide.Sales, true, "no permission to sign")]
    [InlineData(Role.Admin, TeamSide.Marketing, true, "admins do not sign")]
    [InlineData(Role.Marketer, null, true, "in no team")]
    [InlineData(Role.Marketer, TeamSide.Marketing, false, "left the company")]
    public void Who_may_not_sign_is_told(Role role, TeamSide? side, bool isActive, string because) =>
        Assert.True(Sign(Signer(role, side) with { IsActive = isActive }) is not null, because);

    [Theory]
    [InlineData(0)]
    [InlineData(731)]
    public void A_window_has_its_limits(int days) =>
        Assert.Equal(["windowDays"], TermsVersion.Propose(1, CreditTerms.Starter with { WindowDays = days }, null, null, Now).Refusal!.Fields.Keys);

    private static SideSigner Signer(Role role, TeamSide? side) => new(new Actor(Guid.NewGuid(), "Somebody", [role]), true, side);

    private string? Sign(SideSigner signer, TeamSide? wanted = null)
    {
        var signed = _version.Sign(signer, _given, wanted, Now);
        if (signed.Value is { } signature) _given.Add(signature);
        return signed.Refusal?.Reason;
    }
}
