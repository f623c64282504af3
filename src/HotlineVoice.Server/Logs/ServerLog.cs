using Microsoft.Extensions.Logging;

namespace HotlineVoice.Server.Logs;

/// <summary>Everything the composition says in the log; numbers are stable, texts may be improved.</summary>
static partial class ServerLog
{
    [LoggerMessage(5001, LogLevel.Information, "{Node} takes calls at {Sip} and requests at {Web}; data in {Folder}")]
    public static partial void Ready(this ILogger log, string node, string sip, string web, string folder);

    [LoggerMessage(5002, LogLevel.Warning,
        "REHEARSAL: the wall clock is not the real one; it stands at {Now:yyyy-MM-dd HH:mm:ss zzz}")]
    public static partial void Rehearsing(this ILogger log, DateTimeOffset now);

    [LoggerMessage(5003, LogLevel.Warning,
        "There are no users yet. Add the first with: "
        + "hotline user add NAME --name 姓名 --roles administrator --password-stdin")]
    public static partial void NoUsers(this ILogger log);

    [LoggerMessage(5004, LogLevel.Warning,
        "After the last stop {Calls} calls were closed, {Saved} messages kept, {Dropped} too short ones dropped, "
        + "{Strays} recordings found that no record names")]
    public static partial void Recovered(this ILogger log, int calls, int saved, int dropped, int strays);

    [LoggerMessage(5005, LogLevel.Information, "New plans are in force: {Hotlines}")]
    public static partial void PlansLoaded(this ILogger log, string hotlines);

    [LoggerMessage(5006, LogLevel.Error, "The change has {Count} problems; the old plans stay in force")]
    public static partial void PlansRefused(this ILogger log, int count);

    [LoggerMessage(5007, LogLevel.Error, "{Problem}")]
    public static partial void PlanProblem(this ILogger log, string problem);

    [LoggerMessage(5008, LogLevel.Information, "{Signal}: no more new calls; those in progress may end by themselves")]
    public static partial void Stopping(this ILogger log, string signal);
}
