namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>The scenario of 蒙城县县长热线 over HTTP, with its signatures and all its dates.</summary>
public sealed class MengchengScenarioTests : IAsyncLifetime
{
    const string Housing = "341622-zjj";
    const string Result = "\"resultText\":\"已维修。\",\"written\":true,\"signedBy\":\"局长\",\"sealed\":true";
    const string Longer = "\"reason\":\"待专家会商\",\"unitLeader\":\"局长\",\"sealed\":true,\"daysWd\":";
    const string ForDispatch = "\"stage\":\"dispatch\",\"opinion\":\"请住建局办理\"";
    const string ForResult = "\"stage\":\"result\",\"opinion\":\"同意\"";

    static readonly Doer _governmentOffice = new("government-office-head");
    static readonly Doer _firstDeputy = new("deputy-magistrate", null, "deputy-wang");
    static readonly Doer _secondDeputy = new("deputy-magistrate", null, "deputy-li");
    static readonly Doer _magistrate = new("magistrate");

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task P18_A_question_has_a_day_for_contact_and_return_and_three_for_its_end()
    {
        var walk = await Walk.SentAsync(_office, "2026-06-08 11:00", About("consultation"), Housing);

        Assert.Equal(("2026-06-09", "2026-06-09", "2026-06-09", "2026-06-11"),
            (walk.Due("contact"), walk.Due("return"), walk.Due("accept"), walk.Due("finish")));
    }

    [Fact]
    public async Task P18_Who_says_nothing_within_the_window_counts_as_having_accepted()
    {
        var walk = await Walk.SentAsync(_office, "2026-06-08 11:00", About("help"), Housing);
        Assert.Equal("Dispatched", (await walk.LookAsync("2026-06-09 23:59")).State);

        await walk.LookAsync("2026-06-12 09:00");

        var mine = walk.Part("assignments")[0];
        Assert.Equal(("Accepted", true, "2026-06-10T00:00:00+08:00"),
            (walk.State, mine.GetProperty("deemedAccepted").GetBoolean(), mine.Text("acceptedAt")));
        var entry = (await walk.HistoryAsync()).Single(one => one.Text("event") == "returnWindowExpired");
        Assert.Equal(("Dispatched", "Accepted", "system", "第十六条", "2026-06-10T00:00:00+08:00"),
            (entry.Text("from"), entry.Text("to"), entry.Text("actor"), entry.Text("clause"), entry.Text("at")));
        var late = await walk.ProblemAsync("2026-06-12 10:00", Doer.Unit(Housing), "requestReturn",
            "\"reason\":\"非职责\",\"legalBasis\":\"条例\"");
        Assert.Contains("视同已接收", late.Text("detail"));
        Assert.Equal("FollowsByItself",
            (await walk.ProblemAsync("2026-06-12 10:00", Doer.Dispatcher, "returnWindowExpired")).Text("code"));
    }

    [Fact]
    public async Task P18_A_second_complaint_is_signed_before_it_is_sent_and_the_head_handles_it()
    {
        var first = await Walk.RegisterAsync(_office, "2026-05-11 09:00", About("complaint"));
        var walk = await Walk.RegisterAsync(_office, "2026-06-17 09:00", Following(first));
        Assert.Equal(2, walk.Ticket.GetProperty("repeatNo").GetInt32());
        var early = await walk.ProblemAsync("2026-06-17 09:05", Doer.Dispatcher, "dispatch", Walk.Order(Housing));
        Assert.Equal(("theLeadersHaveSigned", "第十条(四)"), (early.Text("code"), early.Text("clause")));
        Assert.Contains("县热线办负责人", early.Text("detail"));
        await walk.DoAsync("2026-06-17 09:10", Doer.Agent, "needSignoff");
        Assert.Equal(("AwaitingSignoff", "2026-06-18", "Cancelled"),
            (walk.State, walk.Due("signoff"), walk.Clock("dispatch")));
        Assert.Equal("AwaitingSignoff", (await walk.ProblemAsync(
            "2026-06-17 09:15", Doer.Dispatcher, "dispatch", Walk.Order(Housing))).Text("code"));
        Assert.DoesNotContain("sign", await walk.AllowedAsync("2026-06-17 09:15", Doer.Dispatcher));
        await walk.DoAsync("2026-06-18 09:30", Doer.OfficeHead, "sign", ForDispatch);
        Assert.Equal(("AwaitingDispatch", "2026-06-18", "office-head"),
            (walk.State, walk.Due("dispatch"), walk.Part("signoffs")[0].Text("level")));
        await walk.SendAsync("2026-06-18 10:00", Housing);

        Assert.Equal(("2026-06-22", "2026-07-03"), (walk.Due("contact"), walk.Due("finish")));
        Assert.Equal(("theHeadHandlesIt", "第十七条"),
            await walk.RefusedAsync("2026-06-18 11:00", Doer.Unit(Housing), "accept"));
        await walk.DoAsync("2026-06-18 11:00", Doer.Head(Housing), "accept");
        Assert.True(walk.Part("assignments")[0].GetProperty("handledByHead").GetBoolean());
        await ProlongAsync(walk);
    }

    static async Task ProlongAsync(Walk walk)
    {
        var over = await walk.ProblemAsync("2026-06-25 09:00", Doer.Head(Housing), "applyExtension", Longer + "6");
        Assert.Equal(("theExtensionIsNotTooLong", "第十九条"), (over.Text("code"), over.Text("clause")));
        Assert.Contains("2026年7月10日", over.Text("detail"));
        Assert.Equal("theExtensionIsSignedAndSealed", (await walk.ProblemAsync("2026-06-25 09:00",
            Doer.Head(Housing), "applyExtension", "\"reason\":\"待专家会商\",\"daysWd\":5")).Text("code"));
        await walk.DoAsync("2026-06-25 09:00", Doer.Head(Housing), "applyExtension", Longer + "5");
        await walk.DoAsync("2026-06-25 10:00", Doer.Dispatcher, "approveExtension");
        Assert.Equal("2026-07-10", walk.Due("finish"));
        Assert.Equal("theExtensionIsNotTooLong", (await walk.ProblemAsync(
            "2026-07-09 09:00", Doer.Head(Housing), "applyExtension", Longer + "1")).Text("code"));
        Assert.Equal("Overdue", await walk.DeadlineAsync("2026-07-11 00:00"));
    }

    [Fact]
    public async Task P18_A_draft_that_is_registered_as_the_second_complaint_is_signed_as_well()
    {
        var first = await Walk.RegisterAsync(_office, "2026-05-11 09:00", About("complaint"));
        var other = await Walk.RegisterAsync(
            _office, "2026-06-17 09:00", Office.Lamp("ln12345", "complaint", "210000"));
        var draft = await Walk.RegisterAsync(_office, "2026-06-17 09:00",
            """{"hotlineCode":"mc7812345","draft":true,"title":"路灯不亮","caller":{"phone":"13900030003"}}""");
        const string Rest = "\"class\":\"complaint\",\"content\":\"仍不亮\",\"divisionCode\":\"341622\","
            + "\"parentTicketNo\":";
        foreach (var wrong in (Walk[])[other, draft])
            Assert.Equal(["parentTicketNo"], await draft.WrongAsync(
                "2026-06-17 09:05", Doer.Agent, "register", $"{Rest}\"{wrong.No}\""));

        await draft.DoAsync("2026-06-17 09:05", Doer.Agent, "register", $"{Rest}\"{first.No}\"");

        Assert.Equal(("Registered", 2), (draft.State, draft.Ticket.GetProperty("repeatNo").GetInt32()));
        Assert.Equal("theLeadersHaveSigned", (await draft.ProblemAsync(
            "2026-06-17 09:10", Doer.Dispatcher, "dispatch", Walk.Order(Housing))).Text("code"));
    }

    [Fact]
    public async Task P18_Somebody_else_with_the_same_matter_comes_for_the_first_time()
    {
        var first = await Walk.RegisterAsync(_office, "2026-05-11 09:00", About("complaint"));

        var neighbour = await Walk.RegisterAsync(_office, "2026-06-17 09:00",
            Following(first).Replace("13900030003", "13900040004"));

        Assert.Equal(1, neighbour.Ticket.GetProperty("repeatNo").GetInt32());
        await neighbour.SendAsync("2026-06-17 09:10", Housing);
        Assert.Equal("Dispatched", neighbour.State);
    }

    [Fact]
    public async Task P18_A_third_complaint_is_sent_by_the_governments_office_and_answered_under_three_signatures()
    {
        var first = await Walk.RegisterAsync(_office, "2026-05-11 09:00", About("complaint"));
        var second = await Walk.RegisterAsync(_office, "2026-05-18 09:00", Following(first));
        var walk = await Walk.RegisterAsync(_office, "2026-06-17 09:00", Following(second));
        Assert.Equal(3, walk.Ticket.GetProperty("repeatNo").GetInt32());
        await walk.DoAsync("2026-06-17 09:10", Doer.Agent, "needSignoff");
        Assert.Equal(("theSignerStandsHighEnough", "第十条(四)"),
            await walk.RefusedAsync("2026-06-17 09:30", Doer.OfficeHead, "sign", ForDispatch));
        await walk.DoAsync("2026-06-17 10:00", _governmentOffice, "sign", ForDispatch);
        await walk.SendAsync("2026-06-17 10:30", Housing);
        await walk.DoAsync("2026-06-17 11:00", Doer.Head(Housing), "accept");
        await walk.DoAsync("2026-06-23 09:00", Doer.Head(Housing), "submitResult", Result);
        Assert.Equal(("AwaitingResultSignoff", "Met"), (walk.State, walk.Clock("finish")));
        Assert.Equal("theSignerStandsHighEnough",
            (await walk.ProblemAsync("2026-06-23 10:00", _magistrate, "sign", ForResult)).Text("code"));
        await walk.DoAsync("2026-06-23 10:00", _firstDeputy, "sign", ForResult);
        Assert.Equal("theSignerStandsHighEnough",
            (await walk.ProblemAsync("2026-06-23 11:00", _firstDeputy, "sign", ForResult)).Text("code"));
        await walk.DoAsync("2026-06-24 10:00", _secondDeputy, "sign", ForResult);
        Assert.Equal("AwaitingResultSignoff", walk.State);

        await walk.DoAsync("2026-06-24 16:00", _magistrate, "sign", ForResult);

        Assert.Equal(("ResultSubmitted", "2026-06-29"), (walk.State, walk.Due("review")));
        // A leader signs the matter and learns of no caller.
        Assert.False(walk.Ticket.Has("caller"));
        Assert.Equal("FollowsByItself",
            (await walk.ProblemAsync("2026-06-24 16:00", _magistrate, "allSigned")).Text("code"));
        var signed = (await walk.HistoryAsync())[^1];
        Assert.Equal(("allSigned", "system", "第二十四条"),
            (signed.Text("event"), signed.Text("actor"), signed.Text("clause")));
    }

    static string About(string kind, string more = "") => Office.Lamp("mc7812345", kind, "341622", more);

    static string Following(Walk earlier) => About("complaint", $",\"parentTicketNo\":\"{earlier.No}\"");
}
