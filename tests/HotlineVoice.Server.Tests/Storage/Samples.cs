using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Server.Tests.Storage;

/// <summary>Records as the floor would write them on a morning in March.</summary>
static class Samples
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 25, 9, 0, 0, TimeSpan.FromHours(8));

    public static CallRecord Call(string id, DateTimeOffset? at = null) => new()
    {
        CallId = new CallId(id),
        Hotline = "jn12316",
        Direction = CallDirection.In,
        CallingNumber = "13800138001",
        CalledNumber = "12316",
        Trunk = "city",
        State = CallState.Flow,
        IvrPath = "welcome",
        StartedAt = at ?? Morning,
        Legs = [new CallLeg("leg-1", "citizen", "13800138001", "Up", "PCMA")],
        SipCallId = "a84b4c76e66710@127.0.0.2",
    };

    public static CallRecord Ended(this CallRecord call) => call with
    {
        State = CallState.Ended,
        EndedAt = call.StartedAt.AddMinutes(2),
        EndReason = CallEndReason.CitizenHungUp,
        HangupSide = HangupSide.Citizen,
        Recordings = [new CallRecording("rec-" + call.CallId, 118.5, true)],
        WaitSeconds = 4.25,
        Rating = 1,
    };

    public static Voicemail Voicemail(string id, string? call = null, string hotline = "jn12316") => new()
    {
        Id = id,
        Hotline = hotline,
        CallId = new CallId(call ?? "call-of-" + id),
        LeftAt = Morning.AddHours(12.5),
        DurationSeconds = 12.5,
        RecordingId = "rec-" + id,
        WindowEndDate = new DateOnly(2026, 3, 26),
        RegisterDue = new DateOnly(2026, 3, 26),
        ReplyDue = new DateOnly(2026, 4, 2),
        CallingNumber = "13800138001",
    };

    public static SeatBinding Binding(string seat, DateTimeOffset until) =>
        new(seat, $"sip:{seat}@127.0.0.1:5070", "udp:127.0.0.1:5070", "reg-" + seat, uint.MaxValue)
        {
            Until = until,
            UserAgent = "phone/1.0",
        };

    public static Fact.CallBegun Begun(CallRecord call) => new($"{call.CallId}-begun", call.StartedAt, call);

    public static Fact.CallFinished Finished(CallRecord call) =>
        new($"{call.CallId}-finished", call.EndedAt!.Value, call);

    public static Fact.VoicemailBegun Begun(Voicemail voicemail) =>
        new($"{voicemail.RecordingId}-begun", voicemail.LeftAt, voicemail);

    public static Fact.VoicemailLeft Left(Voicemail voicemail) =>
        new($"{voicemail.RecordingId}-left", voicemail.LeftAt.AddSeconds(20), voicemail);
}
