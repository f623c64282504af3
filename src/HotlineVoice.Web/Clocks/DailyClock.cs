using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Tickets;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web.Clocks;

/// <summary>
/// Says on working days what daily rules say, once for a hotline and day: the day's row in the database is the only
/// memory that counts, also among several servers. What was slept over is said late on the same day, and never on the
/// next.
/// </summary>
sealed class DailyClock(WebPorts ports, ILogger<DailyClock> log) : EnduringService(ports.Time, _lookEvery)
{
    static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(20);

    /// <summary>What this server knows to be said, so as not to ask the database for it again.</summary>
    readonly HashSet<(string Hotline, string Rule, DateOnly Day)> _said = [];

    /// <summary>Says whatever is to be said by then and was not; how many rules have spoken.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var plans = ports.Plans();
        var day = WorkingCalendar.DayOf(now);
        _said.RemoveWhere(one => one.Day < day);
        var spoken = 0;
        foreach (var hotline in plans.Hotlines.Select(one => one.Code))
        {
            if (plans.RulesOf(hotline) is not { } rules)
                continue;
            foreach (var rule in DailyDigest.DueRules(rules.Automation, plans.Calendar, now))
            {
                if (_said.Contains((hotline, rule.Id, day)))
                    continue;
                var notices = DailyDigest.Of(hotline, rule, await DueAsync(hotline, day, cancel), now);
                if (await ports.Notices.TryKeepDailyAsync(hotline, rule.Id, day, notices, cancel))
                    spoken++;
                _said.Add((hotline, rule.Id, day));
            }
        }

        return spoken;
    }

    protected override void Interrupted(Exception error) => log.DailyClockInterrupted(error.Message);

    protected override async Task TurnAsync(CancellationToken stop)
    {
        await RunAsync(ports.Clock.Now, stop);
        await Task.Delay(_lookEvery, ports.Time, stop);
    }

    async Task<List<Ticket>> DueAsync(string hotline, DateOnly day, CancellationToken cancel)
    {
        var found = new List<Ticket>();
        var query = new TicketQuery { Hotline = hotline, DueBy = day, Limit = WebLimits.PageEntriesMax };
        while (true)
        {
            var (items, next) = await ports.Tickets.ListAsync(query, cancel);
            found.AddRange(items.Select(file => file.Ticket));
            if (next is null)
                return found;
            query = query with { Cursor = next };
        }
    }
}
