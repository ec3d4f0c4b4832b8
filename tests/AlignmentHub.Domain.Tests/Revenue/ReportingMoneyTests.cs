using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Domain.Tests.Revenue;

public sealed class ReportingMoneyTests
{
    [Theory]
    [InlineData(1000, "USD", 1.1, "EUR", 1100L, "cents to cents")]
    [InlineData(1000, "JPY", 0.006, "EUR", 600L, "yen have no minor unit")]
    [InlineData(1000, "BHD", 2.5, "EUR", 250L, "fils are thousandths")]
    [InlineData(600, "EUR", 166.6666666666, "JPY", 1000L, "into a currency without minor unit")]
    [InlineData(1, "USD", 0.5, "EUR", 1L, "half a cent is rounded away from zero")]
    [InlineData(0, "USD", 3.0, "EUR", 0L, "nothing stays nothing")]
    [InlineData(1_000_000_000_000_000, "USD", 1_000_000.0, "EUR", null, "more than can be stored")]
    public void An_amount_is_told_in_another_currency(long amount, string currency, double rate, string reporting, long? expected, string because) =>
        Assert.Equal((expected, because), (ReportingMoney.Convert(amount, currency, (decimal)rate, reporting), because));
}
