using System.Numerics;

namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>Finds one sound in another, wherever it begins and however loud it is.</summary>
static class Correlation
{
    /// <summary>The best cosine between the piece and any stretch of the sound of the piece's length.</summary>
    public static double Best(ReadOnlySpan<short> sound, ReadOnlySpan<short> piece) => BestAt(sound, piece).Likeness;

    /// <summary>The same, and where that stretch begins.</summary>
    public static (double Likeness, int At) BestAt(ReadOnlySpan<short> sound, ReadOnlySpan<short> piece)
    {
        if (sound.Length < piece.Length)
            return (0, 0);
        var (whole, part) = (ToFloats(sound), ToFloats(piece));
        var pieceEnergy = Dot(part, part);
        var energy = Dot(whole.AsSpan(0, part.Length), whole.AsSpan(0, part.Length));
        var best = (Likeness: 0.0, At: 0);
        for (var at = 0; at + part.Length <= whole.Length; at++)
        {
            var product = Dot(whole.AsSpan(at, part.Length), part);
            var likeness = energy > 1 ? product / Math.Sqrt(energy * pieceEnergy) : 0;
            if (likeness > best.Likeness)
                best = (likeness, at);
            if (at + part.Length < whole.Length)
                energy += ((double)whole[at + part.Length] * whole[at + part.Length]) - ((double)whole[at] * whole[at]);
        }

        return best;
    }

    static float[] ToFloats(ReadOnlySpan<short> samples)
    {
        var floats = new float[samples.Length];
        for (var index = 0; index < floats.Length; index++)
            floats[index] = samples[index];
        return floats;
    }

    static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = Vector<float>.Zero;
        var index = 0;
        for (; index <= left.Length - Vector<float>.Count; index += Vector<float>.Count)
            sum += new Vector<float>(left[index..]) * new Vector<float>(right[index..]);
        double rest = Vector.Sum(sum);
        for (; index < left.Length; index++)
            rest += left[index] * right[index];
        return rest;
    }
}
