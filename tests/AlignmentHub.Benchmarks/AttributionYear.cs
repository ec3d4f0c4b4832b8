using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;
using Npgsql;

namespace AlignmentHub.Benchmarks;

/// <summary>Attribution of a year's won revenue by all models, against one plain read of the touches.</summary>
internal sealed class AttributionYear : IBenchmark
{
    private const int Rounds = 10;
    private const double Aim = 3;

    private const string Touches = """
        select o.id, a.at, k.key
        from opportunities o
        join opportunity_contacts c on c.opportunity_id = o.id
        join activities a on a.lead_id = c.lead_id and a.at >= o.created_at - interval '4320 hours' and a.at <= o.closed_at
        join activity_types t on t.key = a.type and t.is_touch
        left join campaigns k on k.id = a.campaign_id
        where o.stage = 'Won' and o.closed_at >= $1 and o.closed_at < $2
        order by o.id, a.at, a.id
        """;

    public string Name => "attribution";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var year = new ReportPeriod(hub.End.AddDays(-365), hub.End);
        var (all, bare, touches) = (new Sample(), new Sample(), 0L);
        for (var round = -2; round < Rounds; round++)
        {
            var ofBare = await Sample.TimeAsync(async () => touches = await ReadAsync(hub, year));
            var ofAll = await Sample.TimeAsync(() => hub.Get<AttributionQueries>().EarnedAsync(new EarnedQuestion(year), Enum.GetValues<AttributionModel>()));
            if (round < 0) continue;

            bare.Add(ofBare);
            all.Add(ofAll);
        }

        var ratio = all.Median / bare.Median;
        return [new Result(Name, $"{all.Median:0} ms", $"{bare.Median:0} ms", ratio, $"a year by eleven models ÷ one read of its {touches:N0} touches", $"≤ {Aim}", ratio <= Aim)];
    }

    private static async Task<long> ReadAsync(BenchHub hub, ReportPeriod year)
    {
        await using var command = hub.Bare.CreateCommand(Touches);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = year.From });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = year.To });
        await using var reader = await command.ExecuteReaderAsync();
        var touches = 0L;
        for (; await reader.ReadAsync(); touches++)
        {
            _ = reader.GetGuid(0);
            _ = reader.GetFieldValue<DateTimeOffset>(1);
        }

        return touches;
    }
}
