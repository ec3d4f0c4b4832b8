namespace AlignmentHub.Web.Platform.Data;

/// <summary>The settings of the private PostgreSQL, written before each start. What an operator sets by `alter system` comes on top.</summary>
internal static class PostgresSettings
{
    private const long Megabyte = 1024 * 1024;
    private const long MostSharedBuffers = 1024;
    private const long SharedBuffersOfTests = 128;

    public static void Write(string folder, string socketFolder, bool durable)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;
        var sharedBuffers = durable ? Math.Min(memory / 4, MostSharedBuffers) : SharedBuffersOfTests;
        File.WriteAllText(Path.Combine(folder, "postgresql.conf"), $"""
            # Written by the hub at each start. For settings of your own use: alter system set ...
            listen_addresses = ''
            unix_socket_directories = {Quoted($"\"{socketFolder.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")}
            unix_socket_permissions = 0700
            cluster_name = 'alignmenthub'
            max_connections = 200
            password_encryption = scram-sha-256
            shared_buffers = {sharedBuffers}MB
            effective_cache_size = {Math.Max(memory / 2, sharedBuffers)}MB
            work_mem = 16MB
            maintenance_work_mem = 128MB
            max_wal_size = 2GB
            wal_compression = on
            random_page_cost = 1.1
            jit = off
            fsync = {OnOff(durable)}
            synchronous_commit = {OnOff(durable)}
            full_page_writes = {OnOff(durable)}
            # In a throw-away server a worker of it would keep databases from being dropped.
            autovacuum = {OnOff(durable)}
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            logging_collector = on
            log_filename = 'postgres-%a.log'
            log_truncate_on_rotation = on
            log_rotation_size = 0

            """);
        File.WriteAllText(Path.Combine(folder, "pg_hba.conf"), """
            # Written by the hub at each start. The socket is open to one user of the machine; the password is for what else that user runs.
            local all all scram-sha-256

            """);
    }

    private static string OnOff(bool on) => on ? "on" : "off";

    private static string Quoted(string value) =>
        $"'{value.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
