using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Hotline.Tests.Calls;

public sealed class CallIdsTests
{
    static readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    static readonly DateTimeOffset _at = new(2026, 3, 25, 8, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_name_is_26_characters_that_can_be_read_aloud() =>
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", CallIds.Next(_chance, _at).Value);

    [Fact]
    public void Names_sort_by_time()
    {
        var names = Enumerable.Range(0, 200).Select(i => CallIds.Next(_chance, _at.AddMilliseconds(i)).Value).ToArray();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void No_two_names_are_the_same_within_a_millisecond() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => CallIds.Next(_chance, _at)).Distinct().Count());
}
