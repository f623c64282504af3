using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotlineVoice.Storage.Secrets;

/// <summary>
/// Passwords as PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2), written «pbkdf2-sha256$iterations$salt$hash»: the count
/// stands beside the hash, so that it can be raised and old passwords still match.
/// </summary>
static class PasswordHashes
{
    /// <summary>The least that OWASP's password storage cheat sheet of 2023 recommends for this function.</summary>
    const int Iterations = 600_000;
    const int SaltBytes = 16;
    const int HashBytes = 32;
    const string Scheme = "pbkdf2-sha256";

    /// <summary>What an unknown user's password is compared with, so that his answer takes as long.</summary>
    static readonly string _nobody = Write(Iterations, new byte[SaltBytes], new byte[HashBytes]);

    public static string Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Write(Iterations, salt, Derive(password, salt, Iterations));
    }

    /// <summary>Null for a user who is not there: false, after the same work.</summary>
    public static bool Matches(string password, string? kept)
    {
        var parts = (kept ?? _nobody).Split('$');
        if (parts.Length != 4 || parts[0] != Scheme
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var iterations))
        {
            throw new StorageException("A password hash in the database has no form that this program knows.");
        }
        var derived = Derive(password, Convert.FromBase64String(parts[2]), iterations);
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(parts[3])) && kept is not null;
    }

    static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, HashBytes);

    static string Write(int iterations, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Scheme}${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
}
