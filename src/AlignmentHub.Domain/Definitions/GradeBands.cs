namespace AlignmentHub.Domain.Definitions;

/// <summary>A number at or above First gets the best grade, at or above Second the middle one.</summary>
public sealed record GradeBand(double First, double Second)
{
    /// <summary>0 for the best, 2 for the last.</summary>
    internal int Of(double number) => number >= First ? 0 : number >= Second ? 1 : 2;
}

/// <summary>The letter A to C comes from fit, the digit 1 to 3 from engagement. Rounded numbers are compared.</summary>
public sealed record GradeBands(GradeBand Fit, GradeBand Engagement)
{
    public static readonly GradeBands Default = new(new(70, 40), new(60, 30));

    private static readonly string[] Names = ["A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3"];

    public string Of(double fit, double engagement) => Names[(3 * Fit.Of(fit)) + Engagement.Of(engagement)];
}
