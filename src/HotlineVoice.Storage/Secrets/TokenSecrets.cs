using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HotlineVoice.Storage.Secrets;

/// <summary>What a bearer of a token carries: a prefix that scanners for leaked secrets know, and 256 bits.</summary>
static class TokenSecrets
{
    public const string Prefix = "hv_";
    const int SecretBytes = 32;
    const int IdBytes = 6;
    static readonly int _length = Prefix.Length + Base64Url.GetEncodedLength(SecretBytes);

    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Names a token in lists and for removal; says nothing of the secret.</summary>
    public static string MakeId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    public static bool LooksLikeOne(string text) =>
        text.Length == _length && text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A fast hash is right here: nobody can guess 256 bits, however fast.</summary>
    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
