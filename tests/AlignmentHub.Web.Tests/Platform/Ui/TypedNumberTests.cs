using System.Globalization;
using AlignmentHub.Web.Platform.Ui;

namespace AlignmentHub.Web.Tests.Platform.Ui;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("en-GB", "40,5", 40.5)]
    [InlineData("de-DE", "40.5", 40.5)]
    [InlineData("en-GB", "1,000", 1_000)]
    [InlineData("de-DE", "1.000", 1_000)]
    [InlineData("en-GB", "1.000", 1)]
    [InlineData("en-GB", "0,500", 0.5)]
    [InlineData("en-GB", "1.234,5", 1_234.5)]
    [InlineData("de-CH", "12’000.25", 12_000.25)]
    [InlineData("fr-FR", "-12 000,25", -12_000.25)]
    [InlineData("sv-SE", "−7", -7)]
    [InlineData("en-GB", " .5 ", 0.5)]
    [InlineData("en-GB", "1E+30", 1e30)]
    public void A_number_is_what_its_writer_meant(string culture, string typed, double number) => Assert.Equal(number, Read(typed, culture));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("twelve")]
    [InlineData("1,00,0")]
    [InlineData("1.2.3")]
    [InlineData("1 2")]
    [InlineData("1e400")]
    public void What_could_mean_anything_is_no_number(string typed) => Assert.Null(Read(typed, "en-GB"));

    [Fact]
    public void Amounts_lose_nothing_and_what_is_too_large_for_one_is_none()
    {
        Assert.Equal(1_234_567_890_123.45m, TypedNumber.ReadExact("1234567890123,45"));
        Assert.Null(TypedNumber.ReadExact("1e30"));
    }

    private static double? Read(string typed, string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return TypedNumber.Read(typed);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
