using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Hotline.Talks;

// What is kept of a conversation: its sound, and whom somebody tried to reach.
sealed partial class Talk
{
    // An office's hours in one call; the lane stops there by itself.
    static readonly TimeSpan _recordingMax = TimeSpan.FromHours(4);

    RecordingRef? _recording;
    string? _recordingId;
    bool _stops;

    /// <summary>Uptime until which the end of a recording is awaited.</summary>
    internal TimeSpan? Deadline { get; private set; }

    /// <summary>Sound is still on its way to the shelf.</summary>
    internal bool IsRecording => _recording is not null;

    /// <summary>From now on, until everybody has left: left the citizen, right everyone else.</summary>
    internal void Record()
    {
        if (_recording is not null || Citizen is not { } citizen)
            return;
        _recording = new RecordingRef(_call.NextName());
        _recordingId = _board.NewId();

        // Named before it is whole, so that a crash loses nothing of it.
        _call.Record = _call.Record with
        {
            Recordings = _call.Record.Recordings.Add(new CallRecording(_recordingId, 0, Complete: false)),
        };
        _board.Put(new FloorOutput.StartRecording(_recording.Value, _call.Id, _recordingId)
        {
            BothSides = true,
            Leg = citizen.IsCaller ? null : citizen.Leg,
            Limit = _recordingMax,
            EndKeys = "",
        });
    }

    internal void StopRecording()
    {
        if (_recording is not { } recording || _stops)
            return;
        _stops = true;
        Deadline = _board.Now.Uptime + _board.Limits.RecordingPatience;
        _board.Put(new FloorOutput.StopRecording(recording));
    }

    internal void Recorded(RecordingRef recording, RecordingEnding how, TimeSpan length)
    {
        if (recording != _recording)
            return;
        (_recording, _stops, Deadline) = (null, false, null);
        var kept = new CallRecording(
            _recordingId!, Math.Round(length.TotalSeconds, 3), how != RecordingEnding.Failed);
        var all = _call.Record.Recordings;
        var at = all.IndexOf(all.FirstOrDefault(each => each.Id == _recordingId)!);
        _call.Record = _call.Record with { Recordings = all.SetItem(at, kept) };
    }

    /// <summary>The end of a recording was lost: what is on the shelf is there all the same.</summary>
    internal void Wake()
    {
        if (Deadline is not { } due || due > _board.Now.Uptime || _recording is not { } lost)
            return;
        _board.Counters.EndsLost++;
        Recorded(lost, RecordingEnding.Failed, TimeSpan.Zero);
    }

    // An attempt is kept when it is known what came of it, answered or not.
    void NoteAttempt(Party party, LegGone how, int status, int? q850)
    {
        if (party.Purpose == Purpose.Caller || party.IsSeat)
            return;
        _board.Put(new FloorOutput.Keep(null, new Fact.AttemptMade(
            _call.NewFactId(), _board.Now.Wall, new ContactAttempt
            {
                Id = _board.NewId(),
                TicketNo = _call.Record.TicketNo,
                Hotline = _call.Record.Hotline,
                CallId = _call.Id.Value,
                // A unit that was dialled from a desk stands where a citizen would.
                Party = party is { Role: PartyRole.Citizen, OrgId: null }
                    ? ContactParty.Caller
                    : ContactParty.CountyOffice,
                OrgId = party.OrgId,
                Phone = party.Number,
                At = party.DialledAt.Wall,
                By = Seat?.Number ?? _call.Record.SeatNo,
                Outcome = party.IsUp ? ContactOutcome.Connected : OutcomeOf(how),
                SipStatus = status,
                Q850 = q850,
                RingSeconds = party.RingSeconds(_board.Now),
                RecordingId = _recordingId,
            })));
    }

    static ContactOutcome OutcomeOf(LegGone how) => how switch
    {
        LegGone.Busy => ContactOutcome.Busy,
        LegGone.Rejected => ContactOutcome.Rejected,
        LegGone.InvalidNumber => ContactOutcome.InvalidNumber,
        LegGone.Unreachable or LegGone.Fault => ContactOutcome.Suspended,
        _ => ContactOutcome.NoAnswer,
    };
}
