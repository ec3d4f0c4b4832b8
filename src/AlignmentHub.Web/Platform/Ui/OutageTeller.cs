using AlignmentHub.Web.Platform.Data;
using Microsoft.Extensions.Localization;
using Radzen;

namespace AlignmentHub.Web.Platform.Ui;

/// <summary>Tells whoever clicked that the database could not be reached.</summary>
public sealed partial class OutageTeller(NotificationService notify, IStringLocalizer<UiTexts> texts, ILogger<OutageTeller> log)
{
    private const int Milliseconds = 10_000;

    public void Tell(Exception lost, Type part)
    {
        LogNotDone(log, lost, part.Name);
        notify.Notify(NotificationSeverity.Error, texts[Outage.IsOfCommit(lost) ? "PerhapsSaved" : "NotSaved"], duration: Milliseconds);
    }

    [LoggerMessage(LogLevel.Warning, "An act on {Part} was not done because the database does not answer", EventName = "ActNotDone")]
    private static partial void LogNotDone(ILogger log, Exception cause, string part);
}
