using System.Buffers.Binary;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>The streams that a back-test reads: the columns of scores, and since when each thing was known.</summary>
internal static class PastColumns
{
    public static readonly int CreatedAt = SubjectColumns.Facts.Count;

    private const int IdLength = 16;
    private static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>The columns that <see cref="SubjectColumns"/> reads facts from, and the lead's creation.</summary>
    public static CopyQuery Leads(LeadSelection leads, ReplayPeriod period, string? among) => CopyQuery.Of([.. SubjectColumns.Facts, "l.created_at"], $"""
        from leads l
        left join accounts a on a.id = l.account_id
        where l.id > '{leads.After}' and l.id <= '{leads.Last}' and l.created_at < '{period.To:O}'
          and ({Among("l.id", among)})
        """);

    /// <summary>
    /// The columns that <see cref="ActivityColumns"/> reads. What makes no shape travels in the column of the id: the id, since when the
    /// activity is known, and whether it came as a past.
    /// </summary>
    public static CopyQuery Activities(LeadSelection leads, ReplayPeriod period, string? among) => ActivityColumns.Query(
        "uuid_send(id) || timestamptz_send(case when is_imported then at else greatest(at, arrived_at) end) || boolsend(is_imported)",
        $"lead_id > '{leads.After}' and lead_id <= '{leads.Last}' and at < '{period.To:O}' and ({Among("lead_id", among)})");

    private static string Among(string column, string? leads) => leads is null ? "true" : $"{column} in ({leads})";

    public static UInt128 IdOf(CopyRows row) => BinaryPrimitives.ReadUInt128BigEndian(row.Bytes(ActivityColumns.Id));

    public static long KnownTicksOf(CopyRows row) =>
        Epoch + BinaryPrimitives.ReadInt64BigEndian(row.Bytes(ActivityColumns.Id)[IdLength..]) * (TimeSpan.TicksPerMillisecond / 1000);

    public static bool IsImported(CopyRows row) => row.Bytes(ActivityColumns.Id)[^1] != 0;
}
