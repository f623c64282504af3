namespace HotlineVoice.Media.Digits;

/// <summary>Presses digits towards a peer, frame by frame; says what each frame is, the leg makes the packet.</summary>
sealed class DigitSender
{
    // RFC 4733 §2.5.1.4: the packet that says "end" goes out three times.
    const int EndPackets = 3;

    // Q.24: a digit lasts at least 40 ms; 5 s is longer than any machine waits for.
    static readonly TimeSpan HoldMin = TimeSpan.FromMilliseconds(40);
    static readonly TimeSpan HoldMax = TimeSpan.FromSeconds(5);
    static readonly TimeSpan CommaPause = TimeSpan.FromMilliseconds(500);

    readonly Queue<char> _digits = new();
    char _digit;
    int _frame;
    int _holdFrames;

    public bool IsBusy => _digit != '\0' || _digits.Count > 0;

    public void Add(string digits, TimeSpan each)
    {
        var hold = each < HoldMin ? HoldMin : each > HoldMax ? HoldMax : each;
        _holdFrames = (int)Math.Ceiling(hold / LaneOptions.Frame);
        foreach (var digit in digits)
        {
            if (_digits.Count < MediaLimits.DigitsMax && (digit == ',' || TelephoneEvent.TryCode(digit, out _)))
                _digits.Enqueue(digit);
        }
    }

    /// <summary>What this frame is; false when all is said.</summary>
    public bool TryNext(out DigitFrame frame)
    {
        if (_digit == '\0')
        {
            frame = default;
            if (!_digits.TryDequeue(out _digit))
                return false;
            _frame = 0;
        }

        frame = _digit == ',' ? default : FrameOf(_digit);
        _frame++;
        var frames = _digit == ',' ? (int)(CommaPause / LaneOptions.Frame) : _holdFrames + EndPackets;
        if (_frame >= frames)
            _digit = '\0';
        return true;
    }

    // Held frames sound; the three that follow are the pause, and two of them carry the end once more.
    DigitFrame FrameOf(char digit) => new(
        digit,
        Number: Math.Min(_frame, _holdFrames - 1),
        IsFirst: _frame == 0,
        Sounds: _frame < _holdFrames,
        IsEnd: _frame >= _holdFrames - 1,
        CarriesEvent: _frame < _holdFrames - 1 + EndPackets);
}

/// <summary>One frame of a digit that is sent.</summary>
/// <param name="Digit">Which; '\0' is a pause.</param>
/// <param name="Number">Counts the held frames from 0.</param>
/// <param name="IsFirst">Its event begins here.</param>
/// <param name="Sounds">The key is held; else it was let go.</param>
/// <param name="IsEnd">The event's packet says that it is over.</param>
/// <param name="CarriesEvent">A packet of the event belongs to this frame.</param>
readonly record struct DigitFrame(char Digit, int Number, bool IsFirst, bool Sounds, bool IsEnd, bool CarriesEvent);
