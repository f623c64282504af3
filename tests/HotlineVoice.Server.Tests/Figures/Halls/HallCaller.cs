using System.Net;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>How a call went, as the caller himself would tell it.</summary>
enum CallerEnd
{
    /// <summary>He spoke with a clerk and hung up.</summary>
    HungUp = 1,
    /// <summary>He spoke with a clerk, who hung up.</summary>
    ClerkHungUp = 2,
    /// <summary>He hung up while he waited.</summary>
    Abandoned = 3,
    /// <summary>He waited as long as the queue lets anybody.</summary>
    TimedOut = 4,
    /// <summary>He asked to be called back.</summary>
    CalledBack = 5,
    /// <summary>He was told that too many wait.</summary>
    Full = 6,
    /// <summary>The server had no room.</summary>
    Refused = 7,
}

/// <summary>What a caller is like.</summary>
/// <param name="Patience">So long he waits for a clerk; null: for ever.</param>
/// <param name="Talk">So long he talks before he hangs up; null: the clerk hangs up.</param>
/// <param name="PressesOneAfter">After so long in the queue he asks to be called back; null: never.</param>
sealed record CallerHabit(TimeSpan? Patience, TimeSpan? Talk, TimeSpan? PressesOneAfter);

/// <summary>A citizen's telephone, for one call after another. Everything is called on the thread of
/// <see cref="HallPhones"/>.</summary>
sealed class HallCaller(IPEndPoint here, IPEndPoint server, HallSound sound)
{
    /// <summary>Who is told at once that too many wait has heard it by then.</summary>
    static readonly TimeSpan _fullWithin = TimeSpan.FromSeconds(5);

    HallDialog? _dialog;
    CallerHabit _habit = new(null, null, null);
    TimeSpan _waitsSince;
    TimeSpan? _talksSince;
    HallSeat? _talksWith;
    bool _isAcknowledged;
    bool _hasPressed;

    /// <summary>His number in the call that is on, another for each call.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Call-ID of the call that is on; null between calls.</summary>
    public string? CallId => _dialog?.CallId;

    public HallSound Sound => sound;

    /// <summary>He is in the queue, or with a clerk.</summary>
    public bool IsUp => _isAcknowledged;

    /// <summary>The seat that rings for a number, or talks with it.</summary>
    public required Func<string, HallSeat?> SeatOf { get; init; }

    /// <summary>Told of the end of each call, with the frames that each heard of the other and the length of the talk.
    /// </summary>
    public Action<CallerEnd, int, TimeSpan> Ended { get; set; } = (_, _, _) => { };

    /// <summary>When he calls next, and how he is then.</summary>
    public TimeSpan? CallsAt { get; set; }

    public CallerHabit NextHabit { get; set; } = new(null, null, null);

    /// <summary>How his last call ended.</summary>
    public CallerEnd? LastEnd { get; private set; }

    public string Call()
    {
        Number = Sipp.NewNumber();
        CallsAt = null;
        (_habit, _talksSince, _talksWith, _isAcknowledged, _hasPressed) = (NextHabit, null, null, false, false);
        _dialog = HallDialog.Out(here, Number, server);
        return _dialog.Request("INVITE", _dialog.Sdp(sound.Port));
    }

    public string? Hear(RawMessage message, TimeSpan now)
    {
        if (message.Method == "BYE" && message.Status == 0)
        {
            End(EndByServer(now), now);
            return RawPhone.AnswerTo(message, "200 OK");
        }

        if (message.Method != "INVITE" || message.Status < 200 || _dialog is not { } dialog)
            return null;
        dialog.Theirs = message["To"];
        if (message.Status != 200)
        {
            // The server's own transaction ends with this ACK; the caller tries again as any other.
            End(CallerEnd.Refused, now);
            return dialog.Acknowledge(message);
        }

        dialog.Target = message.Contact;
        if (!_isAcknowledged)
        {
            (_isAcknowledged, _waitsSince) = (true, now);
            sound.Aim(RtpVoice.TargetOf(message));
        }

        return dialog.Acknowledge(message);
    }

    public string? Beat(TimeSpan now)
    {
        if (!_isAcknowledged)
            return null;
        var seat = SeatOf(Number);
        if (seat is { State: SeatPhoneState.Talking } && _talksWith is null)
            (_talksWith, _talksSince) = (seat, now);
        if (_talksSince is { } talks)
            return talks + _habit.Talk <= now && seat is not null ? HangUp(CallerEnd.HungUp, now) : null;
        if (!_hasPressed && _waitsSince + _habit.PressesOneAfter <= now)
        {
            _hasPressed = true;
            sound.Press(1);
        }

        return _waitsSince + _habit.Patience <= now ? HangUp(CallerEnd.Abandoned, now) : null;
    }

    public string? HangUp(CallerEnd how, TimeSpan now)
    {
        if (_dialog is not { } dialog)
            return null;
        End(how, now);
        return dialog.Request("BYE");
    }

    // A clerk who took his call in the moment in which it was taken back has never been heard.
    CallerEnd EndByServer(TimeSpan now) =>
        _talksWith is not null && (!_hasPressed || HeardOfEachOther() > 0) ? CallerEnd.ClerkHungUp
        : now - _waitsSince < _fullWithin ? CallerEnd.Full
        : _hasPressed ? CallerEnd.CalledBack
        : CallerEnd.TimedOut;

    void End(CallerEnd how, TimeSpan now)
    {
        if (_dialog is null)
            return;
        sound.Stop();
        (_dialog, _isAcknowledged, LastEnd) = (null, false, how);
        Ended(how, HeardOfEachOther(), now - (_talksSince ?? now));
    }

    /// <summary>Frames that the one heard of the other who heard less.</summary>
    int HeardOfEachOther() => _talksWith is not { } seat ? 0
        : Math.Min(sound.Heard[seat.Sound.Octet], seat.Sound.Heard[sound.Octet]);
}
