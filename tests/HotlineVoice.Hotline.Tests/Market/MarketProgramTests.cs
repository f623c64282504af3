using FsCheck;
using FsCheck.Fluent;

namespace HotlineVoice.Hotline.Tests.Market;

/// <summary>Anything may be told at any time; the model says after every turn what must be true.</summary>
public sealed class MarketProgramTests
{
    [Fact]
    public void Whatever_is_told_the_order_is_kept_nobody_is_forgotten_and_no_seat_is_pestered()
    {
        var seen = new Dictionary<string, int>();
        Prop.ForAll<(byte, byte, byte)[]>(steps =>
        {
            var program = new MarketProgram();
            foreach (var (what, which, how) in steps)
                program.Do(what, which, how);
            program.BringToRest();
            foreach (var (word, times) in program.Model.Seen)
                seen[word] = seen.GetValueOrDefault(word) + times;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(250));

        string[] words =
        [
            "OfferCall", "WithdrawOffer", "TellPosition", "SuggestCallback", "SeatMissed", "Nobody", "Full", "TooLong",
        ];
        Assert.All(words, word => Assert.True(seen.GetValueOrDefault(word) > 30,
            $"{word} came {seen.GetValueOrDefault(word)} times: the programs no longer reach it"));
    }
}
