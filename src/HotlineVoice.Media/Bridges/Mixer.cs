using System.Numerics;
using System.Runtime.InteropServices;

namespace HotlineVoice.Media.Bridges;

/// <summary>Adds voices. Louder than full scale is clipped: a person overdriven for a moment is heard,
/// a wrapped sample hurts.</summary>
static class Mixer
{
    /// <summary>Adds a voice to a sum that is at least as long.</summary>
    public static void Add(ReadOnlySpan<short> voice, Span<short> sum)
    {
        var voices = MemoryMarshal.Cast<short, Vector<short>>(voice);
        var sums = MemoryMarshal.Cast<short, Vector<short>>(sum);
        for (var i = 0; i < voices.Length; i++)
            sums[i] = Vector.AddSaturate(sums[i], voices[i]);
        for (var i = voices.Length * Vector<short>.Count; i < voice.Length; i++)
            sum[i] = (short)Math.Clamp(sum[i] + voice[i], short.MinValue, short.MaxValue);
    }
}
