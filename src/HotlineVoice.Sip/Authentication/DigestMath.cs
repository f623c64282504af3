using System.Security.Cryptography;
using System.Text;

namespace HotlineVoice.Sip.Authentication;

/// <summary>The hashes we speak, strongest last so that they compare.</summary>
enum DigestAlgorithm : byte
{
    Md5,
    Sha256,
}

/// <summary>The formulas of RFC 7616 §3.4; all texts are wire texts, one byte a char.</summary>
static class DigestMath
{
    public static string Name(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Md5 ? "MD5" : "SHA-256";

    public static string Ha1(DigestAlgorithm algorithm, string user, string realm, string password) =>
        Hash(algorithm, Encoding.UTF8.GetBytes($"{user}:{realm}:{password}"));

    public static string Ha2(DigestAlgorithm algorithm, string method, string uri) =>
        Hash(algorithm, Encoding.Latin1.GetBytes($"{method}:{uri}"));

    /// <summary>The response with qop=auth, or the old form of RFC 2069 when the peer names no qop.</summary>
    public static string Response(DigestAlgorithm algorithm, string ha1, string ha2, in DigestProof proof) => Hash(
        algorithm,
        Encoding.Latin1.GetBytes(proof.Qop is null
            ? $"{ha1}:{proof.Nonce}:{ha2}"
            : $"{ha1}:{proof.Nonce}:{proof.NonceCount}:{proof.ClientNonce}:{proof.Qop}:{ha2}"));

    // MD5 is what telephones speak; SHA-256 is offered before it (RFC 8760 §2.4).
    static string Hash(DigestAlgorithm algorithm, byte[] text) =>
        Convert.ToHexStringLower(algorithm == DigestAlgorithm.Md5 ? MD5.HashData(text) : SHA256.HashData(text));
}

/// <summary>What goes into a response besides the two hashes.</summary>
readonly record struct DigestProof(string Nonce, string? Qop, string NonceCount, string ClientNonce);
