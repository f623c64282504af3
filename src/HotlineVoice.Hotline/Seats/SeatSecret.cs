using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HotlineVoice.Hotline.Seats;

/// <summary>What a seat may be called, and what is kept of its telephone's password.</summary>
public static partial class SeatSecret
{
    /// <summary>True for a number that a seat may have: 3 to 8 digits.</summary>
    public static bool IsSeatNumber(string text) => SeatNumber().IsMatch(text);

    /// <summary>
    /// The seat with this password. Only what digest authentication compares is kept (RFC 7616 §3.4.2); the password
    /// itself never is.
    /// </summary>
    /// <param name="seat">The seat; its number is the digest name.</param>
    /// <param name="domain">The realm that telephones are challenged with.</param>
    /// <param name="password">As it is typed into the telephone.</param>
    public static Seat WithPassword(this Seat seat, string domain, string password)
    {
        var secret = Encoding.UTF8.GetBytes($"{seat.No}:{domain}:{password}");
        return seat with
        {
            PasswordMd5 = Convert.ToHexStringLower(MD5.HashData(secret)),
            PasswordSha256 = Convert.ToHexStringLower(SHA256.HashData(secret)),
        };
    }

    [GeneratedRegex(@"^[0-9]{3,8}\z")]
    private static partial Regex SeatNumber();
}
