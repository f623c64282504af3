using System.Diagnostics.CodeAnalysis;
using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Media.Playing;

/// <summary>Recorded words: 8 kHz samples and, encoded once for all legs, the bytes of every codec.</summary>
/// <remarks>Costs four bytes a sample (32 kB a second of speech) so that playing costs a
/// copy and no arithmetic.</remarks>
public sealed class Prompt
{
    readonly short[] _samples;
    readonly byte[][] _encoded;

    Prompt(string name, short[] samples)
    {
        Name = name;
        _samples = samples;
        _encoded = new byte[CodecCatalogue.All.Length][];
        foreach (var codec in CodecCatalogue.All)
        {
            var bytes = new byte[samples.Length];
            codec.Encode(samples, bytes);
            _encoded[codec.Index] = bytes;
        }
    }

    /// <summary>What flows call it.</summary>
    public string Name { get; }

    /// <summary>How long it takes to hear.</summary>
    public TimeSpan Length =>
        TimeSpan.FromTicks(_samples.Length * TimeSpan.TicksPerSecond / AudioCodec.SampleRateHertz);

    /// <summary>The words as samples: 8 kHz, 16 bit, mono.</summary>
    public ReadOnlySpan<short> Samples => _samples;

    /// <summary>Makes a prompt of 8 kHz samples; they are copied.</summary>
    public static Prompt FromSamples(string name, ReadOnlySpan<short> samples)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new Prompt(name, samples.ToArray());
    }

    /// <summary>Makes a prompt of a WAV file's bytes, whatever its rate;
    /// false if it is not one that can be played.</summary>
    public static bool TryFromWav(string name, ReadOnlySpan<byte> file, [NotNullWhen(true)] out Prompt? prompt)
    {
        prompt = WavHeader.TryRead(file, out var header) ? FromSamples(name, header.ToSamples(file)) : null;
        return prompt is not null;
    }

    internal ReadOnlySpan<byte> Encoded(AudioCodec codec) => _encoded[codec.Index];
}
