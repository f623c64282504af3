using System.Diagnostics.CodeAnalysis;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Switch.Recordings;

/// <summary>The bytes of a WAV file as something a lane can play.</summary>
static class SoundFile
{
    /// <summary>Reads PCM16, A-law or µ-law of any usual rate; two channels become one.</summary>
    public static bool TryRead(string name, ReadOnlySpan<byte> wav, [NotNullWhen(true)] out Prompt? prompt)
    {
        prompt = null;
        if (!WavHeader.TryRead(wav, out var header))
            return false;
        prompt = Prompt.FromSamples(name, header.ToSamples(wav));
        return true;
    }
}
