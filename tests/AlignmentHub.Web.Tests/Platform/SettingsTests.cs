using AlignmentHub.Domain;
using AlignmentHub.Web.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class SettingsTests
{
    [Fact]
    public void Settings_that_fit_let_the_hub_start() => Assert.Null(Check().Refusal);

    [Fact]
    public void Each_mistake_is_a_sentence_of_its_own() => Assert.Equal(
        ["Hub:Currency is 'Euro'; it must be a currency code of three capital letters, such as EUR.",
            "Hub:Admin needs both Email and Password, or neither of them and no ApiKey."],
        Sentences(Check(("Hub:Currency", "Euro"), ("Hub:Admin:Email", "ann@hub.test"))));

    [Fact]
    public void A_value_that_cannot_be_read_is_named_with_its_setting() =>
        Assert.Contains("'Hub:Demo'", Assert.Single(Sentences(Check(("Hub:Demo", "maybe")))), StringComparison.Ordinal);

    [Fact]
    public void Mistakes_in_two_groups_of_settings_are_told_together()
    {
        var services = Services(("Hub:Currency", "Euro"));
        services.AddOptions<object>().Validate(_ => false, "The other group is wrong.").ValidateOnStart();
        Assert.Equal(2, Sentences(Check(services)).Length);
    }

    private static string[] Sentences(Outcome outcome) => outcome.Refusal!.Reason.Split(Environment.NewLine);

    private static Outcome Check(params (string Key, string Value)[] settings) => Check(Services(settings));

    private static Outcome Check(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.CheckSettings();
    }

    private static IServiceCollection Services(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddHubOptions(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
