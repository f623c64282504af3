using System.Globalization;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Clocks;

/// <summary>The calendar has changed: clocks that run are reckoned anew from what stands on them (T13).</summary>
static class Recount
{
    /// <summary>Null when nothing moves.</summary>
    internal static TicketChange? Run(TicketFile file, TicketSurroundings around, string notice)
    {
        var scene = new Scene(file, null, around with { Actor = TicketActor.System });
        var change = new ChangeBuilder(scene, file.Ticket.State) { IsLapsing = true };
        var moved = false;
        for (var i = 0; i < change.Timers.Count; i++)
        {
            var old = change.Timers[i];
            if (old.State != TimerState.Running)
                continue;
            var anew = Reckoning.Of(old, change.Timers, around.Calendar);
            if (anew == old)
                continue;
            moved = true;
            change.Timers[i] = anew;
            if (anew.DueAt != old.DueAt)
                change.Note(Remark.Of("recounted", anew.Clause, "timer", old.Id)
                    .With("oldDue", Write(old)).With("newDue", Write(anew)).With("notice", notice) with
                { BySystem = true });
        }

        return moved ? change.BuildLapse() : null;
    }

    static string Write(TicketTimer timer) => Days.Write(timer.DueDay)
        ?? timer.DueAt.ToOffset(WorkingCalendar.Offset).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
