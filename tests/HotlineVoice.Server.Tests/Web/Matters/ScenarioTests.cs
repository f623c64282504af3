using System.Text.Json;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Server.Tests.Web.Matters;

/// <summary>The scenarios of 12316 as a page would play them: over HTTP, under the rehearsal clock, with all dates.
/// </summary>
public sealed class ScenarioTests : IAsyncLifetime
{
    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task P01_What_is_answered_at_once_is_closed_in_the_same_call_without_a_form()
    {
        await _office.MoveAsync("2026-03-11 09:12");
        var call = await _office.Server.KeepAsync(Web.Samples.Call("13900010001"));
        var ticket = await _office.RegisterAsync(Office.Question($",\"callId\":\"{call.CallId}\""));
        Assert.Equal("12026031100001", ticket.Text("ticketNo"));

        ticket = await _office.DoAsync(ticket, "answerDirectly", """
            "articleId":"补贴额一览表","answer":"每台补贴三千元。"
            """);

        Assert.Equal(("Closed", "DA", "每台补贴三千元。"),
            (ticket.Text("state"), ticket.Text("closingGround"), ticket.Text("resultText")));
        Assert.Equal("2026-03-11T09:12:00+08:00", ticket.Text("closedAt"));
        Assert.Empty(ticket.GetProperty("assignments").EnumerateArray());
        Assert.False(ticket.Has("grade"));
        Assert.Equal(["register", "answerDirectly"], await EventsAsync(ticket));
        var agent = await _office.PersonAsync("agent");
        Assert.Equal("12026031100001", (await agent.JsonAsync($"calls/{call.CallId}")).Text("ticketNo"));
    }

    [Fact]
    public async Task P03_A_county_that_needs_time_has_until_Monday_and_so_has_the_feedback()
    {
        await _office.MoveAsync("2026-03-13 14:20");
        var ticket = await _office.RegisterAsync(Office.Question());
        await _office.MoveAsync("2026-03-13 14:40");
        ticket = await _office.DoAsync(ticket, "sendForm");
        await _office.MoveAsync("2026-03-13 15:00");
        ticket = await _office.DoAsync(ticket, "dispatch", """
            "orgId":"211381","requirements":"一个工作日内书面答复"
            """, "dispatcher");
        Assert.Equal(("2026-03-16", "2026-03-17", "2026-03-16"),
            (Office.Due(ticket, "finish"), Office.Due(ticket, "explain"), Office.Due(ticket, "callerCap")));
        Assert.Equal(("2026-03-16", "2026-03-17T00:00:00+08:00", "OnTime"),
            (ticket.Text("dueDay"), ticket.Text("dueAt"), ticket.Text("deadline")));

        await _office.MoveAsync("2026-03-16 10:30");
        ticket = await _office.DoAsync(ticket, "accept", "", "unit-handler", "211381");
        ticket = await _office.DoAsync(ticket, "submitResult", """
            "resultText":"每台补贴三千元","written":true,"signedBy":"赵局长","sealed":true
            """, "unit-handler", "211381");
        Assert.Equal("2026-03-16", Office.Due(ticket, "feedback"));
        ticket = await _office.DoAsync(ticket, "reviewPass", "", "dispatcher");
        await _office.MoveAsync("2026-03-16 15:00");
        ticket = await _office.DoAsync(ticket, "feedbackDone", """
            "reached":true
            """);

        Assert.Equal(("Closed", "2026-03-16T15:00:00+08:00"), (ticket.Text("state"), ticket.Text("closedAt")));
        Assert.Equal(
            ["register", "sendForm", "dispatch", "accept", "submitResult", "reviewPass", "feedbackDone"],
            await EventsAsync(ticket));
    }

    [Fact]
    public async Task P03_A_reply_at_the_last_minute_is_in_time_and_from_midnight_on_reasons_are_owed()
    {
        await _office.MoveAsync("2026-03-13 15:00");
        var ticket = await _office.DoAsync(await _office.RegisterAsync(Office.Question()), "sendForm");
        ticket = await _office.DoAsync(ticket, "dispatch", """
            "orgId":"211381"
            """, "dispatcher");

        await _office.MoveAsync("2026-03-16 23:59");
        Assert.Equal("DueSoon", (await _office.ReadAsync(ticket)).Text("deadline"));
        await _office.MoveAsync("2026-03-17 00:00");
        Assert.Equal("OverdueUnexplained", (await _office.ReadAsync(ticket)).Text("deadline"));
        await _office.MoveAsync("2026-03-18 00:00");
        Assert.Equal("Overdue", (await _office.ReadAsync(ticket)).Text("deadline"));
        var due = await (await _office.PersonAsync("dispatcher")).JsonAsync("tickets?dueBy=2026-03-16");
        Assert.Equal([ticket.Text("ticketNo")], Asking.Texts(due, "ticketNo"));
    }

    [Fact]
    public async Task P05_A_complaint_goes_to_the_bureau_above_and_its_caller_is_nobodys_to_see()
    {
        await _office.MoveAsync("2026-03-18 09:30");
        var ticket = await _office.DoAsync(await _office.RegisterAsync(Office.Complaint()), "sendForm");
        Assert.True(ticket.GetProperty("confidential").GetBoolean());
        var dispatcher = await _office.PersonAsync("dispatcher");
        var refused = await (await _office.TryAsync(ticket, "dispatch", """
            "orgId":"210381"
            """, dispatcher)).ProblemAsync(409);
        Assert.Equal("附二(二)3", refused.Text("clause"));
        Assert.Contains("鞍山市农业农村局", refused.Text("detail"));

        await _office.MoveAsync("2026-03-18 10:00");
        ticket = await _office.DoAsync(ticket, "dispatch", """
            "orgId":"210300"
            """, "dispatcher");
        Assert.Equal(("2026-03-20", "2026-03-23"), (Office.Due(ticket, "finish"), Office.Due(ticket, "explain")));
        await _office.MoveAsync("2026-03-23 16:00");
        ticket = await _office.DoAsync(ticket, "accept", "", "unit-handler", "210300");
        ticket = await _office.DoAsync(ticket, "explain", """
            "reason":"尚在取证","newDate":"2026-03-30"
            """, "unit-handler", "210300");
        Assert.Equal("2026-03-24", Office.Due(ticket, "feedback"));
        Assert.Equal("2026-03-31T00:00:00+08:00", ticket.Text("extendedDueAt"));
        await _office.MoveAsync("2026-03-24 09:00");
        ticket = await _office.DoAsync(await _office.ReadAsync(ticket), "feedbackDone", """
            "reached":true
            """);
        ticket = await FinishAsync(ticket);

        Assert.Equal(("Closed", "UD", "不合格"),
            (ticket.Text("state"), ticket.Text("closingGround"), ticket.Text("grade")));
        Assert.False(ticket.GetProperty("satisfied").GetBoolean());
        Assert.Equal("notifyUnit", (await EventsAsync(ticket))[^1]);
        Assert.False((await _office.ReadAsync(ticket, "unit-handler", "210300")).Has("caller"));
    }

    [Fact]
    public async Task P06_Two_messages_of_one_night_become_tickets_once_each()
    {
        await _office.MoveAsync("2026-03-25 08:05");
        var evening = await _office.Server.KeepAsync(Web.Samples.Voicemail("13900060006"));
        var night = await _office.Server.KeepAsync(Web.Samples.Voicemail("13900070007") with
        {
            LeftAt = Office.At("2026-03-25 02:10"),
            Anonymous = true,
            CallingNumber = null,
        });
        var agent = await _office.PersonAsync("agent");
        const string Said = """{"class":"咨询","title":"补贴","content":"问补贴","divisionCode":"211224"}""";
        Assert.Equal("2026-03-25", (await agent.JsonAsync($"voicemails/{evening.Id}")).Text("registerDue"));

        var first = await RegisterAsync(agent, evening, Said);
        var second = await RegisterAsync(agent, night, Said);
        var again = await (await agent.SendJsonAsync("POST", $"voicemails/{evening.Id}/register", Said))
            .ProblemAsync(409);

        Assert.Equal(("12026032500001", "voicemail", "139****0006"),
            (first.Text("ticketNo"), first.Text("source"), first.GetProperty("caller").Text("phone")));
        Assert.Equal(("12026032500002", true),
            (second.Text("ticketNo"), second.GetProperty("anonymous").GetBoolean()));
        Assert.False(second.Has("caller"));
        Assert.Equal("Registered", again.Text("code"));
        Assert.Contains("12026032500001", again.Text("detail"));
        var shown = await agent.JsonAsync($"voicemails/{evening.Id}");
        Assert.Equal((nameof(VoicemailState.Registered), "12026032500001"),
            (shown.Text("state"), shown.Text("registeredTicketNo")));
    }

    async Task<JsonElement> FinishAsync(JsonElement ticket)
    {
        await _office.MoveAsync("2026-03-30 15:00");
        ticket = await _office.DoAsync(ticket, "submitResult", """
            "resultText":"已退还费用","written":true,"signedBy":"钱局长","sealed":true
            """, "unit-handler", "210300");
        ticket = await _office.DoAsync(ticket, "reviewPass", "", "dispatcher");
        Assert.Equal("2026-03-31", Office.Due(ticket, "feedback"));
        await _office.MoveAsync("2026-03-31 10:00");
        return await _office.DoAsync(ticket, "feedbackDone", """
            "reached":true,"grade":"不合格"
            """);
    }

    static async Task<JsonElement> RegisterAsync(HttpClient who, Voicemail voicemail, string said)
    {
        var answer = await who.SendJsonAsync("POST", $"voicemails/{voicemail.Id}/register", said);
        Assert.True((int)answer.StatusCode == 201, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>Without whom the hotline has told besides.</summary>
    async Task<string[]> EventsAsync(JsonElement ticket) =>
    [
        .. Asking.Texts(await (await _office.PersonAsync("agent"))
            .JsonAsync($"tickets/{ticket.Text("ticketNo")}/history"), "event").Where(name => name != "automation"),
    ];
}
