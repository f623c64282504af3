using System.Collections.Immutable;
using System.Diagnostics;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>Seats as they stand: what is shown of them, who may move them, and dialling from one.</summary>
public sealed class SeatApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Consult = "jn12316/q_consult";

    [Fact]
    public async Task A_seat_has_exactly_the_shape_of_the_contract()
    {
        using var agent = await server.AsAsync("agent");
        await server.Storage.Seats.PutAsync(
            (await server.SeatAsync("8001", "agent", Consult)) with
            {
                Skills = new Dictionary<string, int> { ["农机补贴咨询"] = 5 }.ToImmutableDictionary(),
            }, default);
        var call = new CallId(Samples.NextId());
        server.View.Set(server.View.Set("8001", SeatState.Talking, call) with
        {
            Reason = "小休",
            Until = new DateTimeOffset(2026, 3, 25, 9, 1, 0, TimeSpan.FromHours(8)),
            Next = SeatState.Away,
            NextReason = "培训",
        });

        var shown = await agent.JsonAsync("seats/8001");

        Assert.Equal(
            ["no", "user", "name", "state", "reason", "since", "until", "registered", "queues", "skills", "callId",
                "next"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("8001", "agent", "名字agent"), (shown.Text("no"), shown.Text("user"), shown.Text("name")));
        Assert.Equal(("Talking", "Away", call.Value), (shown.Text("state"), shown.Text("next"), shown.Text("callId")));
        Assert.Equal("2026-03-25T08:55:00+08:00", shown.Text("since"));
        Assert.Equal(Consult, shown.GetProperty("queues")[0].GetString());
        Assert.Equal(5, shown.GetProperty("skills").GetProperty("农机补贴咨询").GetInt32());
        Assert.True(shown.GetProperty("registered").GetBoolean());
        Assert.DoesNotContain("md5", await agent.GetStringAsync("seats"));
    }

    [Fact]
    public async Task A_seat_of_which_the_floor_has_not_spoken_is_signed_out()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8900", null);

        var shown = await agent.JsonAsync("seats/8900");

        Assert.Equal(["no", "state", "registered", "queues", "skills"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal("SignedOut", shown.Text("state"));
        Assert.False(shown.GetProperty("registered").GetBoolean());
    }

    [Fact]
    public async Task Seats_come_by_number_in_pages_and_by_hotline()
    {
        using var agent = await server.AsAsync("agent");
        foreach (var no in new[] { "8703", "8701", "8702" })
            await server.SeatAsync(no, null, "paged/q");

        var first = await agent.JsonAsync("seats?hotline=paged&limit=2");
        var rest = await agent.JsonAsync($"seats?hotline=paged&limit=2&cursor={first.Text("next")}");

        Assert.Equal(["8701", "8702"], Asking.Texts(first, "no"));
        Assert.Equal(["8703"], Asking.Texts(rest, "no"));
        Assert.False(rest.Has("next"));
        await (await agent.GetAsync("seats?state=Ready")).ProblemAsync(422);
    }

    [Fact]
    public async Task Who_is_bound_to_a_hotline_sees_its_seats_and_his_own()
    {
        using var clerk = await server.AsAsync("supervisor", "bound-a");
        await server.SeatAsync("8801", null, "bound-a/q", "bound-b/q");
        await server.SeatAsync("8802", null, "bound-b/q");
        await server.SeatAsync("8803", "supervisor-bound-a");

        Assert.Equal(["8801", "8803"], Asking.Texts(await clerk.JsonAsync("seats"), "no"));
        await (await clerk.GetAsync("seats/8802")).ProblemAsync(404);
        await (await clerk.GetAsync("seats?hotline=bound-b")).ProblemAsync(403);
        await (await clerk.SendJsonAsync("POST", "seats/8802/state", """{"state":"Ready"}""")).ProblemAsync(404);
    }

    [Fact]
    public async Task An_agent_moves_his_own_seat_and_hears_how_it_stands_then()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();
        server.Floor.BeforeAnswer = () =>
        {
            server.View.Set(server.View.Set("8001", SeatState.Away) with { Reason = "小休" });
            return Task.CompletedTask;
        };

        var shown = await (await agent.SendJsonAsync(
            "POST", "seats/8001/state", """{"state":"Away","reason":" 小休 "}""")).JsonAsync();

        Assert.Equal(("Away", "小休"), (shown.Text("state"), shown.Text("reason")));
        Assert.Equal([new FloorOrder.SetSeat("8001", SeatState.Away, "小休")], server.Floor.Orders);
    }

    [Fact]
    public async Task While_a_call_is_on_what_is_asked_for_is_the_next_state()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();
        var talking = server.View.Set("8001", SeatState.Talking, new CallId(Samples.NextId()));
        server.Floor.BeforeAnswer = () =>
        {
            server.View.Set(talking with { Next = SeatState.SignedOut });
            return Task.CompletedTask;
        };

        var shown = await (await agent.SendJsonAsync(
            "POST", "seats/8001/state", """{"state":"SignedOut"}""")).JsonAsync();

        Assert.Equal(("Talking", "SignedOut"), (shown.Text("state"), shown.Text("next")));
    }

    [Fact]
    public async Task Who_is_ready_while_callers_wait_is_answered_at_once_that_he_rings()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();
        server.View.Set("8001", SeatState.WrapUp);
        server.Floor.BeforeAnswer = () =>
        {
            server.View.Set("8001", SeatState.Offered, new CallId(Samples.NextId()));
            return Task.CompletedTask;
        };

        var asked = Stopwatch.GetTimestamp();
        var shown = await (await agent.SendJsonAsync("POST", "seats/8001/state", """{"state":"Ready"}""")).JsonAsync();

        Assert.Equal("Offered", shown.Text("state"));
        Assert.True(Stopwatch.GetElapsedTime(asked) < WebLimits.FollowMax);
    }

    [Fact]
    public async Task A_longer_wrap_up_is_answered_with_its_new_end()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();
        var wrapUp = server.View.Set("8001", SeatState.WrapUp);
        server.View.Set(wrapUp with { Until = server.Clock.Now });
        server.Floor.BeforeAnswer = () =>
        {
            server.View.Set(wrapUp with { Until = server.Clock.Now.AddMinutes(1) });
            return Task.CompletedTask;
        };

        var shown = await (await agent.SendJsonAsync("POST", "seats/8001/state", """{"state":"WrapUp"}""")).JsonAsync();

        Assert.Equal("2026-03-25T09:01:00+08:00", shown.Text("until"));
    }

    [Fact]
    public async Task Another_seat_is_the_supervisors_to_move_and_it_is_written_down()
    {
        using var agent = await server.AsAsync("agent");
        using var supervisor = await server.AsAsync("supervisor");
        await server.SeatAsync("8002", "colleague", Consult);
        server.View.Set("8002", SeatState.Ready);
        server.Floor.Clear();

        var refused = await (await agent.SendJsonAsync(
            "POST", "seats/8002/state", """{"state":"Ready"}""")).ProblemAsync(403);
        Assert.Equal("NotYourSeat", refused.Text("code"));
        Assert.Empty(server.Floor.Orders);

        await (await supervisor.SendJsonAsync("POST", "seats/8002/state", """{"state":"Ready"}""")).JsonAsync();
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("supervisor", "seat.ready", "8002"), (row.Who, row.What, row.Subject));
    }

    [Theory]
    [InlineData("""{}""", "state")]
    [InlineData("""{"state":"Talking"}""", "state")]
    [InlineData("""{"state":"ready"}""", "state")]
    [InlineData("""{"state":"Away"}""", "reason")]
    [InlineData("""{"state":"Away","reason":"  "}""", "reason")]
    [InlineData("""{"state":"Away","reason":"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"}""", "reason")]
    [InlineData("""{"state":"Ready","until":"2026-03-25T10:00:00+08:00"}""", "until")]
    public async Task A_state_that_cannot_be_asked_for_is_refused_by_field(string body, string field)
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();

        var problem = await (await agent.SendJsonAsync("POST", "seats/8001/state", body)).ProblemAsync(422);

        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(server.Floor.Orders);
    }

    [Fact]
    public async Task What_the_floor_refuses_comes_with_its_code_and_a_sentence()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();
        const string ready = """{"state":"Ready"}""";

        server.Floor.Reply = FloorReply.NotNow("phone-gone");
        var gone = await (await agent.SendJsonAsync("POST", "seats/8001/state", ready)).ProblemAsync(409);
        Assert.Equal(("phone-gone", "坐席话机没有注册"), (gone.Text("code"), gone.Text("detail")));

        server.Floor.Reply = FloorReply.NotNow("something-new");
        var other = await (await agent.SendJsonAsync("POST", "seats/8001/state", ready)).ProblemAsync(409);
        Assert.Equal("something-new", other.Text("code"));
        Assert.Contains("现在不能", other.Text("detail"));

        server.Floor.Answer = FloorAnswer.Unknown;
        await (await agent.SendJsonAsync("POST", "seats/8001/state", ready)).ProblemAsync(404);

        server.Floor.Answer = FloorAnswer.Busy;
        using var busy = await agent.SendJsonAsync("POST", "seats/8001/state", ready);
        await busy.ProblemAsync(503);
        Assert.Equal(TimeSpan.FromSeconds(1), busy.Headers.RetryAfter?.Delta);
        server.Floor.Clear();
    }

    [Fact]
    public async Task Dialling_answers_the_call_that_was_begun_with_its_number_masked()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        var call = Dialled("13812348001");
        server.Floor.Clear();
        server.Floor.Reply = FloorReply.Done with { Call = call.CallId };
        server.Floor.BeforeAnswer = () => server.KeepAsync((id, at) => new Fact.CallBegun(id, at, call));

        var shown = await (await agent.SendJsonAsync("POST", "seats/8001/dial",
            """{"to":"+86 138-1234-8001","hotline":"jn12316","ticketNo":"12026032500001"}""")).JsonAsync();

        Assert.Equal([new FloorOrder.Dial("8001", "13812348001", "jn12316", "12026032500001")], server.Floor.Orders);
        Assert.Equal((call.CallId.Value, "out"), (shown.Text("callId"), shown.Text("direction")));
        Assert.Equal(("138****8001", "12316"), (shown.Text("calledNumber"), shown.Text("callingNumber")));
        Assert.Equal("12026032500001", shown.Text("ticketNo"));
        server.Floor.Clear();
    }

    [Fact]
    public async Task The_caller_of_a_ticket_is_dialled_without_naming_his_number()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        var no = (await (await agent.SendJsonAsync("POST", "tickets", Matters.Office.Question())).JsonAsync())
            .Text("ticketNo");
        server.Floor.Clear();
        server.Floor.Reply = FloorReply.Done with { Call = new CallId("01JCALLER00000000000000000") };

        var shown = await (await agent.SendJsonAsync("POST", "seats/8001/dial",
            $$"""{"caller":true,"ticketNo":"{{no}}"}""")).JsonAsync();
        await (await agent.SendJsonAsync("POST", "seats/8001/dial",
            """{"caller":true,"ticketNo":"12026032509999"}""")).ProblemAsync(404);
        var wrong = await (await agent.SendJsonAsync("POST", "seats/8001/dial",
            """{"caller":true,"to":"8002"}""")).ProblemAsync(422);

        Assert.Equal([new FloorOrder.Dial("8001", "13900010001", "jn12316", no)], server.Floor.Orders);
        Assert.Equal("139****0001", shown.Text("calledNumber"));
        Assert.Equal(["to", "ticketNo"], wrong.GetProperty("errors").EnumerateObject().Select(one => one.Name));
        server.Floor.Clear();
    }

    [Fact]
    public async Task A_call_whose_record_is_late_is_accepted_and_can_be_looked_up()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();
        server.Floor.Reply = FloorReply.Done with { Call = new CallId("01JLATE0000000000000000000") };

        using var answer = await agent.SendJsonAsync(
            "POST", "seats/8001/dial", """{"to":"8002","hotline":"jn12316"}""");

        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal("/api/v1/calls/01JLATE0000000000000000000", answer.Headers.Location?.ToString());
        Assert.Equal("8001", (await answer.JsonAsync()).Text("seatNo"));
        server.Floor.Clear();
    }

    [Theory]
    [InlineData("""{"hotline":"jn12316"}""", "to")]
    [InlineData("""{"to":"","hotline":"jn12316"}""", "to")]
    [InlineData("""{"to":"sip:x","hotline":"jn12316"}""", "to")]
    [InlineData("""{"to":"12","hotline":"jn12316"}""", "to")]
    [InlineData("""{"to":"jn12316/q_consult","hotline":"jn12316"}""", "to")]
    [InlineData("""{"to":"13812348001"}""", "hotline")]
    [InlineData("""{"to":"13812348001","hotline":"zz"}""", "hotline")]
    [InlineData("""{"to":"13812348001","hotline":"jn12316","ticketNo":"123"}""", "ticketNo")]
    public async Task A_dialling_that_makes_no_sense_is_refused_by_field(string body, string field)
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();

        var problem = await (await agent.SendJsonAsync("POST", "seats/8001/dial", body)).ProblemAsync(422);

        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(server.Floor.Orders);
    }

    [Fact]
    public async Task Dialling_is_refused_from_another_seat_for_another_hotline_and_without_a_trunk()
    {
        const string body = """{"to":"13812348001","hotline":"jn12316"}""";
        using var agent = await server.AsAsync("agent");
        using var clerk = await server.AsAsync("agent", "scope-a");
        await server.SeatAsync("8001", "agent", Consult);
        await server.SeatAsync("8002", "colleague", Consult);
        await server.SeatAsync("8003", "agent-scope-a", "scope-a/q");
        server.Floor.Clear();

        await (await agent.SendJsonAsync("POST", "seats/8999/dial", body)).ProblemAsync(404);
        Assert.Equal("NotYourSeat",
            (await (await agent.SendJsonAsync("POST", "seats/8002/dial", body)).ProblemAsync(403)).Text("code"));
        Assert.Equal("OutOfScope",
            (await (await clerk.SendJsonAsync("POST", "seats/8003/dial", body)).ProblemAsync(403)).Text("code"));
        Assert.Empty(server.Floor.Orders);

        server.Floor.Reply = FloorReply.NotNow("no-trunk");
        var problem = await (await agent.SendJsonAsync("POST", "seats/8001/dial", body)).ProblemAsync(409);
        Assert.Equal(("no-trunk", "没有可用的外呼中继"), (problem.Text("code"), problem.Text("detail")));
        server.Floor.Answer = FloorAnswer.Unknown;
        await (await agent.SendJsonAsync("POST", "seats/8001/dial", body)).ProblemAsync(404);
        server.Floor.Clear();
    }

    [Fact]
    public async Task A_dialling_that_is_sent_twice_with_its_key_rings_once()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        var call = await server.KeepAsync(Dialled("13812348001"));
        server.Floor.Clear();
        server.Floor.Reply = FloorReply.Done with { Call = call.CallId };
        const string body = """{"to":"13812348001","hotline":"jn12316"}""";

        for (var i = 0; i < 2; i++)
            Assert.Equal(call.CallId.Value, (await (await agent.SendJsonAsync(
                "POST", "seats/8001/dial", body, ("Idempotency-Key", "dial-once"))).JsonAsync()).Text("callId"));

        Assert.Single(server.Floor.Orders);
        server.Floor.Clear();
    }

    static CallRecord Dialled(string number) => Samples.Call() with
    {
        Direction = CallDirection.Out,
        CallingNumber = "12316",
        CalledNumber = number,
        State = CallState.Offered,
        SeatNo = "8001",
        EndedAt = null,
        EndReason = null,
        HangupSide = null,
        TicketNo = "12026032500001",
        Legs = [],
    };
}
