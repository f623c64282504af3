using System.Diagnostics;
using HotlineVoice.Storage;
using HotlineVoice.Storage.Secrets;

namespace HotlineVoice.Server.Tests.Storage.Secrets;

public sealed class PasswordHashesTests
{
    /// <summary>OWASP's password storage cheat sheet of 2023, for this function.</summary>
    const int RoundsMin = 600_000;

    [Fact]
    public void A_server_hashes_as_often_as_is_recommended()
    {
        var options = new StorageOptions { DataDirectory = "data" };

        var made = new PasswordHashes(options.PasswordRounds).Make("correct horse");

        Assert.Equal(RoundsMin, options.PasswordRounds);
        Assert.StartsWith("pbkdf2-sha256$600000$", made);
        Assert.True(new PasswordHashes(RoundsMin).Matches("correct horse", made));
        Assert.False(new PasswordHashes(RoundsMin).Matches("Correct horse", made));
    }

    [Fact]
    public void A_password_of_other_rounds_still_matches()
    {
        var old = new PasswordHashes(1000).Make("correct horse");

        Assert.True(new PasswordHashes(1).Matches("correct horse", old));
        Assert.NotEqual(old, new PasswordHashes(1000).Make("correct horse"));
    }

    [Fact]
    public void An_unknown_user_takes_as_long_as_a_known_one()
    {
        var hashes = new PasswordHashes(RoundsMin / 4);
        var kept = hashes.Make("correct horse");

        var (known, unknown) = (Least(() => hashes.Matches("wrong", kept)), Least(() => hashes.Matches("wrong", null)));

        // Without the work the answer would come a thousand times sooner; the rest is a busy machine.
        Assert.InRange(unknown / known, 0.2, 5.0);
    }

    static double Least(Func<bool> matches)
    {
        var least = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var began = Stopwatch.GetTimestamp();
            Assert.False(matches());
            least = Math.Min(least, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        return least;
    }
}
