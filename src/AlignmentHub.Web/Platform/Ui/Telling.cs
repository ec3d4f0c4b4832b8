using AlignmentHub.Domain;
using Radzen;

namespace AlignmentHub.Web.Platform.Ui;

/// <summary>Tells people what came of what they did.</summary>
public static class Telling
{
    /// <summary>Shows a refusal in its own words; something done is confirmed when there are words for it.</summary>
    public static void Show(this NotificationService notify, Outcome outcome, string? done = null)
    {
        if (outcome.Refusal is { } no) notify.Notify(NotificationSeverity.Warning, no.Reason, duration: 8000);
        else if (done is not null) notify.Notify(NotificationSeverity.Success, done, duration: 4000);
    }
}
