using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media.Digits;

/// <summary>The two frequencies of each push-button (ITU-T Q.23).</summary>
public static class DigitTone
{
    /// <summary>The rows of the keypad.</summary>
    public static ReadOnlySpan<double> LowHertz => [697, 770, 852, 941];

    /// <summary>The columns of the keypad.</summary>
    public static ReadOnlySpan<double> HighHertz => [1209, 1336, 1477, 1633];

    const string Keypad = "123A456B789C*0#D";

    /// <summary>The digit of a row and a column.</summary>
    public static char At(int row, int column) => Keypad[(row * 4) + column];

    /// <summary>Finds the frequencies of a digit.</summary>
    public static bool TryFind(char digit, out double lowHertz, out double highHertz)
    {
        var index = Keypad.IndexOf(digit, StringComparison.OrdinalIgnoreCase);
        lowHertz = index < 0 ? 0 : LowHertz[index / 4];
        highHertz = index < 0 ? 0 : HighHertz[index % 4];
        return index >= 0;
    }

    /// <summary>Adds a digit's two tones to what is there.</summary>
    /// <param name="samples">Where to.</param>
    /// <param name="digit">Which; nothing is added for what is no digit.</param>
    /// <param name="levelDbm0">The level of each tone.</param>
    /// <param name="startSample">Where in the tone the samples begin, so that it may be made in pieces.</param>
    public static void Add(Span<short> samples, char digit, double levelDbm0, long startSample = 0)
    {
        if (!TryFind(digit, out var low, out var high))
            return;
        Tone.Add(samples, low, levelDbm0, startSample);
        Tone.Add(samples, high, levelDbm0, startSample);
    }
}
