using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Desks;

/// <summary>领导接听: in whose session a matter was heard.</summary>
public sealed partial class TicketDesk
{
    /// <summary>The session that is named, or the one that runs now with this clerk; of several the one that began
    /// last. What was heard may be written down later on, but not before it began.</summary>
    async Task<(LeaderSession? Session, TicketDeskAnswer? Unknown)> HeardAsync(
        TicketRegistration said, TicketActor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (LeaderSessions is not { } plan)
            return (null, null);
        if (said.LeaderSessionId is { } id)
            return await plan.FindAsync(id, cancel).ConfigureAwait(false) is { CancelledAt: null } named
                && named.HotlineCode == said.HotlineCode && named.StartsAt <= now
                    ? (named, null)
                    : (null, new TicketDeskAnswer.Wrong(
                        TicketOutcome.Wrong.Field("leaderSessionId", "没有已开始的这场领导接听").Errors));
        var day = WorkingCalendar.DayOf(now);
        var today = await plan.ListAsync(said.HotlineCode, WorkingCalendar.MidnightAfter(day.AddDays(-1)),
            WorkingCalendar.MidnightAfter(day), cancel).ConfigureAwait(false);
        return (today.LastOrDefault(one => one.Clerk == actor.User && one.RunsAt(now)), null);
    }
}
