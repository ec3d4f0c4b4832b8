using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Admin.Rates;

public sealed record RateTerms(decimal Rate);

/// <summary>Says what a currency was worth on a day. Amounts taken in before keep what they were counted with.</summary>
public sealed class SetRate(IDbContextFactory<HubDb> databases, IOptions<HubOptions> options, TimeProvider clock)
{
    private const decimal Largest = 1_000_000_000;
    private const int Decimals = 10;

    public async Task<Outcome<Saved<RateSheet>>> RunAsync(string currency, DateOnly day, RateTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper)) return Refusal.Field("currency", "Give three capital letters, such as USD.");
        if (currency == options.Value.Currency) return Refusal.Field("currency", $"{currency} is the reporting currency; it is worth 1.");
        if (terms.Rate is <= 0 or >= Largest || decimal.Round(terms.Rate, Decimals) != terms.Rate)
            return Refusal.Field("rate", $"Give a number above 0 with at most {Decimals} decimals.");

        await using var db = await databases.CreateDbContextAsync(ct);
        var rate = await db.Set<ExchangeRate>().FindAsync([currency, day], ct);
        var before = rate?.Rate;
        if (rate is null) db.Add(ExchangeRate.Create(currency, day, terms.Rate));
        else rate.Set(terms.Rate);
        db.Audit(by, "rate.set", $"rate/{currency}/{day:yyyy-MM-dd}", clock.GetUtcNow(), before is null ? null : new { rate = before }, new { terms.Rate });
        return (await db.TrySaveAsync(ct)).Refusal is { } lost ? lost : new Saved<RateSheet>(new RateSheet(currency, day, terms.Rate), before is null);
    }
}
