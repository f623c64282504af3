using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Text;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>Answers a digest challenge by the text of RFC 7616 §3.4, with no code of the server's.</summary>
static partial class Digest
{
    /// <summary>The challenge for this algorithm among those of an answer.</summary>
    public static string? ChallengeFor(RawMessage answer, string algorithm) =>
        answer.All("WWW-Authenticate").FirstOrDefault(challenge => challenge.Contains($"algorithm={algorithm}"));

    public static string Field(string challenge, string name) =>
        Fields().Matches(challenge).First(field => field.Groups[1].Value == name).Groups[2].Value.Trim('"');

    public static string Authorization(DigestTry attempt)
    {
        var (realm, nonce) = (Field(attempt.Challenge, "realm"), Field(attempt.Challenge, "nonce"));
        var algorithm = Field(attempt.Challenge, "algorithm");
        const string clientNonce = "0a4f113b";
        var count = attempt.Count.ToString("x8");
        var first = Hash(algorithm, $"{attempt.User}:{realm}:{attempt.Password}");
        var second = Hash(algorithm, $"{attempt.Method}:{attempt.Uri}");
        var response = Hash(algorithm, $"{first}:{nonce}:{count}:{clientNonce}:auth:{second}");
        return $"Authorization: Digest username=\"{attempt.User}\", realm=\"{realm}\", nonce=\"{nonce}\", "
            + $"uri=\"{attempt.Uri}\", response=\"{response}\", algorithm={algorithm}, qop=auth, nc={count}, "
            + $"cnonce=\"{clientNonce}\"\r\n";
    }

    static string Hash(string algorithm, string text) => Convert.ToHexStringLower(algorithm == "MD5"
        ? MD5.HashData(Encoding.UTF8.GetBytes(text))
        : SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""(\w+)=("[^"]*"|[^\s,]+)""")]
    private static partial Regex Fields();
}

/// <summary>
/// Who answers which challenge, and for what request. Count: how often this nonce was used, this time included.
/// </summary>
sealed record DigestTry(string Challenge, string User, string Password, string Method, string Uri, int Count = 1);
