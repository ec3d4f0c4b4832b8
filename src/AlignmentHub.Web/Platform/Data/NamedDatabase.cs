using AlignmentHub.Domain;
using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>The database that the settings name. A hub that cannot reach it says so at its start, in words for whoever starts it.</summary>
internal static class NamedDatabase
{
    public static async Task<Outcome> ReachAsync(string connectionString, CancellationToken ct)
    {
        var read = Read(connectionString);
        if (read.Refusal is { } unreadable) return unreadable;

        await using var connection = read.Value!;
        try
        {
            await connection.OpenAsync(ct);
            return Outcome.Done;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return Outcome.Done; // the first start creates it
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return new Refusal($"The PostgreSQL of ConnectionStrings__Hub ({Where(connection)}) cannot be used: {WhatOf(broken)}. "
                + "Correct the connection string, or see to it that the server runs and lets the hub in.");
        }
    }

    private static Outcome<NpgsqlConnection> Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        }
        catch (ArgumentException wrong)
        {
            return new Refusal($"ConnectionStrings__Hub cannot be read: {wrong.Message} It has the form Host=...;Database=...;Username=...;Password=...");
        }
    }

    // A connection that is not open tells neither host nor port of itself.
    private static string Where(NpgsqlConnection connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        return $"{settings.Host}, port {settings.Port}, user {settings.Username}";
    }

    // Npgsql's own message often says only that it failed, and the one inside it why.
    private static string WhatOf(Exception broken)
    {
        var why = broken.InnerException is { } cause && !broken.Message.Contains(cause.Message, StringComparison.Ordinal) ? $"{broken.Message}: {cause.Message}" : broken.Message;
        return why.TrimEnd('.');
    }
}
