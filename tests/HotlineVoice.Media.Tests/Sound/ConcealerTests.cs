using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Sound;

public sealed class ConcealerTests
{
    readonly Concealer _concealer = new();
    readonly short[] _frame = new short[160];

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void A_vowel_goes_on_with_its_own_pitch(double pitchHertz)
    {
        var vowel = Sounds.Add(Sounds.Hum(pitchHertz, 200), Sounds.Hum(4 * pitchHertz, 200, -16));
        Hear(vowel.AsSpan(0, 1120));
        _concealer.Conceal(_frame);
        var (likeness, _) = Sounds.Likeness(_frame, vowel[1120..1280], 0);
        Assert.True(likeness > 0.9, $"{likeness}");
    }

    [Fact]
    public void What_is_invented_fades_within_60_milliseconds()
    {
        Hear(Sounds.Hum(200, 200));
        var levels = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            _concealer.Conceal(_frame);
            levels.Add(SoundLevel.Of(_frame));
        }

        Assert.Equal(-10, levels[0], tolerance: 2);
        Assert.True(levels[1] < levels[0] && levels[2] < levels[1]);
        Assert.Equal(double.NegativeInfinity, levels[3]);
    }

    [Fact]
    public void The_voice_that_comes_back_is_blended_with_what_was_invented()
    {
        Hear(Sounds.Hum(200, 200));
        _concealer.Conceal(_frame);
        var last = _frame[^1];
        var opposite = Sounds.Hum(200, 40).Select(sample => (short)-sample).ToArray().AsSpan(10, 160).ToArray();
        var stepWithoutBlending = Math.Abs(opposite[0] - last);
        _concealer.Hear(opposite);
        var steepestOfTheHum = (int)(2 * Math.PI * 200 / 8000 * SoundLevel.Amplitude(-10)) + 1;
        Assert.True(stepWithoutBlending > 2 * steepestOfTheHum);
        Assert.InRange(Math.Abs(opposite[0] - last), 0, steepestOfTheHum);
    }

    [Fact]
    public void Before_anything_was_heard_there_is_nothing_to_invent()
    {
        _frame.AsSpan().Fill(7);
        _concealer.Conceal(_frame);
        Assert.All(_frame, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void Another_peers_voice_is_not_continued()
    {
        Hear(Sounds.Hum(200, 200));
        _concealer.Restart();
        _concealer.Conceal(_frame);
        Assert.All(_frame, sample => Assert.Equal(0, sample));
    }

    [Fact]
    public void The_loudest_square_wave_does_not_wrap()
    {
        var square = Sounds.Silence(200);
        for (var i = 0; i < square.Length; i++)
            square[i] = i / 40 % 2 == 0 ? short.MaxValue : short.MinValue;
        Hear(square);
        _concealer.Conceal(_frame);
        Assert.True(SoundLevel.Of(_frame) > 3);
        _concealer.Hear(_frame);
    }

    void Hear(ReadOnlySpan<short> samples)
    {
        for (var at = 0; at + 160 <= samples.Length; at += 160)
            _concealer.Hear(samples.Slice(at, 160).ToArray());
    }
}
