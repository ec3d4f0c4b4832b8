using static AlignmentHub.Domain.Handoffs.ReasonSide;
using static AlignmentHub.Domain.Handoffs.RejectionDisposition;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>What happens to a lead after its rejection (semantics.md 2 and 5.2).</summary>
public enum RejectionDisposition { Nurture, Archive, FixData, Reroute }

/// <summary>Whose promise a rejection weighs on.</summary>
public enum ReasonSide { Marketing, Sales, Neutral }

/// <summary>A reason a rep may give for a rejection.</summary>
public sealed class RejectionReason
{
    /// <summary>The one reason that says nothing by itself, so that words are asked for.</summary>
    public const string OtherKey = "other";

    /// <summary>The shortest text that goes with <see cref="OtherKey"/>.</summary>
    public const int OtherCommentMinimum = 10;

    private RejectionReason() { } // EF Core

    /// <summary>The name that scripts use, such as <c>notAFit</c>; never changed.</summary>
    public string Key { get; private init; } = "";

    public string Label { get; private set; } = "";

    public RejectionDisposition Disposition { get; private set; }

    /// <summary>Set exactly for <see cref="RejectionDisposition.Nurture"/>.</summary>
    public int? NurtureDays { get; private set; }

    public ReasonSide Side { get; private set; }

    /// <summary>For so many days after the rejection the lead does not qualify again.</summary>
    public int CoolDownDays { get; private set; }

    /// <summary>Position in the list that reps choose from.</summary>
    public int Order { get; private set; }

    /// <summary>An inactive one stays on past rejections and can no longer be given.</summary>
    public bool IsActive { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>The reasons a new hub begins with (semantics.md 5.2); fresh objects at every call.</summary>
    public static IReadOnlyList<RejectionReason> Starters() =>
    [
        Starter(1, "notAFit", "Not a fit", Archive, Marketing, coolDown: 180),
        Starter(2, "tooSmall", "Too small", Archive, Marketing, coolDown: 180),
        Starter(3, "noIntent", "No intent to buy", Nurture, Marketing, coolDown: 90),
        Starter(4, "noRecall", "I don't remember signing up", Nurture, Marketing, coolDown: 60),
        Starter(5, "badContactData", "Wrong contact data", FixData, Marketing, coolDown: 0),
        Starter(6, "duplicate", "Duplicate", Archive, Marketing, coolDown: 180),
        Starter(7, "competitor", "Competitor", Archive, Marketing, coolDown: 180),
        Starter(8, "noCapacity", "No capacity", Reroute, Sales, coolDown: 0),
        Starter(9, "wrongTerritory", "Wrong territory", Reroute, Sales, coolDown: 0),
        Starter(10, "badTiming", "Bad timing", Nurture, Neutral, coolDown: 90),
        Starter(11, OtherKey, "Other", Nurture, Marketing, coolDown: 30),
    ];

    public static Outcome<RejectionReason> Define(string key, RejectionTerms terms)
    {
        var reason = new RejectionReason { Key = key };
        return reason.Change(terms).Refusal is { } refusal ? refusal : reason;
    }

    public Outcome Change(RejectionTerms terms)
    {
        if (terms.Check().Refusal is { } refusal) return refusal;

        (Label, Disposition, NurtureDays, Side) = (terms.Label.Trim(), terms.Disposition, terms.NurtureDays, terms.Side);
        (CoolDownDays, Order, IsActive) = (terms.CoolDownDays, terms.Order, terms.IsActive);
        return Outcome.Done;
    }

    /// <summary>Whether a rep may give this reason with these words.</summary>
    public Outcome Check(string? comment)
    {
        if (!IsActive) return Refusal.Field("reason", "This reason is no longer in use. Choose another one.");
        if (Key == OtherKey && (comment?.Trim().Length ?? 0) < OtherCommentMinimum)
        {
            return Refusal.Field("comment", $"Say in at least {OtherCommentMinimum} characters what the reason is.");
        }
        return Outcome.Done;
    }

    private static RejectionReason Starter(int order, string key, string label, RejectionDisposition disposition, ReasonSide side, int coolDown) => new()
    {
        Key = key, Label = label, Disposition = disposition, Side = side, Order = order, IsActive = true, CoolDownDays = coolDown,
        NurtureDays = disposition == Nurture ? coolDown : null,
    };
}
