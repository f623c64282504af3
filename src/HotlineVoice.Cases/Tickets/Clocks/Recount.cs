using System.Globalization;
using HotlineVoice.Cases.Automation;
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
        var anchors = AnchorsOf(file);
        var moved = false;
        for (var i = 0; i < change.Timers.Count; i++)
        {
            var old = change.Timers[i];
            if (old.State != TimerState.Running && !(old.State == TimerState.Cancelled && anchors.Contains(old.Seq)))
                continue;
            var anew = Reckoning.Of(old, change.Timers, around.Calendar);
            if (anew == old)
                continue;
            moved = true;
            change.Timers[i] = anew;
            Prolong(change, anew);
            if (anew.DueAt != old.DueAt && old.State == TimerState.Running && !AutomationClock.Is(old))
                change.Note(Remark.Of("recounted", anew.Clause, "timer", old.Id)
                    .With("oldDue", Write(old)).With("newDue", Write(anew)).With("notice", notice) with
                { BySystem = true });
        }

        return moved ? change.BuildLapse() : null;
    }

    /// <summary>Clocks from which others that run are counted, also by way of others: they are reckoned with them.
    /// </summary>
    static HashSet<int> AnchorsOf(TicketFile file)
    {
        var anchors = new HashSet<int>();
        foreach (var timer in file.Timers.Reverse())
            if (timer.AnchorSeq is { } seq && (timer.State == TimerState.Running || anchors.Contains(timer.Seq)))
                anchors.Add(seq);
        return anchors;
    }

    /// <summary>An extension says the day that it gives.</summary>
    static void Prolong(ChangeBuilder change, TicketTimer timer)
    {
        if (timer is not { ExtensionSeq: { } seq, DueDay: { } due, AnchorSeq: { } old })
            return;
        change.File = change.File with
        {
            Extensions = change.File.Extensions.SetItem(seq - 1, change.File.Extensions[seq - 1] with
            {
                OldDueDay = change.Timers[old - 1].DueDay ?? change.File.Extensions[seq - 1].OldDueDay,
                NewDueDay = due,
            }),
        };
    }

    static string Write(TicketTimer timer) => Days.Write(timer.DueDay)
        ?? timer.DueAt.ToOffset(WorkingCalendar.Offset)
            .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
