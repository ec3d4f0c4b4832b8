using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Platform.Data;

/// <summary>
/// Two acts that write the same rows at once: one of them loses, having written nothing, and begins again with what the other one left.
/// </summary>
internal static class Contention
{
    private const int Attempts = 10;

    /// <summary>Runs an act that is one transaction of its own, again if it lost.</summary>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception lost) when (attempt < Attempts && IsLoss(lost))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * (attempt - 1)), ct);
            }
        }
    }

    /// <summary>Whether somebody else was there first: a deadlock, the same row written, the same thing created, or what it refers to removed.</summary>
    public static bool IsLoss(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: PostgresException inner } => IsLoss(inner),
        PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation,
        } => true,
        _ => false,
    };
}
