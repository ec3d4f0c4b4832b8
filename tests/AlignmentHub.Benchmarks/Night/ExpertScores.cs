using Npgsql;

namespace AlignmentHub.Benchmarks.Night;

/// <summary>A second table of scores, with the same rows, indexes and room, that one statement brings to the next night.</summary>
internal static class ExpertScores
{
    // The hub keeps compiled versions by their id, so other rules need another.
    private const string Judge = """
        update definition_versions set id = gen_random_uuid(), document = $1 where state = 'Active'
        """;

    private const string Columns = "lead_id, definition_version_id, as_of, fit, engagement, total, grade, qualifies, qualified_since, qualifying_override, awaits_activity, "
        + "blocked_by, overridden_by, lines";

    // Sums in another order end in another last digit, which may round the other way.
    private const string Different = """
        select count(*)
        from lead_scores s
        full join expert_scores e using (lead_id)
        where abs(s.fit - e.fit) < 0.00011 and abs(s.engagement - e.engagement) < 0.00011 and abs(s.total - e.total) < 0.00011
          and (s.grade = e.grade or abs(s.engagement - 30) < 0.00011 or abs(s.engagement - 60) < 0.00011) is not true
        """;

    public static async Task JudgeByAsync(NpgsqlConnection connection, NightRules rules)
    {
        await ManyLeads.RunAsync(connection, "truncate lead_scores cascade");
        await using var judge = new NpgsqlCommand(Judge, connection);
        judge.Parameters.Add(new() { Value = rules.Document, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
        await judge.ExecuteNonQueryAsync();
    }

    public static async Task CopyAsync(NpgsqlConnection connection)
    {
        foreach (var sql in (string[])
            [
                "drop table if exists expert_scores", "create table expert_scores (like lead_scores including all)", "alter table expert_scores set (fillfactor = 50)",
                $"insert into expert_scores ({Columns}) select {Columns} from lead_scores order by lead_id", "vacuum analyze expert_scores", "vacuum analyze lead_scores",
            ])
            await ManyLeads.RunAsync(connection, sql);
    }

    public static async Task UpdateAsync(NpgsqlConnection connection, NightRules rules, DateTimeOffset night)
    {
        // As somebody would who knows what such a statement needs.
        await ManyLeads.RunAsync(connection, "set work_mem = '256MB'");
        await ManyLeads.RunAsync(connection, rules.Update, night);
        await ManyLeads.RunAsync(connection, "reset work_mem");
    }

    public static async Task MustBeSameAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Different, connection) { CommandTimeout = 0 };
        if ((long)(await command.ExecuteScalarAsync())! is var different and not 0)
            throw new InvalidOperationException($"Of the hub's scores {different} are not the expert's.");
    }
}
