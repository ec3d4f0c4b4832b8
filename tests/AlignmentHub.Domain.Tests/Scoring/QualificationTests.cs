using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Tests.Scoring;

/// <summary>A lead qualifies at the thresholds and stays qualified until 10 below them (semantics.md 3.6).</summary>
public sealed class QualificationTests
{
    private static readonly Thresholds Thresholds = new(Fit: 20, Engagement: 10.1, Total: 40);

    [Theory]
    [InlineData("none", 20, 10.1, 40, "", "thresholds", "all three are reached")]
    [InlineData("none", 19.9999, 10.1, 40, "", "none", "fit is not reached")]
    [InlineData("none", 20, 10.0999, 40, "", "none", "engagement is not reached")]
    [InlineData("none", 20, 10.1, 39.9999, "", "none", "total is not reached")]
    [InlineData("none", 0, 0, 0, "holds", "demo", "an override holds")]
    [InlineData("none", 0, 0, 0, "open", "none", "the override's activity is there but its condition does not hold")]
    [InlineData("none", 90, 90, 90, "blocked", "none", "something blocks")]
    [InlineData("none", 0, 0, 0, "holds blocked", "none", "something blocks overrides too")]
    [InlineData("thresholds", 10, 0.1, 30, "", "thresholds", "exactly 10 below is still held")]
    [InlineData("thresholds", 9.9999, 50, 50, "", "none", "fit is more than 10 below")]
    [InlineData("thresholds", 50, 0.0999, 50, "", "none", "engagement is more than 10 below")]
    [InlineData("thresholds", 50, 50, 29.9999, "", "none", "total is more than 10 below")]
    [InlineData("thresholds", 90, 90, 90, "blocked", "none", "something blocks")]
    [InlineData("thresholds", 0, 0, 0, "holds", "demo", "the thresholds are lost, but an override holds")]
    [InlineData("thresholds", 0, 0, 0, "open", "none", "an override that does not hold keeps nobody")]
    [InlineData("thresholds", 15, 5, 35, "holds", "thresholds", "held by the thresholds as before")]
    [InlineData("demo", 0, 0, 0, "holds", "demo", "its window has not passed")]
    [InlineData("demo", 0, 0, 0, "open", "demo", "its window has not passed, though its condition no longer holds")]
    [InlineData("demo", 0, 0, 0, "", "none", "its window has passed and the thresholds are not held")]
    [InlineData("demo", 10, 0.1, 30, "", "demo", "its window has passed, but the thresholds are held")]
    [InlineData("demo", 20, 10.1, 40, "open", "thresholds", "the thresholds are reached by now")]
    [InlineData("demo", 90, 90, 90, "holds blocked", "none", "something blocks")]
    [InlineData("trial", 0, 0, 0, "open", "none", "another override's window does not count")]
    [InlineData("trial", 0, 0, 0, "holds", "demo", "another override holds now")]
    public void Qualification_goes_on_as_documented(
        string before, double fit, double engagement, double total, string state, string expected, string because)
    {
        var isOpen = state.Contains("open", StringComparison.Ordinal) || state.Contains("holds", StringComparison.Ordinal);
        var score = new ScoreNumbers(fit, engagement, total, "C3", false)
        {
            IsBlocked = state.Contains("blocked", StringComparison.Ordinal),
            OverriddenBy = state.Contains("holds", StringComparison.Ordinal) ? ["demo"] : [],
            OpenOverrides = isOpen ? ["demo"] : [],
        };

        Assert.True(Named(expected) == Qualification.Next(Named(before), score, Thresholds), because);
    }

    private static Qualification? Named(string name) => name switch
    {
        "none" => null,
        "thresholds" => Qualification.ByThresholds,
        _ => new(name),
    };
}
