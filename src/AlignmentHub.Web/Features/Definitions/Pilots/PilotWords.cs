using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>Says whom a pilot judges.</summary>
internal static class PilotWords
{
    public static string WhoIsJudged(this IStringLocalizer<PilotTexts> texts, PilotSheet pilot) => pilot.Share is { } share
        ? texts["JudgesShare", pilot.Number, share, pilot.Main]
        : texts["JudgesPools", pilot.Number, string.Join(", ", pilot.Pools.Select(p => p.Name)), pilot.Main];
}
