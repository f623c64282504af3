using System.Text.Json;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>What runs out by itself, as it is read through the API: once, under its own instant, in order.</summary>
public sealed class TicketClockTests : IAsyncLifetime
{
    const string Begun = "2026-04-02 15:00";
    const string End = "2026-04-30 00:00";

    /// <summary>The regulations' own clocks, without those that a hotline adds to be warned by.</summary>
    readonly Office _office = new(sources => sources with
    {
        Files = sources.Files.Where(file => !file.Key.EndsWith("/automation.yaml", StringComparison.Ordinal))
            .ToDictionary(),
    });

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Each_instant_is_made_known_once_also_when_the_clock_jumps_over_many()
    {
        var walks = await BeginAsync(_office);

        foreach (var walk in walks)
            await walk.LookAsync(End);
        var first = await FiredAsync(walks);
        await _office.MoveAsync(End);

        Assert.Equal(first, await FiredAsync(walks));
        foreach (var walk in walks)
        {
            var fired = await walk.FiredAsync();
            Assert.Equal(fired.Select(one => one.At), fired.Select(one => one.At).Order(StringComparer.Ordinal));
            Assert.Equal(fired.Length, fired.Distinct().Count());
            // Nothing that has come is forgotten, and nothing comes before its time.
            var late = walk.Part("timers").Where(timer => timer.Text("state") == "Due");
            Assert.All(late, timer => Assert.Contains((timer.Text("id"), timer.Text("dueAt")), fired));
            Assert.DoesNotContain(walk.Part("timers"), timer => timer.Text("state") == "Running"
                && timer.GetProperty("dueAt").GetDateTimeOffset() <= Office.At(End));
        }
        Assert.Equal(
            [
                ("card.accept.yellow", "2026-04-03T00:00:00+08:00"), ("accept", "2026-04-03T00:00:00+08:00"),
                ("return", "2026-04-03T00:00:00+08:00"), ("card.accept.red", "2026-04-04T00:00:00+08:00"),
                ("remind", "2026-04-08T00:00:00+08:00"), ("contact", "2026-04-10T00:00:00+08:00"),
                ("finish", "2026-04-10T00:00:00+08:00"), ("urge", "2026-04-10T00:00:00+08:00"),
                ("card.reply.yellow", "2026-04-10T00:00:00+08:00"), ("supervise", "2026-04-17T00:00:00+08:00"),
                ("deduct", "2026-04-17T00:00:00+08:00"), ("card.reply.red", "2026-04-24T00:00:00+08:00"),
            ],
            (await walks[0].FiredAsync()).OrderBy(one => one.At, StringComparer.Ordinal)
                .ThenBy(one => Array.IndexOf(_order, one.Clock)));
        Assert.Equal(("onsite", "2026-04-02T00:40:00+08:00"), (await walks[1].FiredAsync())[0]);
    }

    static readonly string[] _order =
    [
        "card.accept.yellow", "accept", "return", "card.accept.red", "remind", "contact", "finish", "urge",
        "card.reply.yellow", "supervise", "deduct", "card.reply.red",
    ];

    [Fact]
    public async Task The_feed_tells_of_several_tickets_in_the_order_of_their_instants()
    {
        var walks = await BeginAsync(_office);
        var last = await _office.Server.Storage.Events.LastAsync(default);
        await _office.MoveAsync(End);
        // One had come before: on the way to the last registration.
        var known = (await FiredAsync(walks)).Select(one => (one.At, one.No)).Distinct()
            .Where(one => string.CompareOrdinal(one.At, Walk.Instant(Begun)) > 0).Order().ToList();

        using var feed = await Feed.OpenAsync(await _office.PersonAsync("dispatcher"), $"events?after={last}");
        var told = new List<(string At, string No)>();
        while (told.Count < known.Count)
        {
            var (_, name, data) = await feed.NextAsync();
            Assert.Equal("ticket.changed", name);
            // What was done before the clock moved may get its number in the feed a moment later.
            if (string.CompareOrdinal(data.Text("at"), Walk.Instant(Begun)) > 0)
                told.Add((data.Text("at"), data.Text("subject")));
        }

        Assert.Equal(told.Select(one => one.At), told.Select(one => one.At).Order(StringComparer.Ordinal));
        Assert.Equal(known, told.Order());
    }

    [Fact]
    public async Task A_server_that_goes_down_between_loses_no_instant_and_repeats_none()
    {
        await using var steady = new Office();
        await steady.InitializeAsync();
        var expected = await BeginAsync(steady);
        await steady.MoveAsync(End);

        var walks = await BeginAsync(_office);
        await _office.MoveAsync("2026-04-03 00:00");
        await _office.RestartAsync();
        await _office.MoveAsync("2026-04-09 23:59");
        await _office.RestartAsync();
        // While it is down the time goes on.
        _office.Server.Clock.Now = Office.At("2026-04-20 12:00");
        await _office.RestartAsync();
        await _office.MoveAsync(End);

        Assert.Equal(await FiredAsync(expected), await FiredAsync(walks));
    }

    [Fact]
    public async Task What_a_person_saw_stays_good_when_only_clocks_have_ticked_since()
    {
        var walk = await Walk.SentAsync(
            _office, "2026-04-01 15:00", Office.Lamp("wy12345", "help", "440229"), "440229100");
        var seen = walk.Version;
        var now = await walk.ReadAsync("2026-04-03 00:00", Doer.Dispatcher);
        Assert.True(now.GetProperty("version").GetInt64() > seen);

        await walk.DoAsync("2026-04-03 09:00", Doer.Unit("440229100"), "accept");

        Assert.Equal("Accepted", walk.State);
        var unit = await _office.PersonAsync("unit-handler", "440229100");
        foreach (var version in (long[])[seen, now.GetProperty("version").GetInt64()])
        {
            var stale = await (await unit.SendJsonAsync("POST", $"tickets/{walk.No}/reportStage",
                $$"""{"version":{{version}},"report":"在办"}""")).ProblemAsync(412);
            Assert.Equal("StaleVersion", stale.Text("code"));
            Assert.Contains($"{walk.Version}", stale.Text("detail"));
        }
        await (await unit.SendJsonAsync("POST", $"tickets/{walk.No}/reportStage",
            $$"""{"version":{{walk.Version + 1}},"report":"在办"}""")).ProblemAsync(412);
        await walk.DoAsync("2026-04-10 00:00", Doer.Unit("440229100"), "reportStage", "\"report\":\"在办\"");
        // The clocks that came due meanwhile stand before the act, under their own instants.
        var events = (await walk.HistoryAsync()).Select(entry => (entry.Text("event"), entry.Text("at"))).ToList();
        Assert.Equal(("reportStage", "2026-04-10T00:00:00+08:00"), events[^1]);
        Assert.Contains(("timerDue", "2026-04-10T00:00:00+08:00"), events);
    }

    [Fact]
    public async Task Of_two_persons_who_saw_the_same_the_second_is_told_to_read_again()
    {
        var walk = await Walk.SentAsync(
            _office, "2026-04-01 15:00", Office.Lamp("wy12345", "help", "440229"), "440229100");
        var both = walk.Ticket;
        await walk.LookAsync("2026-04-08 00:00");
        await walk.DoAsync("2026-04-08 09:00", Doer.Overseer, "remind", "\"note\":\"请尽快\"");

        await (await _office.TryAsync(both, "remind", "\"note\":\"请尽快\"", await _office.PersonAsync("dispatcher")))
            .ProblemAsync(412);

        Assert.Equal(2, walk.Part("reminders").Length);
    }

    [Fact]
    public async Task A_clock_explains_which_days_it_counted_and_which_it_did_not()
    {
        var walk = await Walk.SentAsync(
            _office, "2026-04-01 15:00", Office.Lamp("wy12345", "help", "440229"), "440229100");

        var told = await ExplainAsync(walk, "finish", Doer.Unit("440229100"));

        Assert.Equal(("2026-04-01", 5, "workingDays", "2026-04-09", "2026-04-10T00:00:00+08:00"), (told.Text("from"),
            told.GetProperty("days").GetInt32(), told.Text("unit"), told.Text("dueDay"), told.Text("dueAt")));
        Assert.Equal(["2026-04-02", "2026-04-03", "2026-04-07", "2026-04-08", "2026-04-09"],
            told.GetProperty("counted").EnumerateArray().Select(day => day.GetString()));
        Assert.Equal(
            [("2026-04-04", "清明节"), ("2026-04-05", "清明节"), ("2026-04-06", "清明节")],
            told.GetProperty("skipped").EnumerateArray().Select(day => (day.Text("date"), day.Text("name"))));
        Assert.False(told.GetProperty("provisional").GetBoolean());
        var office = await _office.PersonAsync("dispatcher");
        await (await office.GetAsync($"tickets/{walk.No}/deadlines/999")).ProblemAsync(404);
        await (await office.GetAsync($"tickets/{walk.No}/deadlines/none")).ProblemAsync(404);
        await (await (await _office.PersonAsync("unit-handler", "440229-zgj"))
            .GetAsync($"tickets/{walk.No}/deadlines/1")).ProblemAsync(404);
    }

    [Fact]
    public async Task A_clock_explains_make_up_days_an_extension_and_hours()
    {
        var walk = await Walk.SentAsync(
            _office, "2026-09-18 10:00", Office.Lamp("as12345", "complaint", "210300"), "210300-zjj");
        var limit = await ExplainAsync(walk, "finish", Doer.Dispatcher);
        Assert.Equal("2026-10-22", limit.Text("dueDay"));
        Assert.Equal(20, limit.GetProperty("counted").GetArrayLength());
        Assert.Equal(["2026-09-20", "2026-10-10"],
            limit.GetProperty("makeUp").EnumerateArray().Select(day => day.Text("date")));
        await walk.DoAsync("2026-09-18 11:00", Doer.Unit("210300-zjj"), "accept");
        await walk.DoAsync("2026-10-19 10:00", Doer.Unit("210300-zjj"), "applyExtension",
            "\"daysWd\":3,\"reason\":\"跨部门\",\"unitLeader\":\"局长\"");
        await walk.DoAsync("2026-10-19 11:00", Doer.Dispatcher, "approveExtension");

        var longer = await ExplainAsync(walk, "finish", Doer.Dispatcher);
        Assert.Equal(("2026-10-22", 3, "2026-10-27"),
            (longer.Text("from"), longer.GetProperty("days").GetInt32(), longer.Text("dueDay")));
        var burst = await Walk.RegisterAsync(_office, "2026-10-23 22:38",
            Office.Lamp("as12345", "help", "210300", ",\"urgency\":\"emergency\""));
        await burst.SendAsync("2026-10-23 22:40", "210300-zls");
        var hours = await ExplainAsync(burst, "onsite", Doer.Dispatcher);
        Assert.Equal(("2026-10-23T22:40:00+08:00", 7200, "2026-10-24T00:40:00+08:00"),
            (hours.Text("start"), hours.GetProperty("timeSeconds").GetDouble(), hours.Text("dueAt")));
    }

    [Fact]
    public async Task Every_clock_explains_the_end_that_it_has_and_a_day_that_was_named_has_no_reckoning()
    {
        var walks = (await BeginAsync(_office)).ToList();
        var question = await Walk.SentAsync(_office, "2026-04-02 16:00", Office.Question(), "211381");
        await question.DoAsync("2026-04-03 10:30", Doer.Unit("211381"), "accept");
        await question.DoAsync("2026-04-03 10:30", Doer.Unit("211381"), "submitResult",
            "\"resultText\":\"每台补贴三千元\",\"written\":true");
        await walks[2].DoAsync("2026-04-07 09:00", Doer.Unit("210300"), "explain",
            "\"reason\":\"尚在取证\",\"newDate\":\"2026-04-17\"");
        walks.Add(question);
        var named = new List<string>();
        foreach (var walk in walks)
        {
            await walk.LookAsync(End);
            foreach (var timer in walk.Part("timers"))
            {
                var answer = await (await _office.PersonAsync("dispatcher")).GetAsync(
                    $"tickets/{walk.No}/deadlines/{timer.GetProperty("seq").GetInt32()}");
                if ((int)answer.StatusCode == 409)
                {
                    Assert.Equal("NoReckoning", (await answer.ProblemAsync(409)).Text("code"));
                    named.Add(timer.Text("id"));
                    continue;
                }
                var told = await answer.JsonAsync();
                Assert.Equal((timer.Text("id"), timer.Text("dueAt")), (timer.Text("id"), told.Text("dueAt")));
            }
        }

        Assert.Equal(["promise"], named);
    }

    async Task<JsonElement> ExplainAsync(Walk walk, string clock, Doer who) =>
        await (await _office.PersonAsync(who.Role, who.Org)).JsonAsync(
            $"tickets/{walk.No}/deadlines/{walk.Timer(clock).GetProperty("seq").GetInt32()}");

    /// <summary>Three tickets of three hotlines whose clocks run out one between the other.</summary>
    static async Task<Walk[]> BeginAsync(Office office)
    {
        var lamp = await Walk.SentAsync(
            office, "2026-04-01 15:00", Office.Lamp("wy12345", "help", "440229"), "440229100");
        var burst = await Walk.RegisterAsync(office, "2026-04-01 22:38",
            Office.Lamp("as12345", "help", "210300", ",\"urgency\":\"emergency\""));
        await burst.SendAsync("2026-04-01 22:40", "210300-zls");
        var bureau = await Walk.RegisterAsync(office, "2026-04-02 14:30", Office.Complaint());
        await bureau.SendAsync(Begun, "210300");
        return [lamp, burst, bureau];
    }

    static async Task<(string No, string Clock, string At)[]> FiredAsync(Walk[] walks)
    {
        var all = new List<(string, string, string)>();
        foreach (var walk in walks)
            all.AddRange((await walk.FiredAsync()).Select(one => (walk.No, one.Clock, one.At)));
        return [.. all];
    }
}
