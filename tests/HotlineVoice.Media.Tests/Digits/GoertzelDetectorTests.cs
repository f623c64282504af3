using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Sound;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Digits;

/// <summary>The grid of ITU-T Q.24: what must be heard, what must not, over every start within a frame.</summary>
public sealed class GoertzelDetectorTests
{
    const string Keypad = "0123456789*#ABCD";

    [Theory]
    [InlineData(-3)]
    [InlineData(-10)]
    [InlineData(-20)]
    [InlineData(-30)]
    [InlineData(-38)]
    public void Every_digit_is_heard_at_any_level_a_line_has(double levelDbm0)
    {
        foreach (var digit in Keypad)
            AssertHeard($"{digit}", Pad(Sounds.Digit(digit, 100, levelDbm0)));
    }

    [Theory]
    [InlineData(-46)]
    [InlineData(-55)]
    public void What_is_too_quiet_is_no_digit(double levelDbm0)
    {
        foreach (var digit in Keypad)
            AssertHeard("", Pad(Sounds.Digit(digit, 100, levelDbm0)));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(65)]
    [InlineData(500)]
    [InlineData(2000)]
    public void A_press_of_40_milliseconds_or_more_is_one_digit_wherever_it_begins(int milliseconds)
    {
        foreach (var digit in Keypad)
        {
            for (var start = 0; start < 160; start += 16)
                AssertHeard($"{digit}", Pad(Sounds.Digit(digit, milliseconds), start));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(23)]
    public void A_blip_of_23_milliseconds_or_less_is_none(int milliseconds)
    {
        foreach (var digit in Keypad)
        {
            for (var start = 0; start < 160; start += 16)
                AssertHeard("", Pad(Sounds.Digit(digit, milliseconds), start));
        }
    }

    [Theory]
    [InlineData(40, 40)]
    [InlineData(65, 40)]
    [InlineData(100, 100)]
    public void The_same_digit_after_a_pause_of_40_milliseconds_is_a_second_press(int press, int pause)
    {
        foreach (var digit in Keypad)
        {
            for (var start = 0; start < 160; start += 32)
            {
                var twice = Sounds.Join(
                    Sounds.Digit(digit, press), Sounds.Silence(pause), Sounds.Digit(digit, press));
                AssertHeard($"{digit}{digit}", Pad(twice, start));
            }
        }
    }

    [Fact]
    public void A_hole_of_10_milliseconds_does_not_make_two_presses_of_one()
    {
        for (var start = 0; start < 160; start += 16)
        {
            var pierced = Sounds.Join(Sounds.Digit('5', 80), Sounds.Silence(10), Sounds.Digit('5', 80));
            AssertHeard("5", Pad(pierced, start));
        }
    }

    [Fact]
    public void Digits_dialled_without_a_pause_are_each_heard() =>
        AssertHeard("1590", Pad(Sounds.Join([.. "1590".Select(digit => Sounds.Digit(digit, 80))])));

    [Theory]
    [InlineData(4)]
    [InlineData(-4)]
    [InlineData(-6)]
    [InlineData(6)]
    [InlineData(-8)]
    public void Twist_as_lines_make_it_is_accepted(double highOverLowDb)
    {
        foreach (var digit in Keypad)
            AssertHeard($"{digit}", Pad(Pair(digit, 100, highOverLowDb: highOverLowDb)));
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(-12)]
    [InlineData(9)]
    [InlineData(14)]
    public void Twist_as_no_line_makes_it_is_refused(double highOverLowDb)
    {
        foreach (var digit in Keypad)
            AssertHeard("", Pad(Pair(digit, 100, highOverLowDb: highOverLowDb)));
    }

    [Theory]
    [InlineData(0.012)]
    [InlineData(-0.012)]
    [InlineData(0.015)]
    [InlineData(-0.015)]
    public void Frequencies_within_1_5_percent_are_accepted(double off)
    {
        foreach (var digit in Keypad)
        {
            AssertHeard($"{digit}", Pad(Pair(digit, 60, lowOff: off, highOff: off), 40));
            AssertHeard($"{digit}", Pad(Pair(digit, 60, lowOff: off, highOff: -off), 90));
        }
    }

    [Theory]
    [InlineData(0.035)]
    [InlineData(-0.035)]
    public void Frequencies_3_5_percent_off_are_refused(double off)
    {
        foreach (var digit in Keypad)
        {
            AssertHeard("", Pad(Pair(digit, 200, lowOff: off)));
            AssertHeard("", Pad(Pair(digit, 200, highOff: off)));
        }
    }

    [Theory]
    [InlineData(15)]
    [InlineData(20)]
    public void Noise_15_decibels_below_hides_no_digit(double signalToNoiseDb)
    {
        var seed = 0;
        foreach (var digit in Keypad)
        {
            for (var start = 0; start < 160; start += 40)
            {
                var press = Pad(Sounds.Digit(digit, 60), start);
                var noise = Sounds.Noise(++seed, press.Length / 8, -7 - signalToNoiseDb);
                AssertHeard($"{digit}", Sounds.Add(press, noise));
            }
        }
    }

    [Theory]
    [InlineData(-16)]
    [InlineData(-10)]
    public void A_dial_tone_underneath_hides_no_digit(double dialToneDbm0)
    {
        foreach (var digit in Keypad)
        {
            var press = Pad(Sounds.Digit(digit, 80));
            AssertHeard($"{digit}", Sounds.Add(press, Sounds.Hum(450, press.Length / 8, dialToneDbm0)));
        }
    }

    [Fact]
    public void A_law_and_mu_law_hide_no_digit()
    {
        foreach (var codec in Media.Codecs.CodecCatalogue.All)
        {
            foreach (var digit in Keypad)
            {
                var press = Pad(Sounds.Digit(digit, 60, -30));
                AssertHeard($"{digit}", [.. press.Select(sample => codec.Decode(codec.Encode(sample)))]);
            }
        }
    }

    [Fact]
    public void Tones_of_the_network_are_no_digits()
    {
        ToneShape[] tones = [ToneShape.Dial, ToneShape.Busy, ToneShape.RingBack, ToneShape.Congestion, ToneShape.Beep];
        foreach (var tone in tones)
            AssertHeard("", [.. Tone.Samples(tone), .. Tone.Samples(tone)]);
        foreach (var hertz in new[] { 1100, 2100, 697, 1209, 1633, 941 })
            AssertHeard("", Sounds.Hum(hertz, 2000));
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(-20)]
    [InlineData(-35)]
    public void Noise_is_no_digit(double levelDbm0) => AssertHeard("", Sounds.Noise(8, 60_000, levelDbm0));

    [Fact]
    public void Ten_minutes_of_what_sounds_like_speech_are_no_digit()
    {
        for (var seed = 1; seed <= 10; seed++)
            AssertHeard("", Sounds.SpeechLike(seed, 60_000));
    }

    [Fact]
    public void The_digit_that_sounds_can_be_asked_for_until_it_ends()
    {
        var detector = new GoertzelDetector();
        foreach (var frame in Sounds.Digit('7', 200).Chunk(160))
            detector.Hear(frame);
        Assert.Equal('7', detector.Sounding);
        foreach (var frame in Sounds.Silence(80).Chunk(160))
            detector.Hear(frame);
        Assert.Equal('\0', detector.Sounding);
    }

    static short[] Pair(
        char digit, int milliseconds, double highOverLowDb = 0, double lowOff = 0, double highOff = 0)
    {
        Assert.True(DigitTone.TryFind(digit, out var low, out var high));
        var samples = new short[milliseconds * 8];
        Tone.Add(samples, low * (1 + lowOff), -12 - (highOverLowDb / 2));
        Tone.Add(samples, high * (1 + highOff), -12 + (highOverLowDb / 2));
        return samples;
    }

    static short[] Pad(short[] samples, int startSample = 0)
    {
        var padded = new short[(samples.Length + startSample + 1600) / 160 * 160];
        samples.CopyTo(padded, 320 + startSample);
        return padded;
    }

    static void AssertHeard(string digits, short[] samples)
    {
        var detector = new GoertzelDetector();
        var heard = string.Empty;
        for (var at = 0; at + 160 <= samples.Length; at += 160)
        {
            var digit = detector.Hear(samples.AsSpan(at, 160));
            if (digit != '\0')
                heard += digit;
        }

        Assert.Equal(digits, heard);
    }
}
