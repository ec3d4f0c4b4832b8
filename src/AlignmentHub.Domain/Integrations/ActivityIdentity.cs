using System.Security.Cryptography;
using System.Text;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Gives the same activity the same id however often it is sent: by its sender's id, else by what it is (api.md, Ingest).</summary>
public static class ActivityIdentity
{
    public static Guid Of(ActivityRow activity, Guid leadId)
    {
        // No text has a control character, so the parts cannot run into each other.
        var identity = activity.Id is { } id
            ? $"id\0{id}"
            : string.Join('\0', "what", leadId, activity.Type, activity.At.UtcTicks, activity.Url, activity.Campaign, activity.Asset, activity.Source);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);

        // A version 8 UUID (RFC 9562), which leaves the rest to its maker.
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
