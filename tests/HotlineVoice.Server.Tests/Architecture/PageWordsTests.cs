using System.Reflection;
using System.Text.RegularExpressions;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Supervision;

namespace HotlineVoice.Server.Tests.Architecture;

/// <summary>What the rules name, the pages have a Chinese word for.</summary>
public sealed partial class PageWordsTests
{
    static readonly string _words = File.ReadAllText(
        Repository.PathOf("src/HotlineVoice.Web/app/src/tickets/words.ts"));

    [Fact]
    public void Every_clock_has_a_name()
    {
        var clocks = typeof(ClockRule).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        var cards = from clock in Enum.GetNames<CardClock>()
                    // Green is a praise, which no clock brings.
                    from colour in new[] { CardColour.Yellow, CardColour.Red }
                    select $"card.{clock}.{colour}".ToLowerInvariant();

        Assert.Empty(clocks.Concat(cards).Except(KeysOf("timerWords")));
    }

    static IEnumerable<string> KeysOf(string words)
    {
        var start = _words.IndexOf($"const {words}", StringComparison.Ordinal);
        Assert.True(start >= 0, $"words.ts has no {words}");
        var block = _words[start.._words.IndexOf("\n}", start, StringComparison.Ordinal)];
        return Key().Matches(block).Select(found => found.Groups[1].Value);
    }

    [GeneratedRegex(@"'?([A-Za-z.]+)'?: '")]
    private static partial Regex Key();
}
