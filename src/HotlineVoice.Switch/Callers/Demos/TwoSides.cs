using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>A recorded conversation, each side by itself.</summary>
sealed record TwoSides(short[] Left, short[] Right)
{
    /// <summary>False for what is no conversation of ours, or holds no sound.</summary>
    public static bool TryRead(ReadOnlySpan<byte> wav, [NotNullWhen(true)] out TwoSides? sides)
    {
        sides = null;
        if (!WavHeader.TryRead(wav, out var header) || header is not { Channels: 2, Format: WavFormat.Pcm16 }
            || header.DataBytes == 0)
            return false;
        var samples = MemoryMarshal.Cast<byte, short>(wav.Slice(header.DataOffsetBytes, header.DataBytes));
        var (left, right) = (new short[samples.Length / 2], new short[samples.Length / 2]);
        for (var i = 0; i < left.Length; i++)
            (left[i], right[i]) = (samples[2 * i], samples[(2 * i) + 1]);
        sides = new TwoSides(left, right);
        return true;
    }
}
