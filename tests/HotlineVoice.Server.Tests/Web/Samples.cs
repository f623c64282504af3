using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>Calls and voicemails as the floor would have kept them.</summary>
static class Samples
{
    static int _next;

    public static string NextId() => $"01JTEST{Interlocked.Increment(ref _next):D19}";

    public static CallRecord Call(string number = "13812348001", string? hotline = "jn12316") => new()
    {
        CallId = new CallId(NextId()),
        Hotline = hotline,
        Direction = CallDirection.In,
        CallingNumber = number,
        CalledNumber = "12316",
        State = CallState.Ended,
        IvrPath = "welcome,menu:1,q_consult",
        StartedAt = new DateTimeOffset(2026, 3, 25, 10, 0, 0, TimeSpan.FromHours(8)),
        EndedAt = new DateTimeOffset(2026, 3, 25, 10, 1, 30, TimeSpan.FromHours(8)),
        EndReason = CallEndReason.AbandonedInFlow,
        HangupSide = HangupSide.Citizen,
        Legs = [new CallLeg("L1", "citizen", number, "Ended", "PCMA")],
        SipCallId = "secret-call-id@10.0.0.9",
    };

    public static Voicemail Voicemail(string number = "13912345678", string hotline = "jn12316") => new()
    {
        Id = NextId(),
        Hotline = hotline,
        CallId = new CallId(NextId()),
        LeftAt = new DateTimeOffset(2026, 3, 24, 21, 30, 0, TimeSpan.FromHours(8)),
        DurationSeconds = 45,
        RecordingId = NextId(),
        WindowEndDate = new DateOnly(2026, 3, 25),
        RegisterDue = new DateOnly(2026, 3, 25),
        ReplyDue = new DateOnly(2026, 3, 25),
        CallingNumber = number,
    };

    public static CallbackTask Callback(string number, string hotline = "jn12316")
    {
        var call = new CallId(NextId());
        return new CallbackTask
        {
            Id = call.Value,
            Hotline = hotline,
            Queue = $"{hotline}/q_consult",
            CallId = call,
            CallingNumber = number,
            Since = new DateTimeOffset(2026, 3, 25, 8, 40, 0, TimeSpan.FromHours(8)),
            Reason = CallbackReason.Chosen,
        };
    }

    public static ContactAttempt Attempt(string number) => new()
    {
        Id = NextId(),
        Hotline = "jn12316",
        Party = ContactParty.Caller,
        Phone = number,
        At = new DateTimeOffset(2026, 3, 25, 8, 50, 0, TimeSpan.FromHours(8)),
        Outcome = ContactOutcome.NoAnswer,
    };

    public static async Task<CallbackTask> KeepAsync(this ApiServer server, CallbackTask task)
    {
        await server.KeepAsync((id, at) => new Fact.CallbackOwed(id, at, task));
        return task;
    }

    public static async Task<CallRecord> KeepAsync(this ApiServer server, CallRecord call)
    {
        await server.KeepAsync((id, at) => call.State == CallState.Ended
            ? new Fact.CallFinished(id, at, call)
            : new Fact.CallBegun(id, at, call));
        return call;
    }

    public static async Task<Voicemail> KeepAsync(this ApiServer server, Voicemail voicemail)
    {
        await server.KeepAsync((id, at) => new Fact.VoicemailLeft(id, at, voicemail));
        return voicemail;
    }
}
