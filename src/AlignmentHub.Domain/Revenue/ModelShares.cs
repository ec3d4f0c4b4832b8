namespace AlignmentHub.Domain.Revenue;

/// <summary>What a model gives to each milestone of a path and to all touches in between, in parts of <see cref="Whole"/> (semantics.md 7.3).</summary>
/// <param name="First">To the first touch.</param>
/// <param name="LeadCreated">To the latest touch at or before the lead's creation.</param>
/// <param name="DealCreated">To the latest touch at or before the deal's creation.</param>
/// <param name="Last">To the last touch before the close.</param>
internal sealed record ModelShares(int First, int LeadCreated, int DealCreated, int Last)
{
    /// <summary>Two hundred, because 22.5 % is one of the shares.</summary>
    public const int Whole = 200;

    /// <summary>What touches that are no milestone share among them.</summary>
    public int Middle => Whole - First - LeadCreated - DealCreated - Last;

    /// <summary>Not for time decay, which weighs by age and knows no milestones.</summary>
    public static ModelShares Of(AttributionModel model) => model switch
    {
        AttributionModel.First => new(200, 0, 0, 0),
        AttributionModel.Last => new(0, 0, 0, 200),
        AttributionModel.LeadCreation => new(0, 200, 0, 0),
        AttributionModel.Linear or AttributionModel.TimeDecay => new(0, 0, 0, 0),
        AttributionModel.UPosition => new(80, 0, 0, 80),
        AttributionModel.ULead => new(80, 80, 0, 0),
        AttributionModel.W => new(60, 60, 60, 0),
        AttributionModel.FullPath => new(45, 45, 45, 45),
        AttributionModel.J => new(40, 0, 0, 120),
        AttributionModel.InverseJ => new(120, 0, 0, 40),
    };
}
