using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Platform.Audit;

internal static class Auditing
{
    /// <summary>Adds the line to the same save as the act itself.</summary>
    public static void Audit(this HubDb db, Actor by, string act, string subject, DateTimeOffset now, object? before = null, object? after = null, string? reason = null) =>
        db.Add(new AuditEntry
        {
            At = now, ActorId = by.PersonId, ApiKeyId = by.ApiKeyId, Act = act, Subject = subject, Reason = reason,
            Before = before is null ? null : JsonSerializer.Serialize(before, JsonSerializerOptions.Web),
            After = after is null ? null : JsonSerializer.Serialize(after, JsonSerializerOptions.Web),
        });
}
