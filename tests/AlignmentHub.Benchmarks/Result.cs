namespace AlignmentHub.Benchmarks;

/// <summary>What a benchmark found, on one line: figure, baseline, ratio and what it is a ratio of, aim.</summary>
/// <param name="Aim">Absent for what is only there to be compared with.</param>
internal sealed record Result(string Name, string Figure, string Baseline, double Ratio, string Of, string? Aim, bool IsMet)
{
    public override string ToString() =>
        $"{Name,-13} {Figure} | baseline {Baseline} | ratio {Ratio:0.00} = {Of}{(Aim is null ? "" : $" | aim {Aim}: {(IsMet ? "met" : "MISSED")}")}";
}
