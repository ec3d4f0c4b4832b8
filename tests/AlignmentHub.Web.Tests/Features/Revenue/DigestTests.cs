using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Digests;
using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Outbox;
using AlignmentHub.Web.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class DigestTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 30, 0, TimeSpan.Zero);

    private readonly HubApp _app = new();

    private Given Given => _app.Given;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Each_reader_of_revenue_gets_one_digest_a_week_from_however_many_servers()
    {
        _app.Clock.Set(Monday.AddDays(-20));
        List<Guid> readers = [];
        foreach (var role in new[] { Role.Leader, Role.SalesManager, Role.Marketer }) readers.Add((await Given.PersonAsync(role)).Id);
        await Given.PersonAsync(Role.SalesRep);
        await Given.PersonAsync(Role.Admin);
        await Given.RunAsync("update people set is_active = false where id = $1", (await Given.PersonAsync(Role.Leader)).Id);
        _app.Clock.Set(Monday);
        await Given.PersonAsync(Role.Leader, name: "Came on Monday");
        await using var other = _app.NewHost();

        var written = await Task.WhenAll(_app.Get<WriteDigests>().RunAsync(Monday), other.Services.GetRequiredService<WriteDigests>().RunAsync(Monday));

        Assert.Equal(3, written.Sum());
        Assert.Equal(0, await _app.Get<WriteDigests>().RunAsync(Monday.AddDays(3)));
        var messages = await MessagesAsync();
        Assert.Equal(readers.Order(), messages.Select(message => message.PersonId).Order());
        Assert.All(messages, message => Assert.Equal((Monday.AddHours(8.5), "/revenue?from=2026-02-23&to=2026-03-02", null), (message.SendAt, message.Link, message.SentAt)));
        Assert.Equal(4, await _app.Get<WriteDigests>().RunAsync(Monday.AddDays(7)));
    }

    [Fact]
    public async Task A_digest_says_what_the_week_was_in_numbers_and_in_sentences()
    {
        _app.Clock.Set(Monday.AddDays(-20));
        await Given.RunAsync("update people set culture = 'de-DE' where id = $1", (await Given.PersonAsync(Role.Leader)).Id);
        _app.Clock.Set(Monday);
        var week = Monday.AddDays(-7);
        await Given.PastDealAsync(1_234_500, week.AddDays(-30), week.AddDays(1), "Won", null);
        await Given.PastDealAsync(200, week.AddDays(-30), week.AddDays(-3), "Won", null);
        await Given.PastDealAsync(999, week.AddDays(-30), Monday, "Won", null);
        for (var n = 0; n < 3; n++)
        {
            var lead = await Given.PastLeadAsync(week);
            await Given.MoveAsync(lead, LeadStage.Mql, week.AddDays(n));
            await Given.PastHandoffAsync(lead, week.AddDays(n), n == 0 ? "tooSmall" : null);
        }

        await _app.Get<WriteDigests>().RunAsync(Monday);

        using var facts = JsonDocument.Parse(Assert.Single(await MessagesAsync()).Facts);
        var root = facts.RootElement;
        var (numbers, before, quarter) = (root.GetProperty("numbers"), root.GetProperty("before"), root.GetProperty("quarter"));
        Assert.Equal((1_234_500, 1, 3, 3, 2), (Number(numbers, "wonMinor"), Number(numbers, "wonCount"), Number(numbers, "mqls"), Number(numbers, "decided"), Number(numbers, "accepted")));
        Assert.Equal((200, 1_234_500 + 200 + 999), (Number(before, "wonMinor"), Number(quarter, "wonMinor")));
        var sentences = root.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString()!).ToList();
        Assert.Equal(3, sentences.Count);
        Assert.Contains("12.345 EUR", sentences[0], StringComparison.Ordinal);
        Assert.Contains("67", sentences[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_number_of_the_sentences_opens_the_records_of_its_week_and_they_add_up_to_it()
    {
        _app.Clock.Set(Monday);
        foreach (var (days, mqls, no) in new[] { (-3, 4, "tooSmall"), (-10, 2, "noIntent") })
        {
            var at = Monday.AddDays(days);
            await Given.PastDealAsync(1000 * mqls, at.AddDays(-30), at, "Won", null);
            for (var n = 0; n < mqls; n++)
            {
                var lead = await Given.PastLeadAsync(at);
                await Given.MoveAsync(lead, LeadStage.Mql, at);
                await Given.PastClockAsync(await Given.PastHandoffAsync(lead, at, n == 0 ? null : no), n % 2 == 0 ? "FirstTouch" : "Decision", at, "Breached");
            }
        }
        await Given.PastDealAsync(7, Monday.AddDays(-30), Monday.AddDays(-20), "Won", null);

        var sentences = _app.Get<ChangeSentences>().Of(await _app.Get<ChangeQueries>().LastWeekAsync());

        var numbers = sentences.Select(sentence => sentence.Parts.Where(part => part.Link is not null).ToList()).ToList();
        Assert.Equal([3, 5, 4], numbers.Select(those => those.Count));
        Assert.Equal(["1", "4", "3"], new[] { numbers[1][0], numbers[1][1], numbers[1][4] }.Select(number => number.Text));
        Assert.Equal(["4", "2", "4", "2"], numbers[2].Select(number => number.Text));
        Assert.All(sentences, sentence => Assert.DoesNotContain('{', sentence.ToString()));
        foreach (var number in numbers.SelectMany(those => those)) Assert.Contains(number.Text, await NumbersBehindAsync(number.Link!));
    }

    /// <summary>What people may call the records that a link opens: how many they are, their money, and the share of them that was accepted.</summary>
    private async Task<IReadOnlyList<string>> NumbersBehindAsync(string link)
    {
        var query = QueryHelpers.ParseQuery(link[link.IndexOf('?', StringComparison.Ordinal)..]).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        var wanted = new RecordsWanted(query["of"], _app.Get<RevenuePeriods>().Read(query["from"], query["to"]).Value!, Key: query.GetValueOrDefault("key"));
        var found = (await _app.Get<RecordQueries>().FindAsync(wanted, 0, 200)).Value!;
        var accepted = (await _app.Get<RecordQueries>().FindAsync(wanted with { Of = "accepted" }, 0, 1)).Value!.Total;
        return [$"{found.Total:N0}", MoneyText.Format(found.SumMinor ?? 0, "EUR"), .. wanted.Of == "decided" ? [$"{(double)accepted / found.Total:P0}"] : Array.Empty<string>()];
    }

    private static long Number(JsonElement of, string member) => of.GetProperty(member).GetInt64();

    private async Task<List<OutboxMessage>> MessagesAsync()
    {
        await using var db = _app.Open();
        return await db.Set<OutboxMessage>().AsNoTracking().Where(message => message.Kind == WriteDigests.Kind).ToListAsync();
    }
}
