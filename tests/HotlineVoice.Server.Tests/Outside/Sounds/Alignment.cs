namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>
/// What was said, laid beside what was recorded. On the way a jitter buffer waits a frame longer or shorter when the
/// sender is late, so each half second is looked for anew, near where the one before was found.
/// </summary>
/// <param name="Said">As long as the recording, each piece where it was found.</param>
/// <param name="Likeness">The cosine between the two, over everything.</param>
/// <param name="Shifts">How often a piece was found elsewhere than the one before would have it.</param>
sealed record Alignment(short[] Said, double Likeness, int Shifts)
{
    const int Piece = Wav.SamplesPerSecond / 2;
    const int Near = Wav.SamplesPerSecond / 5;

    /// <summary>A piece that is this little alike is silence or was cut in two by a shift: it stays where it was due.
    /// </summary>
    const double Found = 0.8;

    public static Alignment Of(ReadOnlySpan<short> said, ReadOnlySpan<short> recording)
    {
        var offset = FirstOffset(said, recording);
        var aligned = new short[recording.Length];
        var shifts = 0;
        for (var at = 0; at < recording.Length; at += Piece)
        {
            var piece = recording.Slice(at, Math.Min(Piece, recording.Length - at));
            var from = Math.Max(0, at + offset - Near);
            var around = said[from..Math.Min(said.Length, at + offset + piece.Length + Near)];
            var (likeness, found) = Correlation.BestAt(around, piece);
            if (likeness >= Found && from + found != at + offset)
            {
                shifts++;
                offset = from + found - at;
            }

            said.Slice(at + offset, piece.Length).CopyTo(aligned.AsSpan(at));
        }

        return new Alignment(aligned, Correlation.Best(aligned, recording), shifts);
    }

    /// <summary>By the loudest second and a half: it is surely speech.</summary>
    static int FirstOffset(ReadOnlySpan<short> said, ReadOnlySpan<short> recording)
    {
        const int length = 3 * Piece;
        var (loudest, best) = (0, -1.0);
        for (var at = 0; at + length <= recording.Length; at += Piece)
        {
            double energy = 0;
            foreach (var sample in recording.Slice(at, length))
                energy += (double)sample * sample;
            if (energy > best)
                (loudest, best) = (at, energy);
        }

        // The next time he says the same, so that there is something before it.
        var from = said.Length / 2;
        return from + Correlation.BestAt(said[from..], recording.Slice(loudest, length)).At - loudest;
    }
}
