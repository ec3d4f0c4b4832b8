using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>The passes from stage to stage that velocity measures, those of them that went backwards in time or were not the first of their lead, and those still open.</summary>
internal sealed class PassRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    private const string Done = "pass";
    private const string Negative = "negative";
    private const string Open = "open";
    private const string Repeat = "repeat";

    public IReadOnlyList<string> Kinds { get; } = [.. from kind in new[] { Done, Negative, Open, Repeat } from pair in StagePair.All select $"{kind}-{pair}"];

    public static string DoneKind(StagePair pair) => $"{Done}-{pair}";

    public static string NegativeKind(StagePair pair) => $"{Negative}-{pair}";

    public static string OpenKind(StagePair pair) => $"{Open}-{pair}";

    public static string RepeatKind(StagePair pair) => $"{Repeat}-{pair}";

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var (kind, name) = wanted.Of.Split('-', 2) is [var first, var second] ? (first, second) : throw new ArgumentOutOfRangeException(nameof(wanted), wanted.Of, "This names no pass.");
        var pair = StagePair.All.Single(p => $"{p}" == name);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQueryRaw<RevenueRecord>(kind == Open ? OpenSql(pair) : DoneSql(kind, pair), wanted.Period.From, wanted.Period.To).PageAsync(skip, take, ct);
    }

    private static string DoneSql(string kind, StagePair pair) => $"""
        select {Lead}, coalesce(to_char(m.days, 'FM9999990.0') || ' d', l.company) as "Detail", m.ended as "At", null::bigint as "AmountMinor"
        from ({StagePasses.Done(pair)}) m
        join leads l on l.id = m.lead_id
        where {Counts(kind)}
        """;

    private static string OpenSql(StagePair pair) => $"""
        select {Lead}, l.company as "Detail", m.started as "At", null::bigint as "AmountMinor"
        from ({StagePasses.Open(pair)}) m
        join leads l on l.id = m.lead_id
        """;

    private const string Lead = """
        l.id as "Id", '/leads/' || l.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name"
        """;

    private static string Counts(string kind) => kind switch
    {
        Negative => "m.days < 0",
        Repeat => "m.pass > 1",
        _ => "true",
    };
}
