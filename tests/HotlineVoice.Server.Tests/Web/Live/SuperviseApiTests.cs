using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Server.Tests.Web.Live;

/// <summary>A supervisor on another's call, from his own telephone, and never without a line in the audit.</summary>
public sealed class SuperviseApiTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData("listen", "call.listenOrdered", "Supervise { Call = *, SeatNo = 8100, Mode = Listen }")]
    [InlineData("whisper", "call.whisperOrdered", "Supervise { Call = *, SeatNo = 8100, Mode = Whisper }")]
    [InlineData("barge", "call.bargeOrdered", "Supervise { Call = *, SeatNo = 8100, Mode = Barge }")]
    [InlineData("takeOver", "call.takeOverOrdered", "TakeOver { Call = *, SeatNo = 8100 }")]
    public async Task A_supervisor_is_put_on_a_call_after_it_was_written_down(string act, string line, string order)
    {
        using var supervisor = await server.AsAsync("supervisor");
        var call = await TalkingAsync();
        server.Floor.BeforeAnswer = async () =>
        {
            var row = (await server.Storage.Audit.ListAsync(1, default))[0];
            Assert.Equal(("supervisor", line, call.CallId.Value), (row.Who, row.What, row.Subject));
            await server.KeepAsync((id, at) => new Fact.CallChanged(id, at, call with
            {
                Legs = [.. call.Legs, new CallLeg("L7", "supervisor", "8100", "Ringing", null)],
            }));
        };

        var shown = await (await supervisor.SendJsonAsync(
            "POST", $"calls/{call.CallId}/{act}", """{"seatNo":"8100"}""")).JsonAsync();

        Assert.Equal(order.Replace("*", call.CallId.Value), Assert.Single(server.Floor.Orders).ToString());
        var leg = shown.GetProperty("legs")[1];
        Assert.Equal(("supervisor", "8100", "Ringing"), (leg.Text("role"), leg.Text("number"), leg.Text("state")));
        server.Floor.Clear();
    }

    [Theory]
    [InlineData("listen")]
    [InlineData("whisper")]
    [InlineData("barge")]
    [InlineData("takeOver")]
    public async Task It_is_refused_without_a_seat_from_anothers_seat_and_out_of_scope(string act)
    {
        using var supervisor = await server.AsAsync("supervisor");
        using var bound = await server.AsAsync("supervisor", "ln12345");
        using var agent = await server.AsAsync("agent");
        var call = await TalkingAsync();
        var path = $"calls/{call.CallId}/{act}";

        Assert.True((await (await supervisor.SendJsonAsync("POST", path, "{}")).ProblemAsync(422))
            .GetProperty("errors").Has("seatNo"));
        Assert.Equal("NotYourSeat", (await (await supervisor.SendJsonAsync(
            "POST", path, """{"seatNo":"8101"}""")).ProblemAsync(403)).Text("code"));
        Assert.Equal("NotYourSeat", (await (await supervisor.SendJsonAsync(
            "POST", path, """{"seatNo":"8999"}""")).ProblemAsync(403)).Text("code"));
        await (await bound.SendJsonAsync("POST", path, """{"seatNo":"8100"}""")).ProblemAsync(404);
        await (await agent.SendJsonAsync("POST", path, """{"seatNo":"8101"}""")).ProblemAsync(403);
        Assert.Empty(server.Floor.Orders);

        server.Floor.Reply = FloorReply.NotNow("Flow");
        Assert.Equal("来电还在语音导航中", (await (await supervisor.SendJsonAsync(
            "POST", path, """{"seatNo":"8100"}""")).ProblemAsync(409)).Text("detail"));
        server.Floor.Clear();
    }

    [Fact]
    public async Task A_call_that_is_over_cannot_be_heard()
    {
        using var supervisor = await server.AsAsync("supervisor");
        await server.SeatAsync("8100", "supervisor");
        var call = await server.KeepAsync(Samples.Call());
        server.Floor.Clear();

        var problem = await (await supervisor.SendJsonAsync(
            "POST", $"calls/{call.CallId}/listen", """{"seatNo":"8100"}""")).ProblemAsync(409);

        Assert.Equal("Ended", problem.Text("code"));
        Assert.Empty(server.Floor.Orders);
    }

    async Task<CallRecord> TalkingAsync()
    {
        await server.SeatAsync("8100", "supervisor");
        await server.SeatAsync("8101", "agent");
        server.Floor.Clear();
        var call = await server.KeepAsync(Samples.Call() with
        {
            State = CallState.Talking,
            SeatNo = "8101",
            EndedAt = null,
            EndReason = null,
            HangupSide = null,
        });
        server.View.Set("8101", SeatState.Talking, call.CallId);
        return call;
    }
}
