using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotlineVoice.Storage.Secrets;

/// <summary>
/// Passwords as PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2), written «pbkdf2-sha256$iterations$salt$hash»: the count
/// stands beside the hash, so that it can be raised and old passwords still match.
/// </summary>
/// <param name="iterations">What a new hash costs; old ones keep their own count.</param>
sealed class PasswordHashes(int iterations)
{
    const int SaltBytes = 16;
    const int HashBytes = 32;
    const string Scheme = "pbkdf2-sha256";

    /// <summary>What an unknown user's password is compared with, so that his answer takes as long.</summary>
    readonly string _nobody = Write(iterations, new byte[SaltBytes], new byte[HashBytes]);

    public string Make(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Write(iterations, salt, Derive(password, salt, iterations));
    }

    /// <summary>Null for a user who is not there: false, after the same work.</summary>
    public bool Matches(string password, string? kept)
    {
        var parts = (kept ?? _nobody).Split('$');
        if (parts.Length != 4 || parts[0] != Scheme
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds))
        {
            throw new StorageException("A password hash in the database has no form that this program knows.");
        }
        var derived = Derive(password, Convert.FromBase64String(parts[2]), rounds);
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(parts[3])) && kept is not null;
    }

    static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password), salt, rounds, HashAlgorithmName.SHA256, HashBytes);

    static string Write(int rounds, byte[] salt, byte[] hash) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
}
