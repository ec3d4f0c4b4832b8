using System.Security.Cryptography;
using System.Text;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>The one-time token that lets whoever reads the log set a new hub up. Stored hashed; gone once used.</summary>
public sealed class SetUpToken(IDbContextFactory<HubDb> databases)
{
    private const string Setting = "set-up.token";

    /// <summary>Draws a new token, in place of one that was printed before a restart.</summary>
    public async Task<string> IssueAsync(CancellationToken ct = default)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlAsync($"insert into hub_settings (key, value) values ({Setting}, {Hash(token)}) on conflict (key) do update set value = excluded.value", ct);
        return token;
    }

    /// <summary>Takes the token out if it is the right one, inside the transaction that sets the hub up.</summary>
    public static async Task<bool> UseAsync(HubDb db, string token, CancellationToken ct) =>
        await db.Set<HubSetting>().Where(s => s.Key == Setting && s.Value == Hash(token)).ExecuteDeleteAsync(ct) == 1;

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim())));
}
