using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Tests.Studios;

namespace HotlineVoice.Media.Tests.Codecs;

/// <summary>Both laws against the decision values of ITU-T G.711, tables 1a and 2a,
/// for every sample there is.</summary>
public sealed class G711Tests
{
    public static TheoryData<string> Laws => ["PCMA", "PCMU"];

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_sample_is_given_the_interval_that_the_table_of_decision_values_gives_it(string law)
    {
        var codec = Codec(law);
        var ends = DecisionValues(law);
        for (int sample = short.MinValue; sample <= short.MaxValue; sample++)
            Assert.Equal(Expected(law, ends, sample), codec.Encode((short)sample));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Every_code_decodes_to_the_middle_of_its_interval(string law)
    {
        var codec = Codec(law);
        var ends = DecisionValues(law);
        for (var interval = 0; interval < 128; interval++)
        {
            var middle = law == "PCMU" && interval == 0 ? 0 : (ends[interval] + ends[interval + 1]) / 2;
            Assert.Equal(middle, codec.Decode(Code(law, interval, isNegative: false)));
            Assert.Equal(-middle, codec.Decode(Code(law, interval, isNegative: true)));
        }
    }

    [Theory]
    [InlineData("PCMA", 0, 0xD5)]
    [InlineData("PCMA", -1, 0x55)]
    [InlineData("PCMA", 32767, 0xAA)]
    [InlineData("PCMA", -32768, 0x2A)]
    [InlineData("PCMU", 0, 0xFF)]
    [InlineData("PCMU", 32767, 0x80)]
    [InlineData("PCMU", -32768, 0x00)]
    public void The_corners_have_their_known_codes(string law, int sample, int code) =>
        Assert.Equal((byte)code, Codec(law).Encode((short)sample));

    [Theory]
    [MemberData(nameof(Laws))]
    public void What_was_encoded_once_does_not_change_when_it_is_encoded_again(string law)
    {
        var codec = Codec(law);
        for (var code = 0; code < 256; code++)
        {
            var sample = codec.Decode((byte)code);
            Assert.Equal(sample, codec.Decode(codec.Encode(sample)));
        }
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void Spans_and_single_samples_agree(string law)
    {
        var codec = Codec(law);
        var samples = Sounds.Noise(seed: 3, milliseconds: 100, levelDbm0: -6);
        var payload = new byte[samples.Length];
        var decoded = new short[samples.Length];
        codec.Encode(samples, payload);
        codec.Decode(payload, decoded);
        for (var i = 0; i < samples.Length; i++)
            Assert.Equal((codec.Encode(samples[i]), codec.Decode(payload[i])), (payload[i], decoded[i]));
    }

    /// <summary>G.712 asks for 33 dB from 0 to -30 dBm0 and for 22 dB at -45.</summary>
    [Theory]
    [InlineData("PCMA", -3, 33)]
    [InlineData("PCMA", -10, 33)]
    [InlineData("PCMA", -30, 33)]
    [InlineData("PCMA", -45, 22)]
    [InlineData("PCMU", -3, 33)]
    [InlineData("PCMU", -30, 33)]
    [InlineData("PCMU", -45, 22)]
    public void A_sine_keeps_the_quality_that_G_712_asks_for(string law, double levelDbm0, double leastDb)
    {
        var codec = Codec(law);
        var sine = Sounds.Hum(1020, 1000, levelDbm0);
        double signal = 0, noise = 0;
        foreach (var sample in sine)
        {
            var error = codec.Decode(codec.Encode(sample)) - sample;
            signal += (double)sample * sample;
            noise += (double)error * error;
        }

        Assert.True(10 * Math.Log10(signal / noise) >= leastDb);
    }

    [Fact]
    public void The_catalogue_finds_names_in_any_case_and_knows_the_static_payload_types()
    {
        Assert.True(CodecCatalogue.TryFind("pcma", out var alaw));
        Assert.True(CodecCatalogue.TryFind("PCMU", out var ulaw));
        Assert.Equal((8, 0), (alaw.PayloadType, ulaw.PayloadType));
        Assert.False(CodecCatalogue.TryFind("G729", out _));
        Assert.Equal(0, Math.Abs((int)alaw.Decode(alaw.Silence)) >> 4);
    }

    static AudioCodec Codec(string law) =>
        CodecCatalogue.TryFind(law, out var codec) ? codec : throw new ArgumentException(law, nameof(law));

    // G.711 tables 1a and 2a: eight segments of sixteen equal intervals, here in units of a 16-bit sample.
    // A-law: the first two segments have steps of 16. µ-law:
    // the first interval is half as wide as the fifteen after it.
    static int[] DecisionValues(string law)
    {
        var ends = new List<int> { 0 };
        for (var segment = 0; segment < 8; segment++)
        {
            var step = law == "PCMA" ? 16 << Math.Max(0, segment - 1) : 8 << segment;
            for (var i = 0; i < 16; i++)
                ends.Add(ends[^1] + (law == "PCMU" && segment == 0 && i == 0 ? 4 : step));
        }

        return [.. ends];
    }

    static byte Expected(string law, int[] ends, int sample)
    {
        var magnitude = sample >= 0 ? sample : -sample - 1;
        var interval = 0;
        while (interval < 127 && magnitude >= ends[interval + 1])
            interval++;
        return Code(law, interval, sample < 0);
    }

    static byte Code(string law, int interval, bool isNegative)
    {
        var plain = (isNegative ? 0 : 0x80) | interval;
        return (byte)(law == "PCMA" ? plain ^ 0x55 : plain ^ 0x7F);
    }
}
