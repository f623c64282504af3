using HotlineVoice.Cases.Calendars;

namespace HotlineVoice.Cases.Contacts;

/// <summary>How many came about one matter (B-10).</summary>
/// <param name="Persons">人: different callers.</param>
/// <param name="PersonsToday">Different callers of the day that was asked for.</param>
/// <param name="Times">人次: every contact of every caller.</param>
public readonly record struct MatterCount(int Persons, int PersonsToday, int Times)
{
    /// <summary>Counts these contacts; the same one counts once, however often it stands among them.</summary>
    public static MatterCount Of(IEnumerable<MatterContact> contacts, DateOnly day)
    {
        MatterContact[] all = [.. contacts.DistinctBy(contact => (contact.TicketNo, contact.Seq))];
        return new MatterCount(
            all.Select(contact => contact.CallerKey).Distinct().Count(),
            all.Where(contact => WorkingCalendar.DayOf(contact.At) == day)
                .Select(contact => contact.CallerKey).Distinct().Count(),
            all.Length);
    }

    /// <summary>第几次反映: one more than this caller's earlier contacts, whatever became of their tickets.</summary>
    public static int RepeatNo(IEnumerable<MatterContact> earlier, string callerKey) => 1 + earlier
        .Where(contact => contact.CallerKey == callerKey)
        .DistinctBy(contact => (contact.TicketNo, contact.Seq)).Count();
}
