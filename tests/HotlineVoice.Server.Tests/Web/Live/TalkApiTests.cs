using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>What is done to a call: by the agent whose seat it is on, and by supervisors.</summary>
public sealed class TalkApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    const string Consult = "jn12316/q_consult";

    public static TheoryData<string, string, string> Acts => new()
    {
        { "hold", "{}", "Hold { Call = * }" },
        { "resume", "{}", "Resume { Call = * }" },
        { "transfer", """{"to":"8002","kind":"blind"}""", "Transfer { Call = *, To = 8002, Attended = False }" },
        {
            "transfer", """{"to":"024-8888 6666","kind":"attended"}""",
            "Transfer { Call = *, To = 02488886666, Attended = True }"
        },
        {
            "transfer", """{"to":"jn12316/q_general","kind":"blind"}""",
            "Transfer { Call = *, To = jn12316/q_general, Attended = False }"
        },
        { "transfer", """{"finish":true}""", "FinishTransfer { Call = * }" },
        {
            "conference", """{"to":"02488886666"}""",
            "Conference { Call = *, To = 02488886666, OrgId = , Name = , Announce = True, Private = False }"
        },
        {
            "conference", """{"to":"8002","announce":false,"private":true}""",
            "Conference { Call = *, To = 8002, OrgId = , Name = , Announce = False, Private = True }"
        },
        { "conference", """{"merge":true}""", "Merge { Call = * }" },
        { "hangUp", "{}", "HangUp { Call = * }" },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task An_act_on_the_call_of_ones_own_seat_goes_to_the_floor_and_answers_the_changed_call(
        string act, string body, string order)
    {
        using var agent = await server.AsAsync("agent");
        var call = await TalkingAsync("8001", "agent");
        var changed = call with
        {
            State = act switch { "hold" => CallState.Held, "hangUp" => CallState.Ended, _ => CallState.Conference },
            Legs = [new CallLeg("L9", "office", "02488886666", "Ringing", null)],
        };
        server.Floor.BeforeAnswer = () => server.KeepAsync((id, at) => new Fact.CallChanged(id, at, changed));

        var shown = await (await agent.SendJsonAsync("POST", $"calls/{call.CallId}/{act}", body)).JsonAsync();

        Assert.Equal(order.Replace("*", call.CallId.Value), Assert.Single(server.Floor.Orders).ToString());
        Assert.Equal(changed.State.ToString(), shown.Text("state"));
        Assert.Equal("L9", shown.GetProperty("legs")[0].Text("legId"));
        Assert.Equal("138****8001", shown.Text("callingNumber"));
        server.Floor.Clear();
    }

    [Theory]
    [InlineData("transfer", "{}", "to", "kind")]
    [InlineData("transfer", """{"to":"8002"}""", "kind")]
    [InlineData("transfer", """{"to":"8002","kind":"warm"}""", "kind")]
    [InlineData("transfer", """{"kind":"blind"}""", "to")]
    [InlineData("transfer", """{"to":"somebody","kind":"blind"}""", "to")]
    [InlineData("transfer", """{"to":"jn12316/q_none","kind":"blind"}""", "to")]
    [InlineData("transfer", """{"to":"8002","kind":"blind","finish":true}""", "to", "kind")]
    [InlineData("transfer", """{"finish":"yes"}""", "finish", "to", "kind")]
    [InlineData("conference", "{}", "to", "orgId")]
    [InlineData("conference", """{"to":"8002","orgId":"o1"}""", "to", "orgId")]
    [InlineData("conference", """{"orgId":"o1"}""", "orgId")]
    [InlineData("conference", """{"to":"jn12316/q_general"}""", "to")]
    [InlineData("conference", """{"to":"8002","announce":1}""", "announce")]
    [InlineData("conference", """{"merge":true,"to":"8002","private":false}""", "to", "private")]
    [InlineData("hold", """{"for":"5s"}""", "for")]
    [InlineData("resume", """{"to":"8002"}""", "to")]
    [InlineData("hangUp", """{"reason":"Rejected"}""", "reason")]
    public async Task A_body_that_makes_no_sense_is_refused_by_field(string act, string body, params string[] fields)
    {
        using var agent = await server.AsAsync("agent");
        var call = await TalkingAsync("8001", "agent");

        var problem = await (await agent.SendJsonAsync("POST", $"calls/{call.CallId}/{act}", body)).ProblemAsync(422);

        Assert.Equal(fields.Order(StringComparer.Ordinal),
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name)
                .Order(StringComparer.Ordinal));
        Assert.Empty(server.Floor.Orders);
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("hangUp")]
    public async Task An_agent_acts_on_no_other_call_than_that_of_his_seat(string act)
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.View.Set("8001", SeatState.Ready);
        var call = await TalkingAsync("8002", "colleague");

        var problem = await (await agent.PostAsync($"calls/{call.CallId}/{act}", null)).ProblemAsync(403);

        Assert.Equal(("NotYourCall", "只能操作本坐席正在处理的来电"), (problem.Text("code"), problem.Text("detail")));
        Assert.Empty(server.Floor.Orders);
    }

    [Fact]
    public async Task An_agent_without_a_seat_acts_on_no_call()
    {
        using var agent = await server.AsAsync("agent", "jn12316");
        var call = await TalkingAsync("8002", "colleague");

        var problem = await (await agent.PostAsync($"calls/{call.CallId}/hold", null)).ProblemAsync(403);

        Assert.Equal("NoSeat", problem.Text("code"));
    }

    [Fact]
    public async Task A_caller_whom_the_agent_has_not_answered_is_not_his_to_hang_up_but_his_own_dialling_is()
    {
        using var agent = await server.AsAsync("agent");
        var incoming = await TalkingAsync("8001", "agent");
        server.View.Set("8001", SeatState.Offered, incoming.CallId);

        var problem = await (await agent.PostAsync($"calls/{incoming.CallId}/hangUp", null)).ProblemAsync(409);
        Assert.Equal(("Offered", "来电尚未接听"), (problem.Text("code"), problem.Text("detail")));
        Assert.Empty(server.Floor.Orders);

        var outgoing = await server.KeepAsync(Talking("8001") with { Direction = CallDirection.Out });
        server.View.Set("8001", SeatState.Offered, outgoing.CallId);
        server.Floor.BeforeAnswer = () => EndAsync(outgoing);
        await (await agent.PostAsync($"calls/{outgoing.CallId}/hangUp", null)).JsonAsync();
        Assert.Equal([new FloorOrder.HangUp(outgoing.CallId)], server.Floor.Orders);
        server.Floor.Clear();
    }

    [Fact]
    public async Task A_supervisor_acts_on_any_call_that_he_sees_and_it_is_written_down()
    {
        using var supervisor = await server.AsAsync("supervisor");
        using var bound = await server.AsAsync("supervisor", "ln12345");
        var call = await TalkingAsync("8002", "colleague");
        server.Floor.BeforeAnswer = async () =>
        {
            var row = (await server.Storage.Audit.ListAsync(1, default))[0];
            Assert.Equal(("supervisor", "call.held", call.CallId.Value), (row.Who, row.What, row.Subject));
            await server.KeepAsync((id, at) => new Fact.CallChanged(id, at, call with { State = CallState.Held }));
        };

        await (await bound.PostAsync($"calls/{call.CallId}/hold", null)).ProblemAsync(404);
        Assert.Empty(server.Floor.Orders);
        Assert.Equal("Held", (await (await supervisor.PostAsync(
            $"calls/{call.CallId}/hold", null)).JsonAsync()).Text("state"));
        server.Floor.Clear();
    }

    [Fact]
    public async Task An_administrator_ends_a_call_and_does_nothing_else_to_it()
    {
        using var admin = await server.AsAsync("administrator");
        var call = await TalkingAsync("8002", "colleague");
        server.Floor.BeforeAnswer = () => EndAsync(call);

        await (await admin.PostAsync($"calls/{call.CallId}/hold", null)).ProblemAsync(403);
        Assert.Equal("Ended", (await (await admin.PostAsync(
            $"calls/{call.CallId}/hangUp", null)).JsonAsync()).Text("state"));
        Assert.Equal("call.hungUp", (await server.Storage.Audit.ListAsync(1, default))[0].What);
        server.Floor.Clear();
    }

    [Fact]
    public async Task What_the_floor_refuses_comes_with_its_code_and_a_sentence()
    {
        using var agent = await server.AsAsync("agent");
        var call = await TalkingAsync("8001", "agent");
        var path = $"calls/{call.CallId}/transfer";
        const string body = """{"to":"8999","kind":"blind"}""";

        server.Floor.Reply = FloorReply.NotNow("Held");
        var held = await (await agent.SendJsonAsync("POST", path, body)).ProblemAsync(409);
        Assert.Equal(("Held", "来电已经保持"), (held.Text("code"), held.Text("detail")));

        server.Floor.Answer = FloorAnswer.Busy;
        using var busy = await agent.SendJsonAsync("POST", path, body);
        await busy.ProblemAsync(503);
        Assert.Equal(TimeSpan.FromSeconds(1), busy.Headers.RetryAfter?.Delta);

        server.Floor.Answer = FloorAnswer.Unknown;
        await (await agent.SendJsonAsync("POST", path, body)).ProblemAsync(404);
        var unknown = await (await agent.PostAsync($"calls/{call.CallId}/hold", null)).ProblemAsync(409);
        Assert.Equal("Ended", unknown.Text("code"));

        server.Floor.BeforeAnswer = () => EndAsync(call);
        var ended = await (await agent.SendJsonAsync("POST", path, body)).ProblemAsync(409);
        Assert.Equal("Ended", ended.Text("code"));
        var orders = server.Floor.Orders.Count;
        Assert.Equal("Ended", (await (await agent.PostAsync(
            $"calls/{call.CallId}/hold", null)).ProblemAsync(409)).Text("code"));
        Assert.Equal(orders, server.Floor.Orders.Count);
        server.Floor.Clear();
    }

    [Fact]
    public async Task A_number_that_was_withheld_is_in_no_answer_to_an_act()
    {
        using var agent = await server.AsAsync("agent");
        await server.SeatAsync("8001", "agent", Consult);
        server.Floor.Clear();
        var call = await server.KeepAsync(Talking("8001") with { Anonymous = true });
        server.View.Set("8001", SeatState.Talking, call.CallId);
        server.Floor.BeforeAnswer = () => server.KeepAsync(
            (id, at) => new Fact.CallChanged(id, at, call with { State = CallState.Held }));

        using var answer = await agent.PostAsync($"calls/{call.CallId}/hold", null);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Held", text);
        Assert.DoesNotContain("8001\"", text.Replace("\"seatNo\":\"8001\"", ""));
        server.Floor.Clear();
    }

    async Task<CallRecord> TalkingAsync(string seatNo, string user)
    {
        await server.SeatAsync(seatNo, user, Consult);
        var call = await server.KeepAsync(Talking(seatNo));
        server.View.Set(seatNo, SeatState.Talking, call.CallId);
        server.Floor.Clear();
        return call;
    }

    Task EndAsync(CallRecord call) => server.KeepAsync((id, at) => new Fact.CallFinished(id, at, call with
    {
        State = CallState.Ended,
        EndedAt = at,
        EndReason = CallEndReason.SeatHungUp,
    }));

    static CallRecord Talking(string seatNo) => Samples.Call() with
    {
        State = CallState.Talking,
        SeatNo = seatNo,
        EndedAt = null,
        EndReason = null,
        HangupSide = null,
    };
}
