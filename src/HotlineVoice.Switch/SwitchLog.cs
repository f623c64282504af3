using System.Net;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch;

/// <summary>Every sentence the switch can write to the log, with its number.</summary>
/// <remarks>
/// No text of a peer and no telephone number is written here: only our own names and addresses. What must be told
/// about a
/// call goes under its id.
/// </remarks>
static partial class SwitchLog
{
    [LoggerMessage(1001, LogLevel.Information, "Listening on {Addresses}, {Lanes} media lanes, RTP on {Ports}")]
    public static partial void Listening(ILogger log, string addresses, int lanes, string ports);

    [LoggerMessage(1002, LogLevel.Information, "Draining: no new calls; {Calls} in progress have {Seconds} s")]
    public static partial void Draining(ILogger log, int calls, double seconds);

    [LoggerMessage(1003, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(1010, LogLevel.Error, "A broken invariant ended call {Call}")]
    public static partial void CallFaulted(ILogger log, string call, Exception fault);

    [LoggerMessage(1011, LogLevel.Error, "A broken invariant outside of any call; the exchange goes on")]
    public static partial void ExchangeFaulted(ILogger log, Exception fault);

    [LoggerMessage(1012, LogLevel.Error, "Lane {Lane} broke an invariant; it goes on")]
    public static partial void LaneFaulted(ILogger log, int lane, Exception fault);

    [LoggerMessage(1013, LogLevel.Warning, "{Suppressed} further faults were not written in the last minute")]
    public static partial void FaultsSuppressed(ILogger log, long suppressed);

    [LoggerMessage(1020, LogLevel.Warning, "{Source} gave too many wrong digests: not heard for {Minutes} minutes")]
    public static partial void SourceBanned(ILogger log, IPAddress source, double minutes);

    [LoggerMessage(1021, LogLevel.Warning, "Overload {State}: turns are {Milliseconds} ms behind")]
    public static partial void Overloaded(ILogger log, string state, double milliseconds);

    [LoggerMessage(1022, LogLevel.Warning, "No RTP port was free; the call got 503")]
    public static partial void NoPort(ILogger log);

    [LoggerMessage(1030, LogLevel.Information, "Lane {Lane} runs without real-time priority: it was not granted")]
    public static partial void LaneWithoutPriority(ILogger log, int lane);

    [LoggerMessage(1040, LogLevel.Warning, "{Count} facts were not kept, {Pending} wait; trying again: {Why}")]
    public static partial void FactsNotKept(ILogger log, int count, int pending, string why);

    [LoggerMessage(1041, LogLevel.Error, "The store refuses the {Kind} {Id}; it is set aside and tried again later")]
    public static partial void FactSetAside(ILogger log, string kind, string id);

    [LoggerMessage(1042, LogLevel.Error, "{Count} facts could not be kept before the end")]
    public static partial void FactsUnkept(ILogger log, int count);

    [LoggerMessage(1050, LogLevel.Error, "Recording {Recording} failed")]
    public static partial void RecordingFailed(ILogger log, string recording, Exception fault);

    [LoggerMessage(1051, LogLevel.Warning, "Recording {Recording} could not be removed now")]
    public static partial void RecordingNotDropped(ILogger log, string recording);

    [LoggerMessage(1052, LogLevel.Warning, "Recording {Recording} could not be read for playing: {Why}")]
    public static partial void RecordingUnreadable(ILogger log, string recording, string why);

    [LoggerMessage(1053, LogLevel.Error, "Prompt {Prompt} cannot be played: not a WAV file of speech")]
    public static partial void PromptUnreadable(ILogger log, string prompt);

    [LoggerMessage(1060, LogLevel.Error, "Alarm {Name}: {Text}")]
    public static partial void AlarmRaised(ILogger log, string name, string text);

    [LoggerMessage(1061, LogLevel.Information, "Alarm {Name} is over")]
    public static partial void AlarmEnded(ILogger log, string name);

    [LoggerMessage(1070, LogLevel.Information, "{Seats} seats, {Bindings} registrations restored")]
    public static partial void SeatsRead(ILogger log, int seats, int bindings);

    [LoggerMessage(1071, LogLevel.Warning, "Seats could not be read: {Why}")]
    public static partial void SeatsUnreadable(ILogger log, string why);

    [LoggerMessage(1080, LogLevel.Debug, "Sending to {Remote} failed: {Why}")]
    public static partial void SendFailed(ILogger log, EndPoint remote, string why);

    [LoggerMessage(1081, LogLevel.Warning, "Connection from {Remote} was turned away: too many")]
    public static partial void ConnectionTurnedAway(ILogger log, EndPoint remote);
}
