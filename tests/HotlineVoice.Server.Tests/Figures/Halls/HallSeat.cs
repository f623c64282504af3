using System.Diagnostics;
using System.Net;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>What a seat's telephone is doing, as a person beside it would say.</summary>
enum SeatPhoneState
{
    Quiet = 0,
    Ringing = 1,
    Talking = 2,
}

/// <summary>What its clerk does with a call that rings.</summary>
/// <param name="After">So long after it rang; null: he never takes it.</param>
/// <param name="Refusal">Status line of a refusal; null: he answers.</param>
/// <param name="Talk">So long he talks before he hangs up; null: the caller hangs up.</param>
sealed record SeatHabit(TimeSpan? After, string? Refusal, TimeSpan? Talk);

/// <summary>A seat's telephone. Everything is called on the thread of <see cref="HallPhones"/>.</summary>
sealed class HallSeat(string no, IPEndPoint here, HallSound sound)
{
    public const string Password = "hall-of-seats-17";

    readonly DigestPhone _registration = new(no, here);
    HallDialog? _dialog;
    RawMessage? _invite;
    string? _answer;
    SeatHabit _habit = new(TimeSpan.Zero, null, null);
    TimeSpan? _answersAt;
    TimeSpan? _hangsUpAt;

    public string No => no;

    public HallSound Sound => sound;

    /// <summary>What its clerk will do with the next call.</summary>
    public required Func<SeatHabit> Habit { get; set; }

    public SeatPhoneState State { get; private set; }

    /// <summary>Since when it is in this state, by the clock of the phones.</summary>
    public TimeSpan Since { get; private set; }

    /// <summary>Timestamps of the stopwatch when it began to ring, one for each call.</summary>
    public List<long> Rings { get; } = [];

    /// <summary>Number of the caller who rings or talks.</summary>
    public string? Caller { get; private set; }

    public bool IsRegistered => _registration.IsRegistered;

    public string Register() => _registration.Register();

    /// <summary>What to send for a message that came, if anything.</summary>
    public string? Hear(RawMessage message, TimeSpan now)
    {
        if (message.Status > 0)
            return message.Method == "REGISTER" ? _registration.Hear(message) : null;
        switch (message.Method)
        {
            case "INVITE" when _dialog?.CallId == message["Call-ID"]:
                return _answer;
            case "INVITE" when State != SeatPhoneState.Quiet:
                return HallDialog.In(here, no, message).Answer(message, "486 Busy Here");
            case "INVITE":
                return Ring(message, now);
            case "CANCEL" when State == SeatPhoneState.Ringing && _dialog?.CallId == message["Call-ID"]:
                Enter(SeatPhoneState.Quiet, now);
                _answer = _dialog.Answer(_invite!, "487 Request Terminated");
                return _dialog.Answer(message, "200 OK") + HallPhones.Next + _answer;
            case "BYE":
                if (_dialog?.CallId == message["Call-ID"])
                    Enter(SeatPhoneState.Quiet, now);
                return RawPhone.AnswerTo(message, "200 OK");
            case "CANCEL":
                return RawPhone.AnswerTo(message, "200 OK");
            default:
                return null;
        }
    }

    /// <summary>What to send because its time has come, if anything.</summary>
    public string? Beat(TimeSpan now)
    {
        if (State == SeatPhoneState.Ringing && _answersAt <= now)
            return Take(now);
        return State == SeatPhoneState.Talking && _hangsUpAt <= now ? HangUp(now) : null;
    }

    public string? HangUp(TimeSpan now)
    {
        if (State != SeatPhoneState.Talking)
            return null;
        Enter(SeatPhoneState.Quiet, now);
        return _dialog!.Request("BYE");
    }

    string Ring(RawMessage invite, TimeSpan now)
    {
        Rings.Add(Stopwatch.GetTimestamp());
        (_dialog, _invite, _habit) = (HallDialog.In(here, no, invite), invite, Habit());
        Caller = invite["From"].Split("sip:")[1].Split('@')[0];
        Enter(SeatPhoneState.Ringing, now);
        _answersAt = now + _habit.After;
        return _answer = _dialog.Answer(invite, "180 Ringing");
    }

    string Take(TimeSpan now)
    {
        if (_habit.Refusal is { } status)
        {
            Enter(SeatPhoneState.Quiet, now);
            return _answer = _dialog!.Answer(_invite!, status);
        }

        Enter(SeatPhoneState.Talking, now);
        _hangsUpAt = now + _habit.Talk;
        sound.Aim(RtpVoice.TargetOf(_invite!));
        return _answer = _dialog!.Answer(_invite!, "200 OK", _dialog.Sdp(sound.Port));
    }

    void Enter(SeatPhoneState state, TimeSpan now)
    {
        (State, Since, _answersAt, _hangsUpAt) = (state, now, null, null);
        if (state != SeatPhoneState.Quiet)
            return;
        sound.Stop();
        Caller = null;
    }
}

/// <summary>Registers a telephone: asked for a digest, it answers once.</summary>
sealed class DigestPhone(string no, IPEndPoint here)
{
    const string Registrar = "sip:localhost";

    readonly string _callId = $"hall-register-{no}-{Guid.NewGuid():N}";
    int _cseq;

    public bool IsRegistered { get; private set; }

    public string Register(string headers = "") =>
        $"REGISTER {Registrar} SIP/2.0\r\nVia: SIP/2.0/UDP {here};branch=z9hG4bK{_callId}{++_cseq};rport\r\n"
        + $"Max-Forwards: 70\r\nFrom: <sip:{no}@localhost>;tag=r{no}\r\nTo: <sip:{no}@localhost>\r\n"
        + $"Call-ID: {_callId}\r\nCSeq: {_cseq} REGISTER\r\nContact: <sip:{no}@{here}>\r\nExpires: 3600\r\n"
        + $"{headers}Content-Length: 0\r\n\r\n";

    public string? Hear(RawMessage answer)
    {
        if (!answer["CSeq"].StartsWith($"{_cseq} ", StringComparison.Ordinal))
            return null;
        IsRegistered |= answer.Status == 200;
        return answer.Status == 401 && !IsRegistered
            ? Register(Digest.Authorization(new DigestTry(
                answer["WWW-Authenticate"], no, HallSeat.Password, "REGISTER", Registrar)))
            : null;
    }
}
