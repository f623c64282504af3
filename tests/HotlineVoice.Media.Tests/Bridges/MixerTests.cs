using HotlineVoice.Media.Bridges;

namespace HotlineVoice.Media.Tests.Bridges;

public sealed class MixerTests
{
    [Fact]
    public void Voices_that_are_too_loud_together_are_clipped_and_do_not_wrap()
    {
        short[] sum = [.. Enumerable.Repeat((short)30_000, 163)];
        Mixer.Add([.. Enumerable.Repeat((short)10_000, 163)], sum);
        Assert.All(sum, sample => Assert.Equal(short.MaxValue, sample));
        Mixer.Add([.. Enumerable.Repeat(short.MinValue, 163)], sum);
        Assert.All(sum, sample => Assert.Equal(-1, sample));
    }

    [Fact]
    public void A_third_loud_voice_does_not_wrap_the_sum_of_two()
    {
        short[] sum = [.. Enumerable.Repeat((short)-20_000, 160)];
        Mixer.Add([.. Enumerable.Repeat((short)-20_000, 160)], sum);
        Mixer.Add([.. Enumerable.Repeat((short)-20_000, 160)], sum);
        Assert.All(sum, sample => Assert.Equal(short.MinValue, sample));
    }

    // Vectors take whole widths; what is left over, and what lies beyond the voice, is where a slip would be.
    [Fact]
    public void Every_length_is_added_to_its_last_sample_and_not_beyond()
    {
        var random = new Random(7);
        for (var length = 0; length <= 200; length++)
        {
            var voice = Anything(random, length);
            var sum = Anything(random, length + 3);
            short[] expected =
            [
                .. voice.Select((sample, i) => (short)Math.Clamp(sample + sum[i], short.MinValue, short.MaxValue)),
                .. sum[length..],
            ];
            Mixer.Add(voice, sum);
            Assert.Equal(expected, sum);
        }
    }

    static short[] Anything(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (short)random.Next(short.MinValue, short.MaxValue + 1))];
}
