namespace AlignmentHub.Domain.Revenue;

/// <summary>What somebody said about a campaign, best before it starts: sales knows whom it cannot sell to.</summary>
public sealed class CampaignComment : ILive
{
    public const int Longest = 2000;

    private CampaignComment() { } // EF Core

    public Guid Id { get; private init; }

    public Guid CampaignId { get; private init; }

    public Guid AuthorId { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string Text { get; private init; } = "";

    public string LiveTopic => $"campaign/{CampaignId}";

    public static Outcome<CampaignComment> Write(Guid campaign, Guid author, string text, DateTimeOffset now)
    {
        var words = text.Trim();
        if (words.Length == 0) return Refusal.Field("text", "Write what you think of the campaign.");
        if (words.Length > Longest) return Refusal.Field("text", $"At most {Longest} characters.");

        return new CampaignComment { Id = Guid.CreateVersion7(now), CampaignId = campaign, AuthorId = author, At = now, Text = words };
    }
}
