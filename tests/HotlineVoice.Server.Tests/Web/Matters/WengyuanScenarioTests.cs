namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>The scenarios of 翁源县12345 over HTTP, with all their dates.</summary>
public sealed class WengyuanScenarioTests : IAsyncLifetime
{
    const string Housing = "440229-zgj";
    const string Town = "440229100";
    const string Caller = "13900030003";
    const string Result = "\"resultText\":\"已更换灯泡。\",\"written\":true";
    const string Longer = "\"reason\":\"需多部门会商\",\"unitLeader\":\"局长\",\"daysWd\":";
    const string InVain = "\"outcome\":\"noAnswer\"";

    static readonly string _back = Back("该路灯属镇管", "职责分工文件");

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task P14_Help_over_the_holiday_is_signed_answered_and_reviewed_in_working_days()
    {
        var walk = await Walk.RegisterAsync(_office, "2026-04-01 14:50", Office.Lamp("wy12345", "help", "440229")
            .Replace("\"name\":\"王五\"", "\"name\":\"王五\",\"wantsWrittenReply\":true"));
        await walk.SendAsync("2026-04-01 15:00", Town);
        Assert.Equal(("2026-04-02", "2026-04-09", "2026-04-09", "2026-04-02"),
            (walk.Due("accept"), walk.Due("contact"), walk.Due("finish"), walk.Due("return")));
        await walk.DoAsync("2026-04-02 09:00", Doer.Unit(Town), "accept");
        await walk.DoAsync("2026-04-08 10:00", Doer.Unit(Town), "feedbackDone", "\"reached\":true,\"satisfied\":true");
        Assert.Equal(("Met", "2026-04-08", "Running"),
            (walk.Clock("contact"), walk.Due("reportUp"), walk.Clock("reportUp")));
        await walk.DoAsync("2026-04-08 16:00", Doer.Unit(Town), "submitResult", Result);
        Assert.Equal(("ResultSubmitted", "Met", "2026-04-13"),
            (walk.State, walk.Clock("reportUp"), walk.Due("review")));
        Assert.Equal("green", Assert.Single(walk.Part("cards")).Text("colour"));
        Assert.Equal("Green", walk.Ticket.Text("card"));
        await walk.DoAsync("2026-04-09 09:00", Doer.Reviewer, "reviewPass", "\"timely\":true,\"resultTrue\":true");
        await walk.DoAsync("2026-04-09 10:00", Doer.CallerBack, "callbackDone", "\"reached\":true,\"grade\":\"满意\"");
        await walk.DoAsync("2026-04-10 10:00", Doer.Dispatcher, "archive");

        var archive = walk.Ticket.GetProperty("archive");
        Assert.Equal(("Archived", "2026-04-08", "2028-04-08"),
            (walk.State, archive.Text("closedReportedDay"), archive.Text("retainUntil")));
        Assert.Matches("^[0-9a-f]{64}$", archive.Text("sha256"));
        await BeDestroyedAsync(walk);
    }

    static async Task BeDestroyedAsync(Walk walk)
    {
        const string Approved = "\"approval\":\"批1号\",\"approvedBy\":\"office-head\"";
        Assert.Equal("itsTimeIsOver",
            (await walk.ProblemAsync("2028-04-08 23:59", Doer.Dispatcher, "destroy", Approved)).Text("code"));
        var said = string.Concat(await walk.HistoryAsync());
        await walk.DoAsync("2028-04-09 00:00", Doer.Dispatcher, "destroy", Approved);

        Assert.False(walk.Ticket.Has("caller") || walk.Ticket.Has("resultText"));
        Assert.Equal("（已销毁）", walk.Ticket.Text("content"));
        Assert.Equal("2028-04-09T00:00:00+08:00", walk.Ticket.GetProperty("archive").Text("destroyedAt"));
        Assert.Contains("更换灯泡", said, StringComparison.Ordinal);
        var history = await walk.HistoryAsync();
        foreach (var gone in (string[])["更换灯泡", "路灯不亮", "王五", "13900030003"])
            Assert.DoesNotContain(gone, $"{walk.Ticket}{string.Concat(history)}", StringComparison.Ordinal);
        var end = history.Single(one => one.Text("event") == "destroy");
        Assert.Equal("批1号", end.GetProperty("fields").Text("approval"));
    }

    [Fact]
    public async Task P14_Unsigned_and_unanswered_it_gets_its_cards_each_under_its_own_instant()
    {
        var walk = await SentAsync("2026-04-01 15:00", "help", Town);

        await walk.LookAsync("2026-04-30 00:00");

        Assert.Equal("Dispatched", walk.State);
        Assert.Equal(
            [
                ("accept", "yellow", "2026-04-03T00:00:00+08:00"), ("accept", "red", "2026-04-04T00:00:00+08:00"),
                ("reply", "yellow", "2026-04-10T00:00:00+08:00"), ("reply", "red", "2026-04-24T00:00:00+08:00"),
            ],
            walk.Part("cards").Select(card => (card.Text("clock"), card.Text("colour"), card.Text("issuedAt"))));
        Assert.Equal("Red", walk.Ticket.Text("card"));
        Assert.Equal("2026-04-08T00:00:00+08:00", Assert.Single(walk.Part("reminders")).Text("at"));
        var urge = Assert.Single(walk.Part("letters"));
        Assert.Equal(("urge", "2026-04-10T00:00:00+08:00", false),
            (urge.Text("kind"), urge.Text("draftedAt"), urge.Has("letterNo")));
    }

    [Fact]
    public async Task P15_A_return_brings_facts_and_law_and_the_next_units_clocks_begin_anew()
    {
        var walk = await SentAsync("2026-04-09 10:00", "complaint", Housing);
        Assert.Equal(("2026-04-10", "2026-04-30"), (walk.Due("return"), walk.Due("finish")));
        Assert.Equal(("theReasonIsNotForbidden", "第十五条、第十六条"), await walk.RefusedAsync(
            "2026-04-09 15:00", Doer.Unit(Housing), "requestReturn", Back("记录不详细", "条例")));
        Assert.Equal(["legalBasis"], await walk.WrongAsync("2026-04-10 15:00", Doer.Unit(Housing), "requestReturn",
            $"\"reason\":\"该路灯属镇管\",\"suggestedOrgId\":\"{Town}\""));
        Assert.Equal(["suggestedOrgId"], await walk.WrongAsync("2026-04-10 15:00", Doer.Unit(Housing),
            "requestReturn", "\"reason\":\"该路灯属镇管\",\"legalBasis\":\"职责分工文件\""));

        await walk.DoAsync("2026-04-10 16:00", Doer.Unit(Housing), "requestReturn", _back);
        Assert.Equal(("ReturnRequested", "Met", "Running", "Running"),
            (walk.State, walk.Clock("accept"), walk.Clock("contact"), walk.Clock("finish")));
        await walk.DoAsync("2026-04-13 08:59", Doer.Dispatcher, "approveReturn");
        Assert.Equal(("AwaitingDispatch", "returned"), (walk.State, walk.Part("assignments")[0].Text("status")));
        Assert.DoesNotContain(walk.Part("timers"), timer => timer.Has("assignmentSeq")
            && timer.Text("state") == "Running");
        await walk.SendAsync("2026-04-13 09:00", Town);

        Assert.Equal(("2026-05-07", "2026-05-07", Housing),
            (walk.Due("finish"), walk.Ticket.Text("dueDay"), walk.Ticket.Text("firstResponsibleOrg")));
        Assert.DoesNotContain(walk.Part("cards"), card => card.GetProperty("assignmentSeq").GetInt32() == 1);
        var back = Assert.Single(walk.Part("returns"));
        Assert.Equal(("approved", false, "dispatcher"),
            (back.Text("decision"), back.GetProperty("late").GetBoolean(), back.Text("decidedBy")));
        // Who sent it back still reads what became of it, and does nothing more to it.
        Assert.Empty(await walk.AllowedAsync("2026-04-13 09:00", Doer.Unit(Housing)));
    }

    [Fact]
    public async Task P15_A_return_on_the_next_day_is_too_late_and_refused()
    {
        var walk = await SentAsync("2026-04-09 10:00", "complaint", Housing);

        Assert.Contains("requestReturn", await walk.AllowedAsync("2026-04-10 23:59", Doer.Unit(Housing)));
        Assert.Equal(("theReturnIsInTime", "第十五条、第十六条"), await walk.RefusedAsync(
            "2026-04-11 00:00", Doer.Unit(Housing), "requestReturn", _back));
        Assert.DoesNotContain("requestReturn", await walk.AllowedAsync("2026-04-11 00:00", Doer.Unit(Housing)));
    }

    [Fact]
    public async Task P16_One_extension_of_at_most_the_original_limit_filed_two_working_days_before()
    {
        var walk = await AcceptedAsync("2026-05-11 09:00", "2026-05-11 10:00");
        Assert.Equal("2026-06-01", walk.Due("finish"));
        Assert.Equal(("theExtensionIsNotTooLong", "第十六条"),
            await walk.RefusedAsync("2026-05-28 17:00", Doer.Unit(Housing), "applyExtension", Longer + "16"));

        await walk.DoAsync("2026-05-28 17:00", Doer.Unit(Housing), "applyExtension", Longer + "15");
        var asked = Assert.Single(walk.Part("extensions"));
        Assert.Equal(("2026-05-28", false, "2026-06-01", "2026-06-23", "applied"),
            (asked.Text("latestFilingDate"), asked.GetProperty("late").GetBoolean(), asked.Text("oldDue"),
                asked.Text("newDue"), asked.Text("decision")));
        Assert.Equal("2026-06-01", walk.Ticket.Text("dueDay"));
        await walk.DoAsync("2026-05-29 09:00", Doer.Dispatcher, "approveExtension", "\"opinion\":\"同意\"");
        Assert.Equal(("2026-06-23", "2026-06-23", "2026-06-24T00:00:00+08:00", "Approved"), (walk.Due("finish"),
            walk.Ticket.Text("dueDay"), walk.Ticket.Text("extendedDueAt"), walk.Ticket.Text("extension")));
        Assert.Contains("tellExtension", walk.Waiting());
        await walk.DoAsync("2026-05-29 10:00", Doer.Unit(Housing), "contactCaller", "\"outcome\":\"connected\"");
        Assert.Equal("2026-05-29T10:00:00+08:00", walk.Part("extensions")[0].Text("callerToldAt"));
        Assert.DoesNotContain("tellExtension", (await walk.LookAsync("2026-05-29 10:00")).Waiting());

        Assert.Equal(("theLimitMayBeProlonged", "第十六条"),
            await walk.RefusedAsync("2026-06-01 09:00", Doer.Unit(Housing), "applyExtension", Longer + "1"));
        Assert.Equal("DueSoon", await walk.DeadlineAsync("2026-06-23 23:59"));
        Assert.Equal("Overdue", await walk.DeadlineAsync("2026-06-24 00:00"));
    }

    [Fact]
    public async Task P16_Later_it_is_late_and_only_the_head_of_the_office_may_allow_it()
    {
        var walk = await AcceptedAsync("2026-05-11 09:00", "2026-05-11 10:00");
        await walk.DoAsync("2026-05-29 09:00", Doer.Unit(Housing), "applyExtension", Longer + "15");
        Assert.True(walk.Part("extensions")[0].GetProperty("late").GetBoolean());
        await walk.ForbiddenAsync("2026-05-29 10:00", Doer.Dispatcher, "approveExtension");

        await walk.DoAsync("2026-05-29 10:00", Doer.OfficeHead, "approveExtension");

        Assert.Equal("2026-06-23", walk.Due("finish"));
    }

    [Fact]
    public async Task P17_Calls_in_vain_on_two_days_that_follow_each_other_count_as_an_answer()
    {
        var walk = await ReadyAsync("2026-06-01 17:00");
        await walk.DoAsync("2026-06-02 10:00", Doer.Unit(Housing), "contactCaller", InVain);
        Assert.Equal(("theCallerWasCalledInVain", "第十七条"),
            await walk.RefusedAsync("2026-06-02 11:00", Doer.Unit(Housing), "deemedReplied"));
        await walk.DoAsync("2026-06-03 15:20", Doer.Unit(Housing), "contactCaller", InVain);
        Assert.Contains("deemedReplied", await walk.AllowedAsync("2026-06-03 15:20", Doer.Unit(Housing)));

        await walk.DoAsync("2026-06-03 15:21", Doer.Unit(Housing), "deemedReplied");

        Assert.Equal(("ResultSubmitted", "DR", "已核查，不属实。", "2026-06-08"), (walk.State,
            walk.Ticket.Text("closingGround"), walk.Ticket.Text("resultText"), walk.Due("review")));
        var mine = walk.Part("assignments")[0];
        Assert.Equal(("2026-06-03T15:21:00+08:00", "已核查，不属实。", "2026-06-01T17:00:00+08:00"),
            (mine.Text("resultAt"), mine.Text("answerText"), mine.Text("answerStoredAt")));
        Assert.Equal(["2026-06-02T10:00:00+08:00", "2026-06-03T15:20:00+08:00"],
            walk.Part("attempts").Select(one => one.Text("at")));
        Assert.Equal(2, (await walk.HistoryAsync()).Count(entry => entry.Text("event") == "contactCaller"));
        await walk.DoAsync("2026-06-08 09:00", Doer.Reviewer, "reviewPass", "\"timely\":true");
        await walk.TriedAsync("2026-06-08 10:00", "caller", "noAnswer", Caller);
        await walk.DoAsync("2026-06-08 10:01", Doer.CallerBack, "callbackDone", "\"reached\":false");
        Assert.Equal(("Closed", "DR"), (walk.State, walk.Ticket.Text("closingGround")));
    }

    [Fact]
    public async Task P17_A_day_between_the_calls_is_not_enough()
    {
        var walk = await ReadyAsync("2026-06-01 17:00");
        await walk.DoAsync("2026-06-02 10:00", Doer.Unit(Housing), "contactCaller", InVain);
        await walk.DoAsync("2026-06-04 10:00", Doer.Unit(Housing), "contactCaller", InVain);

        Assert.Equal(("theCallerWasCalledInVain", "第十七条"),
            await walk.RefusedAsync("2026-06-04 11:00", Doer.Unit(Housing), "deemedReplied"));
    }

    [Fact]
    public async Task P17_A_call_before_the_answer_was_ready_or_one_that_was_taken_does_not_count()
    {
        var before = await AcceptedAsync("2026-05-25 09:00", "2026-05-25 10:00");
        await before.DoAsync("2026-06-02 10:00", Doer.Unit(Housing), "contactCaller", InVain);
        await before.DoAsync("2026-06-03 09:00", Doer.Unit(Housing), "storeAnswer", "\"resultText\":\"已核查\"");
        await before.DoAsync("2026-06-03 10:00", Doer.Unit(Housing), "contactCaller", InVain);
        Assert.Equal("theCallerWasCalledInVain",
            (await before.ProblemAsync("2026-06-03 11:00", Doer.Unit(Housing), "deemedReplied")).Text("code"));

        await before.LookAsync("2026-06-03 11:00");
        await before.DoAsync("2026-06-03 12:00", Doer.Unit(Housing), "contactCaller", "\"outcome\":\"connected\"");
        await before.DoAsync("2026-06-04 10:00", Doer.Unit(Housing), "contactCaller", InVain);
        Assert.Equal("theCallerWasCalledInVain",
            (await before.ProblemAsync("2026-06-04 11:00", Doer.Unit(Housing), "deemedReplied")).Text("code"));
    }

    static string Back(string reason, string law) =>
        $"\"reason\":\"{reason}\",\"facts\":\"路灯在镇道上\",\"legalBasis\":\"{law}\",\"suggestedOrgId\":\"{Town}\"";

    Task<Walk> SentAsync(string at, string kind, string unit) =>
        Walk.SentAsync(_office, at, Office.Lamp("wy12345", kind, "440229"), unit);

    async Task<Walk> AcceptedAsync(string sent, string accepted)
    {
        var walk = await SentAsync(sent, "complaint", Housing);
        return await walk.DoAsync(accepted, Doer.Unit(Housing), "accept");
    }

    /// <summary>The answer is ready to be told.</summary>
    async Task<Walk> ReadyAsync(string at)
    {
        var walk = await AcceptedAsync("2026-05-25 09:00", "2026-05-25 10:00");
        return await walk.DoAsync(at, Doer.Unit(Housing), "storeAnswer", "\"resultText\":\"已核查，不属实。\"");
    }
}
