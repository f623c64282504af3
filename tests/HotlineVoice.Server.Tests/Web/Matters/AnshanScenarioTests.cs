namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>The scenarios of 鞍山市12345 over HTTP, with all their dates.</summary>
public sealed class AnshanScenarioTests : IAsyncLifetime
{
    const string Water = "210300-zls";
    const string Housing = "210300-zjj";
    const string City = "210300-cgj";
    const string Longer = "\"daysWd\":5,\"reason\":\"跨部门\",\"unitLeader\":\"局长\"";

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task P19_A_burst_main_has_two_hours_also_by_night_and_two_working_days()
    {
        var walk = await BurstAsync();
        Assert.Equal(("2026-06-13T00:40:00+08:00", "2026-06-16"),
            (walk.Timer("onsite").Text("dueAt"), walk.Due("reply")));
        Assert.False(walk.Timer("onsite").Has("dueDay"));
        Assert.DoesNotContain(walk.Part("timers"), timer => timer.Text("id") == "finish");
        await walk.DoAsync("2026-06-12 23:30", Doer.Unit(Water), "onSite");
        Assert.Equal(("Met", "2026-06-12T23:30:00+08:00"),
            (walk.Clock("onsite"), walk.Part("assignments")[0].Text("onsiteAt")));
        await walk.DoAsync("2026-06-12 23:31", Doer.Unit(Water), "accept");

        await walk.DoAsync("2026-06-16 15:00", Doer.Unit(Water), "submitResult",
            "\"resultText\":\"已修复供水。\",\"written\":true");

        Assert.Equal(("ResultSubmitted", "Met", "2026-06-18"), (walk.State, walk.Clock("reply"), walk.Due("review")));
        Assert.Equal("OnTime", await walk.DeadlineAsync("2026-06-16 15:00"));
        Assert.DoesNotContain("nobodyOnsite", (await walk.LookAsync("2026-06-17 09:00")).Waiting());
    }

    [Fact]
    public async Task P19_A_minute_late_on_site_is_late_unless_force_majeure_is_confirmed()
    {
        var walk = await BurstAsync();
        Assert.DoesNotContain("nobodyOnsite", (await walk.LookAsync("2026-06-13 00:39")).Waiting());
        Assert.Contains("nobodyOnsite", (await walk.LookAsync("2026-06-13 00:40")).Waiting());
        Assert.Contains(("onsite", "2026-06-13T00:40:00+08:00"), await walk.FiredAsync());
        await walk.DoAsync("2026-06-13 00:41", Doer.Unit(Water), "onSite");
        Assert.Equal("2026-06-13T00:41:00+08:00", walk.Timer("onsite").Text("metAt"));
        Assert.False(InTime(walk));
        await walk.DoAsync("2026-06-13 01:00", Doer.Agent, "forceMajeure", "\"text\":\"桥梁被洪水冲断\"");
        Assert.Equal("桥梁被洪水冲断", walk.Part("assignments")[0].Text("forceMajeure"));
        Assert.False(InTime(walk));
        await walk.ForbiddenAsync("2026-06-13 01:10", Doer.Agent, "confirmForceMajeure", "\"confirmed\":true");

        await walk.DoAsync("2026-06-13 08:00", Doer.Supervisor, "confirmForceMajeure", "\"confirmed\":true");

        Assert.Equal("supervisor", walk.Part("assignments")[0].Text("forceMajeureConfirmedBy"));
        Assert.True(InTime(walk));
        Assert.DoesNotContain("nobodyOnsite", (await walk.LookAsync("2026-06-13 08:00")).Waiting());
    }

    [Fact]
    public async Task P19_Who_is_on_site_and_writes_it_down_later_is_measured_by_when_he_was_there()
    {
        var walk = await BurstAsync();

        await walk.DoAsync("2026-06-13 02:00", Doer.Unit(Water), "onSite", "\"at\":\"2026-06-13T00:39:00+08:00\"");

        Assert.Equal("2026-06-13T00:39:00+08:00", walk.Timer("onsite").Text("metAt"));
        Assert.True(InTime(walk));
    }

    [Fact]
    public async Task P20_Twenty_working_days_over_the_holiday_then_untrue_and_done_again()
    {
        var walk = await Walk.SentAsync(_office, "2026-09-18 10:00", About("complaint"), Housing, City);
        Assert.Equal(("2026-09-21", "2026-10-22"), (walk.Due("return"), walk.Due("finish")));
        await walk.DoAsync("2026-09-18 14:00", Doer.Unit(Housing), "accept");
        await walk.DoAsync("2026-10-19 10:00", Doer.Unit(City), "submitResult",
            "\"resultText\":\"已配合清理\",\"written\":true");
        Assert.Equal("Accepted", walk.State);
        await walk.DoAsync("2026-10-20 10:00", Doer.Unit(Housing), "submitResult",
            "\"resultText\":\"已整改\",\"written\":true");
        Assert.Equal(("ResultSubmitted", "2026-10-22"), (walk.State, walk.Due("review")));
        await walk.DoAsync("2026-10-21 09:00", Doer.Reviewer, "reviewPass", "\"timely\":true,\"resultTrue\":true");
        await walk.DoAsync("2026-10-23 09:00", Doer.CallerBack, "callbackDone",
            "\"reached\":true,\"resultTrue\":false,\"satisfied\":false,\"unitResponsible\":true");

        Assert.Equal(("Dispatched", 1, "2026-11-20", "Supervised"), (walk.State,
            walk.Ticket.GetProperty("redoSeq").GetInt32(), walk.Due("finish"), walk.Ticket.Text("supervision")));
        var units = walk.Part("assignments");
        Assert.Equal(("已整改", Housing, 1), (units[0].Text("resultText"), units[2].Text("orgId"),
            units[2].GetProperty("redoSeq").GetInt32()));
        var letter = Assert.Single(walk.Part("letters"));
        Assert.Equal(("supervision", "redo", "二(三)7", "2026-11-20"),
            (letter.Text("kind"), letter.Text("ground"), letter.Text("clause"), letter.Text("requiredBy")));
        Assert.Matches("督〔2026〕1号$", letter.Text("letterNo"));
        Assert.Contains("已整改", (await walk.HistoryAsync()).Where(one => one.Text("event") == "submitResult")
            .Select(one => one.GetProperty("fields").Text("resultText")));
        Assert.Equal(
            ["callbackDone", "issueLetter"], (await walk.HistoryAsync())[^2..].Select(one => one.Text("event")));
    }

    [Theory]
    [InlineData("2026-10-20 23:59", false)]
    [InlineData("2026-10-21 00:00", true)]
    public async Task P20_The_last_day_for_more_time_is_two_working_days_before_the_end(string at, bool late)
    {
        var walk = await Walk.SentAsync(_office, "2026-09-18 10:00", About("complaint"), Housing);
        await walk.DoAsync("2026-09-18 14:00", Doer.Unit(Housing), "accept");

        await walk.DoAsync(at, Doer.Unit(Housing), "applyExtension", Longer);

        var asked = Assert.Single(walk.Part("extensions"));
        Assert.Equal(("2026-10-20", late, "2026-10-22", "2026-10-29"), (asked.Text("latestFilingDate"),
            asked.GetProperty("late").GetBoolean(), asked.Text("oldDue"), asked.Text("newDue")));
        if (late)
            await walk.ForbiddenAsync(at, Doer.Dispatcher, "approveExtension");
        await walk.DoAsync(at, late ? Doer.OfficeHead : Doer.Dispatcher, "approveExtension");
        Assert.Equal("2026-10-29", walk.Due("finish"));
    }

    [Fact]
    public async Task P20_A_unit_without_its_leaders_consent_gets_no_more_time()
    {
        var walk = await Walk.SentAsync(_office, "2026-09-18 10:00", About("complaint"), Housing);
        await walk.DoAsync("2026-09-18 14:00", Doer.Unit(Housing), "accept");

        Assert.Equal(["unitLeader"], await walk.WrongAsync("2026-10-19 09:00", Doer.Unit(Housing), "applyExtension",
            "\"daysWd\":5,\"reason\":\"跨部门\""));
    }

    static string About(string kind, string more = "") => Office.Lamp("as12345", kind, "210300", more);

    /// <summary>On site by the hour of the clock, or excused.</summary>
    static bool InTime(Walk walk) =>
        walk.Timer("onsite").GetProperty("metAt").GetDateTimeOffset()
            < walk.Timer("onsite").GetProperty("dueAt").GetDateTimeOffset()
        || walk.Part("assignments")[0].Has("forceMajeureConfirmedBy");

    async Task<Walk> BurstAsync()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-06-12 22:38", About("help", ",\"urgency\":\"突发\""));
        Assert.Equal("2026-06-12T23:08:00+08:00", walk.Timer("dispatch").Text("dueAt"));
        return await walk.SendAsync("2026-06-12 22:40", Water);
    }
}
