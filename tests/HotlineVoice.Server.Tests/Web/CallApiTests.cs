using System.Collections.Immutable;
using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web;

public sealed class CallApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task A_call_has_exactly_the_shape_of_the_contract()
    {
        var call = await server.KeepAsync(Samples.Call() with
        {
            Recordings = [new CallRecording("R1", 12.5, true)],
        });
        using var agent = await server.AsAsync("agent");

        var shown = await agent.JsonAsync($"calls/{call.CallId}");

        Assert.Equal(
            ["callId", "hotline", "direction", "callingNumber", "calledNumber", "state", "ivrPath", "startedAt",
                "endedAt", "endReason", "hangupSide", "legs", "recordings"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal("in", shown.Text("direction"));
        Assert.Equal("Ended", shown.Text("state"));
        Assert.Equal("citizen", shown.Text("hangupSide"));
        Assert.Equal("AbandonedInFlow", shown.Text("endReason"));
        Assert.Equal("2026-03-25T10:00:00+08:00", shown.Text("startedAt"));
        Assert.Equal("welcome,menu:1,q_consult", shown.Text("ivrPath"));
        Assert.Equal(12.5, shown.GetProperty("recordings")[0].GetProperty("seconds").GetDouble());
        Assert.True(shown.GetProperty("recordings")[0].GetProperty("complete").GetBoolean());
        Assert.Equal("PCMA", shown.GetProperty("legs")[0].Text("codec"));
    }

    [Fact]
    public async Task A_call_that_was_answered_shows_its_queue_its_seat_and_its_times()
    {
        var call = await server.KeepAsync(Samples.Call() with
        {
            State = CallState.Held,
            Queue = "jn12316/q_consult",
            SeatNo = "8001",
            QueuedAt = new DateTimeOffset(2026, 3, 25, 10, 0, 10, TimeSpan.FromHours(8)),
            AnsweredAt = new DateTimeOffset(2026, 3, 25, 10, 0, 25, TimeSpan.FromHours(8)),
            EndedAt = null,
            EndReason = null,
            HangupSide = null,
            WaitSeconds = 15,
            RingSeconds = 4.5,
            TicketNo = "12026032500001",
            Rating = 1,
        });
        using var agent = await server.AsAsync("agent");

        var shown = await agent.JsonAsync($"calls/{call.CallId}");

        Assert.Equal(
            ["callId", "hotline", "direction", "callingNumber", "calledNumber", "state", "ivrPath", "queue", "seatNo",
                "startedAt", "queuedAt", "answeredAt", "waitSeconds", "ringSeconds", "legs", "recordings", "ticketNo",
                "rating"],
            shown.EnumerateObject().Select(property => property.Name));
        Assert.Equal((15, 4.5), (shown.GetProperty("waitSeconds").GetDouble(),
            shown.GetProperty("ringSeconds").GetDouble()));
        Assert.Equal("Held", shown.Text("state"));
    }

    [Fact]
    public async Task A_list_is_paged_by_its_own_cursor()
    {
        for (var i = 0; i < 5; i++)
            await server.KeepAsync(Samples.Call(hotline: "paged"));
        using var agent = await server.AsAsync("agent");

        var seen = new List<string>();
        var path = "calls?hotline=paged&limit=2";
        for (var next = path; next is not null;)
        {
            var page = await agent.JsonAsync(next);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(call => call.Text("callId")));
            next = page.Has("next") ? $"{path}&cursor={Uri.EscapeDataString(page.Text("next"))}" : null;
        }

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_list_is_narrowed_by_state_time_and_hotline()
    {
        var old = await server.KeepAsync(Samples.Call(hotline: "narrow") with
        {
            StartedAt = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)),
        });
        var running = await server.KeepAsync(Samples.Call(hotline: "narrow") with
        {
            State = CallState.Flow,
            EndedAt = null,
            EndReason = null,
            HangupSide = null,
        });
        using var agent = await server.AsAsync("agent");

        Assert.Equal([running.CallId.Value], await IdsAsync(agent, "calls?hotline=narrow&state=Flow"));
        Assert.Equal([old.CallId.Value], await IdsAsync(agent, "calls?hotline=narrow&from=2025-01-01&to=2025-01-01"));
        Assert.Equal([old.CallId.Value],
            await IdsAsync(agent, "calls?hotline=narrow&to=2025-01-01T00:00:01%2B08:00"));
        Assert.Empty(await IdsAsync(agent, "calls?hotline=elsewhere"));
    }

    [Fact]
    public async Task A_clerk_bound_to_one_hotline_sees_nothing_of_the_others()
    {
        var ours = await server.KeepAsync(Samples.Call(hotline: "scope-a"));
        var theirs = await server.KeepAsync(Samples.Call(hotline: "scope-b"));
        var nobodys = await server.KeepAsync(Samples.Call(hotline: null));
        using var clerk = await server.AsAsync("agent", "scope-a");

        Assert.Equal([ours.CallId.Value], await IdsAsync(clerk, "calls"));
        await (await clerk.GetAsync($"calls/{theirs.CallId}")).ProblemAsync(404);
        await (await clerk.GetAsync($"calls/{nobodys.CallId}")).ProblemAsync(404);
        await (await clerk.GetAsync("calls?hotline=scope-b")).ProblemAsync(403);
    }

    [Fact]
    public async Task Hanging_up_goes_to_the_floor_and_answers_the_ended_call()
    {
        var call = await server.KeepAsync(Samples.Call() with
        {
            State = CallState.Flow,
            EndedAt = null,
            EndReason = null,
            HangupSide = null,
        });
        server.Floor.BeforeAnswer = () => server.KeepAsync((id, at) => new Fact.CallFinished(id, at, call with
        {
            State = CallState.Ended,
            EndedAt = at,
            EndReason = CallEndReason.ServerStopped,
        }));
        using var supervisor = await server.AsAsync("supervisor");

        var shown = await (await supervisor.PostAsync($"calls/{call.CallId}/hangUp", null)).JsonAsync();

        Assert.Equal("Ended", shown.Text("state"));
        Assert.Equal(new FloorOrder.HangUp(call.CallId), server.Floor.Orders.Last());
        var again = await (await supervisor.PostAsync($"calls/{call.CallId}/hangUp", null)).ProblemAsync(409);
        Assert.Equal("Ended", again.Text("code"));
    }

    [Fact]
    public async Task A_floor_that_is_too_busy_says_try_again()
    {
        var call = await server.KeepAsync(Samples.Call() with { State = CallState.Flow });
        server.Floor.BeforeAnswer = () => Task.CompletedTask;
        server.Floor.Answer = FloorAnswer.Busy;
        using var supervisor = await server.AsAsync("supervisor");

        using var answer = await supervisor.PostAsync($"calls/{call.CallId}/hangUp", null);

        await answer.ProblemAsync(503);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        server.Floor.Answer = FloorAnswer.Done;
    }

    [Fact]
    public async Task A_recording_comes_in_ranges_and_every_hearing_is_written_down_first()
    {
        var recording = Samples.NextId();
        server.Record(recording, samples: 800);
        var call = await server.KeepAsync(Samples.Call() with { Recordings = Of(recording) });
        using var quality = await server.AsAsync("quality");
        var request = new HttpRequestMessage(HttpMethod.Get, $"calls/{call.CallId}/recording");
        request.Headers.Range = new(44, 63);

        using var part = await quality.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("audio/wav", part.Content.Headers.ContentType?.MediaType);
        Assert.Equal("bytes 44-63/3244", part.Content.Headers.ContentRange?.ToString());
        Assert.Equal(20, (await part.Content.ReadAsByteArrayAsync()).Length);
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("quality", "call.heard", call.CallId.Value), (row.Who, row.What, row.Subject));
        using var whole = await quality.GetAsync($"calls/{call.CallId}/recording");
        var sound = await whole.Content.ReadAsByteArrayAsync();
        Assert.Equal((3244, 2), (sound.Length, sound[22]));
        // Left the ramp that was said, right nothing.
        Assert.Equal([7, 0, 0, 0, 8, 0, 0, 0], sound[(44 + 28)..(44 + 36)]);
    }

    [Fact]
    public async Task Every_recording_of_a_call_has_its_address_and_no_other_calls_has()
    {
        var (first, second, foreign) = (Samples.NextId(), Samples.NextId(), Samples.NextId());
        server.Record(first, samples: 100);
        server.Record(second, samples: 200);
        server.Record(foreign);
        var call = await server.KeepAsync(Samples.Call() with
        {
            Recordings = [new CallRecording(first, 0.1, true), new CallRecording(second, 0.2, true)],
        });
        using var quality = await server.AsAsync("quality");
        using var dispatcher = await server.AsAsync("dispatcher");
        using var agent = await server.AsAsync("agent");
        var request = new HttpRequestMessage(HttpMethod.Get, $"calls/{call.CallId}/recordings/{second}");
        request.Headers.Range = new(44, 63);

        using var part = await quality.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("bytes 44-63/844", part.Content.Headers.ContentRange?.ToString());
        var row = (await server.Storage.Audit.ListAsync(1, default))[0];
        Assert.Equal(("quality", "call.heard", call.CallId.Value), (row.Who, row.What, row.Subject));
        Assert.Equal(444, (await quality.GetByteArrayAsync($"calls/{call.CallId}/recording")).Length);
        await (await quality.GetAsync($"calls/{call.CallId}/recordings/{foreign}")).ProblemAsync(404);
        await (await agent.GetAsync($"calls/{call.CallId}/recordings/{second}")).ProblemAsync(403);
        await (await dispatcher.GetAsync($"calls/{call.CallId}/recordings/{second}")).ProblemAsync(403);
    }

    [Fact]
    public async Task A_range_outside_the_file_is_a_problem_document()
    {
        var recording = Samples.NextId();
        server.Record(recording, samples: 10);
        var call = await server.KeepAsync(Samples.Call() with { Recordings = Of(recording) });
        using var quality = await server.AsAsync("quality");
        var request = new HttpRequestMessage(HttpMethod.Get, $"calls/{call.CallId}/recording");
        request.Headers.Range = new(100_000, 100_001);

        await (await quality.SendAsync(request)).ProblemAsync(416);
    }

    [Fact]
    public async Task An_agent_hears_his_own_calls_only()
    {
        var recording = Samples.NextId();
        server.Record(recording);
        await server.Storage.Seats.PutAsync(new Seat("8101", "agent", "", "", []), default);
        await server.Storage.Seats.PutAsync(new Seat("8102", "another", "", "", []), default);
        var his = await server.KeepAsync(Samples.Call() with { SeatNo = "8101", Recordings = Of(recording) });
        var other = await server.KeepAsync(Samples.Call() with { SeatNo = "8102", Recordings = Of(recording) });
        using var agent = await server.AsAsync("agent");

        Assert.Equal(HttpStatusCode.OK, (await agent.GetAsync($"calls/{his.CallId}/recording")).StatusCode);
        var refused = await (await agent.GetAsync($"calls/{other.CallId}/recording")).ProblemAsync(403);
        Assert.Equal("NotYourCall", refused.Text("code"));
    }

    [Theory]
    [InlineData("..%2F..%2Fhotline.db")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("01JNOTHERE0000000000000000")]
    [InlineData("'%20OR%201=1--")]
    public async Task An_id_that_is_none_finds_nothing(string id)
    {
        using var quality = await server.AsAsync("quality");
        await (await quality.GetAsync($"calls/{id}")).ProblemAsync(404);
        await (await quality.GetAsync($"calls/{id}/recording")).ProblemAsync(404);
        await (await quality.GetAsync($"voicemails/{id}/recording")).ProblemAsync(404);
    }

    [Fact]
    public async Task Earlier_calls_of_a_number_are_found_by_the_call_without_the_number()
    {
        var first = await server.KeepAsync(At(Samples.Call("13899990001"), -60));
        var dialled = await server.KeepAsync(
            At(Samples.Call("13899990001"), -30) with { Direction = CallDirection.Out, CalledNumber = "13899990001" });
        var hidden = await server.KeepAsync(At(Samples.Call("13899990001"), -20) with { Anonymous = true });
        var elsewhere = await server.KeepAsync(At(Samples.Call("13899990001", "jn12345"), -10));
        var now = await server.KeepAsync(Samples.Call("13899990001"));
        await server.KeepAsync(At(Samples.Call("13899990001"), 10));
        await server.KeepAsync(At(Samples.Call("13899990002"), -5));
        using var agent = await server.AsAsync("agent", "jn12316");
        using var supervisor = await server.AsAsync("supervisor");

        var shown = await agent.JsonAsync($"calls/{now.CallId}/earlier");

        Assert.Equal([dialled.CallId.Value, first.CallId.Value], Asking.Texts(shown, "callId"));
        Assert.DoesNotContain("13899990001", shown.ToString());
        Assert.Equal("138****0001", shown.GetProperty("items")[0].Text("callingNumber"));
        Assert.Equal(elsewhere.CallId.Value,
            Asking.Texts(await supervisor.JsonAsync($"calls/{now.CallId}/earlier"), "callId")[0]);
        Assert.Empty(await IdsAsync(supervisor, $"calls/{hidden.CallId}/earlier"));
        var page = await supervisor.JsonAsync($"calls/{now.CallId}/earlier?limit=1");
        Assert.Equal(elsewhere.CallId.Value, Asking.Texts(page, "callId").Single());
        Assert.Equal(dialled.CallId.Value, (await IdsAsync(
            supervisor, $"calls/{now.CallId}/earlier?limit=2&cursor={page.Text("next")}"))[0]);
        await (await agent.GetAsync($"calls/{elsewhere.CallId}/earlier")).ProblemAsync(404);
        await (await agent.GetAsync($"calls/{now.CallId}/earlier?unmask=x")).ProblemAsync(422);
    }

    [Fact]
    public async Task A_seat_or_a_service_is_nobody_whose_calls_belong_together()
    {
        await server.KeepAsync(At(Samples.Call("12345"), -60));
        var now = await server.KeepAsync(Samples.Call("12345"));
        using var supervisor = await server.AsAsync("supervisor");

        Assert.Empty(await IdsAsync(supervisor, $"calls/{now.CallId}/earlier"));
    }

    static CallRecord At(CallRecord call, int minutes) => call with { StartedAt = call.StartedAt.AddMinutes(minutes) };

    static ImmutableArray<CallRecording> Of(string recording) => [new CallRecording(recording, 0.1, true)];

    static async Task<string[]> IdsAsync(HttpClient client, string path) =>
        [.. (await client.JsonAsync(path)).GetProperty("items").EnumerateArray().Select(call => call.Text("callId"))];
}
