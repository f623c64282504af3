using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HotlineVoice.Server.Tests.Figures.Halls;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>Five minutes of a busy hall: nobody is lost, and everybody tells the same of what happened.</summary>
[Collection("Figures")]
public sealed class HallFigures(ITestOutputHelper output)
{
    const int Seats = 10;
    const int Callers = 40;
    const int CallsMin = 200;
    const double HeardShareMin = 0.5;
    const string Queue = "ring for: 5s, wait at most: 30s, waiting at most: 26, wrap-up: { for: 3s }, "
        + "callback after: 10s, tell: { every: 10s, gap: 5s }, pauses: { busy: 4s, refused: 4s, missed: 2s }";

    static readonly TimeSpan _length = TimeSpan.FromMinutes(5);
    static readonly TimeSpan _look = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _rest = TimeSpan.FromSeconds(90);

    readonly HallTally _tally = new();

    // Used by the telephones' thread, and by the clerk's looks, one after the other in the test.
    readonly Random _chance = new(40_10);
    readonly Random _clerksChance = new(10_40);

    [Fact]
    public async Task Forty_callers_and_ten_clerks_agree_with_the_server_about_every_call_of_five_minutes()
    {
        await using var hall = await Hall.OpenAsync(Queue, Seats, Callers);
        await hall.SignInAsync();
        await hall.Phones.AskAsync(_ => Open(hall.Phones));
        var watch = new HallWatch(hall);
        var began = Stopwatch.GetTimestamp();
        using var look = new PeriodicTimer(_look);
        while (Stopwatch.GetElapsedTime(began) < _length)
        {
            await look.WaitForNextTickAsync();
            await WorkAsync(hall, await watch.LookAsync());
        }

        await CloseAsync(hall);
        await Outside.Programs.Waiting.UntilAsync(
            async () => (await watch.LookAsync()).All(seat => seat.TextOf("callId") is null), "every seat to be free");
        var metrics = await hall.Server.Api.MetricsAsync();
        var calls = await AllAsync(hall, "calls");
        var tasks = await AllAsync(hall, "callbackTasks");
        Report(watch, metrics, calls);

        Assert.Empty(watch.Wrong);
        Assert.Equal(0, Reading(metrics, "hotline_seats_repaired_total"));
        Assert.Equal(0, Reading(metrics, "hotline_recordings_incomplete_total"));
        Assert.InRange(_tally.Calls, CallsMin, int.MaxValue);
        Assert.All(calls, call => Assert.Equal("Ended", call.TextOf("state")));
        Assert.Equal(Told(), Kept(calls));
        Assert.Equal(_tally[CallerEnd.CalledBack], tasks.Count(task => task.TextOf("reason") == "Chosen"));
        Assert.Equal(_tally[CallerEnd.Full], tasks.Count(task => task.TextOf("reason") == "QueueFull"));
        Assert.InRange(_tally.Shares.Min(), HeardShareMin, 1.5);
    }

    int Open(HallPhones phones)
    {
        foreach (var seat in phones.Seats)
            seat.Habit = Clerk;
        foreach (var caller in phones.Callers)
            caller.Ended = _tally.Add;

        // Who heard that too many wait tries later; everybody else thinks of something more to ask.
        phones.CallAgain = (_, last) =>
            (
                last is CallerEnd.Full or CallerEnd.Refused ? Seconds(_chance, 15, 25) : Seconds(_chance, 1, 5),
                Citizen());
        return 0;
    }

    /// <summary>Who gives up, who asks to be called back, and who waits.</summary>
    CallerHabit Citizen() => _chance.NextDouble() switch
    {
        < 0.20 => new CallerHabit(Seconds(_chance, 2, 12), Seconds(_chance, 5, 15), null),
        < 0.40 => new CallerHabit(null, Seconds(_chance, 5, 15), Seconds(_chance, 17, 21)),
        _ => new CallerHabit(null, Seconds(_chance, 5, 15), null),
    };

    /// <summary>Who refuses, who lets it ring, and who answers.</summary>
    SeatHabit Clerk() => _chance.NextDouble() switch
    {
        < 0.05 => new SeatHabit(Seconds(_chance, 0.5, 2), "486 Busy Here", null),
        < 0.10 => new SeatHabit(Seconds(_chance, 0.5, 2), "603 Decline", null),
        < 0.16 => new SeatHabit(null, null, null),
        _ => new SeatHabit(Seconds(_chance, 0.2, 3), null, Seconds(_chance, 5, 15)),
    };

    /// <summary>Now and then somebody takes a break; who is away, by his wish or because he missed calls, comes back.
    /// </summary>
    async Task WorkAsync(Hall hall, IReadOnlyList<JsonElement> seats)
    {
        foreach (var seat in seats)
        {
            var no = seat.TextOf("no")!;
            if (seat.TextOf("state") == "Away" && _clerksChance.NextDouble() < 0.2)
                await hall.SetAsync(no, "Ready");
            else if (_clerksChance.NextDouble() < 0.01)
                await hall.SetAsync(no, "Away", "小休");
            else if (seat.TextOf("state") == "WrapUp" && _clerksChance.NextDouble() < 0.05)
                await hall.SetAsync(no, "Ready");
        }
    }

    /// <summary>Nobody calls any more; whoever is on the line finishes.</summary>
    static async Task CloseAsync(Hall hall)
    {
        await hall.Phones.AskAsync(_ => { hall.Phones.CallAgain = null; return 0; });
        await Outside.Programs.Waiting.UntilAsync(
            () => hall.Phones.AskAsync(_ => hall.Phones.Callers.All(caller => caller is { CallId: null, CallsAt: null })
                && hall.Phones.Seats.All(seat => seat.State == SeatPhoneState.Quiet)), "every call to end", _rest);
        await Outside.Programs.Waiting.UntilAsync(
            async () => Reading(await hall.Server.Api.MetricsAsync(), "hotline_calls_active") == 0,
            "no call to be left");
        await hall.Server.KeptAsync();
    }

    SortedDictionary<string, int> Told() => new()
    {
        ["Abandoned"] = _tally[CallerEnd.Abandoned],
        ["CallbackChosen"] = _tally[CallerEnd.CalledBack],
        ["CitizenHungUp"] = _tally[CallerEnd.HungUp],
        ["QueueFull"] = _tally[CallerEnd.Full],
        ["SeatHungUp"] = _tally[CallerEnd.ClerkHungUp],
        ["TimedOut"] = _tally[CallerEnd.TimedOut],
    };

    /// <summary>
    /// The caller does not know whether a telephone rang for him when he gave up. Who waited as long as he might is let
    /// go by the plan.
    /// </summary>
    SortedDictionary<string, int> Kept(IEnumerable<JsonElement> calls)
    {
        var kept = new SortedDictionary<string, int>(calls.CountBy(call => call.TextOf("endReason") switch
        {
            "AbandonedWaiting" or "AbandonedRinging" => "Abandoned",
            "Rejected" => "TimedOut",
            var reason => reason!,
        }).ToDictionary());
        foreach (var reason in Told().Keys)
            kept.TryAdd(reason, 0);
        return kept;
    }

    static async Task<List<JsonElement>> AllAsync(Hall hall, string what)
    {
        var all = new List<JsonElement>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await hall.Desk.GetAsync($"{what}?limit=500{cursor}");
            all.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TextOf("next") is { } next ? $"&cursor={next}" : null;
        }

        return all;
    }

    static double Reading(string metrics, string name) => double.Parse(
        metrics.Split('\n').First(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1],
        CultureInfo.InvariantCulture);

    static TimeSpan Seconds(Random chance, double least, double most) =>
        TimeSpan.FromSeconds(least + (chance.NextDouble() * (most - least)));

    void Report(HallWatch watch, string metrics, List<JsonElement> calls)
    {
        output.WriteLine($"{_tally.Calls} calls as their callers tell it: {_tally}");
        output.WriteLine("as the server keeps it: " + string.Join(", ", calls
            .CountBy(call => call.TextOf("endReason")!).OrderBy(count => count.Key)
            .Select(count => $"{count.Key} {count.Value}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seats compared {watch.Compared} times, wrong {watch.Wrong.Count}; talks heard at least "
            + $"{_tally.Shares.Min():P0}, median {_tally.Shares.Order().ElementAt(_tally.Shares.Count / 2):P0}; "
            + $"repaired {Reading(metrics, "hotline_seats_repaired_total")}"));
    }
}
