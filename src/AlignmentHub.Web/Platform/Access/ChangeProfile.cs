using System.Globalization;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Somebody chooses how they read the hub.</summary>
public sealed class ChangeProfile(IDbContextFactory<HubDb> databases)
{
    /// <param name="culture">Absent: the browser's.</param>
    /// <param name="timeZone">Absent: the browser's.</param>
    public async Task<Outcome<Person>> RunAsync(string? culture, string? timeZone, ColourTheme theme, Actor by, CancellationToken ct = default)
    {
        if (culture is not null && !IsKnown(culture)) return Refusal.Field("culture", "Choose one of the list.");
        if (timeZone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _)) return Refusal.Field("timeZone", "Choose one of the list.");

        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Users.SingleAsync(p => p.Id == by.Id, ct);
        (person.Culture, person.TimeZone, person.Theme) = (culture, timeZone, theme);
        return (await db.TrySaveAsync(ct)).Refusal is { } no ? no : person;
    }

    private static bool IsKnown(string culture) => CultureInfo.GetCultures(CultureTypes.SpecificCultures).Any(known => known.Name == culture);
}
