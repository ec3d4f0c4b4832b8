using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>The text of an API key: seen once by a person, afterwards only its hash is known.</summary>
internal static class ApiKeySecret
{
    private const int RandomBytes = 32;
    private const int PrefixLength = 12;

    public static string New() => $"hub_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes))}";

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Half of it at most, so that a short key set by an operator is not given away.</summary>
    public static string PrefixOf(string secret) => secret[..Math.Min(PrefixLength, secret.Length / 2)];
}
