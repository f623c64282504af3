using HotlineVoice.Storage.Journals;

namespace HotlineVoice.Server.Tests.Storage.Journals;

public sealed class VoicemailNumbersTests
{
    static readonly DateOnly _day = new(2026, 3, 5);

    [Theory]
    [InlineData(0, 1, "03050001")]
    [InlineData(0, 9_999, "03059999")]
    [InlineData(1, 1, "030510001")]
    [InlineData(12, 34, "0305120034")]
    [InlineData(0, 10_000, "030510010000")]
    public void A_lane_shows_in_front_of_its_own_running_number(int lane, int last, string number) =>
        Assert.Equal(number, VoicemailNumbers.Write(_day, lane, last));

    [Fact]
    public void No_two_lanes_give_the_same_number_even_on_a_day_of_ten_thousands()
    {
        int[] running = [1, 2, 9_998, 9_999, 10_000, 10_001, 20_000, 99_999];

        var given = Enumerable.Range(0, 200)
            .SelectMany(lane => running.Select(last => VoicemailNumbers.Write(_day, lane, last)));

        Assert.Equal(200 * running.Length, given.Distinct().Count());
    }
}
