using System.Collections.Immutable;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Callbacks;
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

    public static Seat Seat(string no) =>
        new(no, "user" + no, "md5", "sha256", ["jn12316/q_consult"])
        {
            Skills = ImmutableDictionary<string, int>.Empty.Add("补贴", 5),
        };

    public static SeatStanding Standing(string no, SeatState state) =>
        new(no, state, Morning.AddMinutes(5)) { IdleSince = Morning, Registered = true };

    public static QueueStanding Queue() => new("jn12316/q_consult", "补贴咨询",
        [new WaitingCaller(new CallId("01CALL"), 1, Morning, 5)])
    {
        SeatsReady = 2,
        SeatsTalking = 3,
        ExpectedWait = TimeSpan.FromSeconds(42.5),
    };

    public static CallbackTask Callback(string id, DateTimeOffset since) => new()
    {
        Id = id,
        Hotline = "jn12316",
        Queue = "jn12316/q_consult",
        CallId = new CallId(id),
        CallingNumber = "13800138001",
        Since = since,
        Reason = CallbackReason.Chosen,
    };

    public static ContactAttempt Attempt(string id, DateTimeOffset at) => new()
    {
        Id = id,
        Hotline = "jn12316",
        TicketNo = "12026032500001",
        CallId = "01CALL",
        Party = ContactParty.CountyOffice,
        OrgId = "changtu-nyj",
        Phone = "02475820001",
        At = at,
        By = "8001",
        Outcome = ContactOutcome.NoAnswer,
        SipStatus = 480,
        Q850 = 19,
        RingSeconds = 30.5,
        RecordingId = "rec-01CALL",
        Note = "午休",
    };

    public static Fact.SeatChanged Changed(SeatStanding standing, string? id = null) =>
        new(id ?? $"{standing.No}-{standing.State}", standing.Since, standing);

    public static Fact.CallbackOwed Owed(CallbackTask task) => new($"{task.Id}-owed", task.Since.AddMinutes(1), task);

    public static Fact.AttemptMade Made(ContactAttempt attempt) =>
        new($"{attempt.Id}-made", attempt.At.AddSeconds(31), attempt);

    public static Fact.CallBegun Begun(CallRecord call) => new($"{call.CallId}-begun", call.StartedAt, call);

    public static Fact.CallFinished Finished(CallRecord call) =>
        new($"{call.CallId}-finished", call.EndedAt!.Value, call);

    public static Fact.VoicemailBegun Begun(Voicemail voicemail) =>
        new($"{voicemail.RecordingId}-begun", voicemail.LeftAt, voicemail);

    public static Fact.VoicemailLeft Left(Voicemail voicemail) =>
        new($"{voicemail.RecordingId}-left", voicemail.LeftAt.AddSeconds(20), voicemail);
}
