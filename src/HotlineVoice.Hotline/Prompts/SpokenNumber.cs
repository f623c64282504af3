using System.Collections.Immutable;
using System.Globalization;

namespace HotlineVoice.Hotline.Prompts;

/// <summary>Numbers as they are said on the telephone, as readings of the shelf's folder «numbers».</summary>
public static class SpokenNumber
{
    /// <summary>Largest count that is said; nothing on a hotline has more.</summary>
    public const int CountMax = 99_999_999;

    const string Folder = "numbers/";
    const string Liang = Folder + "liang";

    /// <summary>Every reading that a number may need.</summary>
    public static ImmutableArray<string> Readings { get; } =
    [
        .. Enumerable.Range(0, 10).Select(digit => Folder + digit.ToString(CultureInfo.InvariantCulture)),
        Folder + "yi", Liang, Folder + "shi", Folder + "bai", Folder + "qian", Folder + "wan",
    ];

    /// <summary>Digit by digit, «1» being read yāo; what is no digit is passed over.</summary>
    public static ImmutableArray<string> Digits(string digits) =>
        [.. digits.Where(char.IsAsciiDigit).Select(digit => Folder + digit)];

    /// <summary>A count: 2 is 两 alone and before 百, 千, 万, else 二; one is yī; gaps are said once as 零.</summary>
    public static ImmutableArray<string> Count(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, CountMax);
        if (count is 0 or 2)
            return [count == 0 ? Folder + "0" : Liang];
        var words = new List<string>();
        var (high, low) = (count / 10_000, count % 10_000);
        if (high > 0)
        {
            SayBelowTenThousand(high, words, alone: high == 2);
            words.Add("wan");
            if (low is > 0 and < 1000)
                words.Add("0");
        }

        SayBelowTenThousand(low, words, alone: false);
        // 十二, not 一十二: the leading one of a ten is not said.
        if (words is ["yi", "shi", ..])
            words.RemoveAt(0);
        return [.. words.Select(word => Folder + word)];
    }

    /// <summary>A place in a row, from 1, as it is said after 第: like a count, but 2 is 二 wherever it stands.</summary>
    public static ImmutableArray<string> Ordinal(int place)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(place, 1);
        return [.. Count(place).Select(reading => reading == Liang ? Folder + "2" : reading)];
    }

    static void SayBelowTenThousand(int value, List<string> words, bool alone)
    {
        var gap = false;
        foreach (var (unit, name) in ((int, string)[])[(1000, "qian"), (100, "bai"), (10, "shi"), (1, "")])
        {
            var digit = value / unit % 10;
            if (digit == 0)
            {
                gap |= value >= unit;
                continue;
            }

            if (gap && words.Count > 0 && words[^1] != "0")
                words.Add("0");
            gap = false;
            words.Add(Digit(digit, beforeHundreds: unit >= 100 || alone));
            if (name.Length > 0)
                words.Add(name);
        }
    }

    static string Digit(int digit, bool beforeHundreds) => digit switch
    {
        1 => "yi",
        2 when beforeHundreds => "liang",
        _ => digit.ToString(CultureInfo.InvariantCulture),
    };
}
