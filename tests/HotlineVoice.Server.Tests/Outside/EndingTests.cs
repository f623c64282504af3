using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>Calls by sipp and by hand through the trunk: each ends as its record says, for a named reason.</summary>
public sealed class EndingTests(DayServer day) : IClassFixture<DayServer>
{
    readonly ServerProcess _server = day.Process;

    Sipp Citizen(string scenario) => new(scenario, _server.Sip);

    [Fact]
    public async Task A_citizen_who_hangs_up_in_the_menus_has_abandoned_the_flow()
    {
        var citizen = Citizen("call");
        await citizen.RunAsync();

        var call = await _server.Api.EndedCallAsync(citizen.Number);
        Assert.Equal("AbandonedInFlow", call.TextOf("endReason"));
        Assert.Equal("citizen", call.TextOf("hangupSide"));
        Assert.Equal("jn12316", call.TextOf("hotline"));
        Assert.StartsWith("welcome", call.PathOf());
        Assert.Equal("PCMA", call.GetProperty("legs")[0].TextOf("codec"));
    }

    [Fact]
    public async Task A_call_over_tcp_goes_as_one_over_udp()
    {
        var citizen = Citizen("call") with { Server = _server.SipTcp, Tcp = true };
        await citizen.RunAsync();

        Assert.Equal("AbandonedInFlow", (await _server.Api.EndedCallAsync(citizen.Number)).TextOf("endReason"));
    }

    [Fact]
    public async Task A_number_of_no_hotline_is_not_found()
    {
        var citizen = Citizen("refused").With("status", "404") with { Dialled = "99999" };
        await citizen.RunAsync();

        Assert.Equal("UnknownNumber", (await _server.Api.EndedCallAsync(citizen.Number)).TextOf("endReason"));
        const string counted = "hotline_calls_total{end_reason=\"UnknownNumber\"} 1";
        await Waiting.UntilAsync(
            async () => (await _server.Api.MetricsAsync()).Contains(counted),
            "the figures, which are a quarter of a second old at most");
    }

    [Fact]
    public Task A_caller_from_nowhere_is_challenged() =>
        (Citizen("refused").With("status", "401") with { From = System.Net.IPAddress.Parse("127.0.0.50") }).RunAsync();

    [Fact]
    public async Task The_second_call_on_a_trunk_of_one_line_is_told_that_it_is_busy()
    {
        using var first = new RawPhone(_server.Sip, "127.0.0.3");
        await first.CallAsync();

        await (Citizen("refused").With("status", "486") with { From = Sipp.Narrow }).RunAsync();
        await first.HangUpAsync();
        await (Citizen("call") with { From = Sipp.Narrow }).RunAsync();
    }

    [Theory]
    [InlineData("m=video 9000 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n")]
    [InlineData("m=audio 9000 RTP/AVP 18\r\na=rtpmap:18 G729/8000\r\n")]
    [InlineData("m=audio 9000 RTP/SAVP 8\r\na=rtpmap:8 PCMA/8000\r\n")]
    public async Task An_offer_we_cannot_meet_is_not_acceptable_here(string media)
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        var sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\n" + media;

        var answer = await phone.AskAsync(phone.Invite(body: sdp));

        Assert.Equal(488, answer.Status);
    }

    [Fact]
    public async Task A_citizen_who_cancels_as_he_dials_leaves_no_call_behind()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        var branch = phone.NewBranch();
        await phone.SendAsync(phone.Invite(branch: branch));
        await phone.SendAsync(phone.Request("CANCEL", 1, branch: branch));

        var cancelled = await phone.ReceiveAsync(message => message.Status >= 200 && message.Method == "CANCEL");
        Assert.Equal(200, cancelled.Status);
        var answer = await phone.ReceiveAsync(message => message.Status >= 200 && message.Method == "INVITE");
        phone.To = answer["To"];
        // The answer was faster or the CANCEL was: RFC 3261 §9.2 knows both, and a 200 must be ended by BYE.
        if (answer.Status == 200)
            phone.Target = answer.Contact;
        await phone.SendAsync(phone.Request("ACK", 1, branch: answer.Status == 200 ? null : branch));
        if (answer.Status == 200)
            await phone.HangUpAsync();
        else
            Assert.Equal(487, answer.Status);

        var call = await _server.Api.EndedCallAsync(phone.Number);
        Assert.Equal("AbandonedInFlow", call.TextOf("endReason"));
        Assert.Equal("citizen", call.TextOf("hangupSide"));
    }

    [Fact]
    public async Task An_invite_that_arrives_twice_is_one_call()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        var invite = phone.Invite();
        await phone.SendAsync(invite);
        await phone.SendAsync(invite);
        var answers = (await phone.ReceiveAsync(IsFinal), await phone.ReceiveAsync(IsFinal));
        (phone.To, phone.Target) = (answers.Item1["To"], answers.Item1.Contact);
        await phone.SendAsync(phone.Request("ACK", 1));
        var goodbye = phone.Request("BYE", 2);
        await phone.SendAsync(goodbye);
        await phone.SendAsync(goodbye);

        Assert.Equal(answers.Item1.ToString(), answers.Item2.ToString());
        Assert.Equal(200, (await phone.ReceiveAsync(message => message.Method == "BYE")).Status);
        Assert.Equal(200, (await phone.ReceiveAsync(message => message.Method == "BYE")).Status);
        await _server.Api.EndedCallAsync(phone.Number);
        Assert.Single(await CallsAsync(phone.Number));
    }

    [Fact]
    public async Task A_goodbye_ends_a_call_once_and_only_with_its_tag_and_in_its_turn()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        await phone.AskAsync(phone.Request("OPTIONS", 1));
        await phone.CallAsync();

        var wrong = phone.Request("BYE", 5).Replace(phone.To, "<sip:12316@127.0.0.1>;tag=nobody");
        Assert.Equal(481, (await phone.AskAsync(wrong)).Status);
        Assert.Equal(200, (await phone.AskAsync(phone.Request("OPTIONS", 5))).Status);
        Assert.Equal(500, (await phone.AskAsync(phone.Request("BYE", 4))).Status);
        Assert.Equal(200, (await phone.AskAsync(phone.Request("BYE", 9))).Status);
        Assert.Equal(481, (await phone.AskAsync(phone.Request("BYE", 10))).Status);
    }

    [Fact]
    public Task Hold_and_resume_are_answered_with_the_matching_direction() => Citizen("hold").RunAsync();

    [Fact]
    public Task An_invite_without_an_offer_gets_ours() => Citizen("late-offer").RunAsync();

    [Fact]
    public Task Anybody_may_ask_for_our_options() =>
        (Citizen("options") with { From = System.Net.IPAddress.Parse("127.0.0.51") }).RunAsync();

    [Fact]
    public async Task An_answer_that_nobody_acknowledges_is_taken_back()
    {
        var citizen = Citizen("lost-ack");
        await citizen.RunAsync();

        var call = await _server.Api.EndedCallAsync(citizen.Number);
        Assert.Equal("SessionExpired", call.TextOf("endReason"));
        Assert.Equal("server", call.TextOf("hangupSide"));
    }

    [Fact]
    public async Task A_request_for_a_call_that_never_was_is_answered_481()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2") { To = "<sip:12316@127.0.0.1>;tag=never" };

        Assert.Equal(481, (await phone.AskAsync(phone.Request("BYE", 2))).Status);
        Assert.Equal(481, (await phone.AskAsync(phone.Request("INFO", 3))).Status);
        Assert.Equal(481, (await phone.AskAsync(phone.Request("CANCEL", 4))).Status);
    }

    [Fact]
    public async Task A_stranger_who_knows_the_tags_of_a_call_cannot_end_it()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        await phone.CallAsync();
        using var stranger = new RawPhone(_server.Sip, "127.0.0.52", phone.Number)
        {
            CallId = phone.CallId,
            To = phone.To,
            Target = phone.Target,
        };

        var bye = stranger.Request("BYE", 2).Replace(stranger.From, phone.From);
        Assert.Equal(481, (await stranger.AskAsync(bye)).Status);
        await phone.HangUpAsync();
    }

    [Fact]
    public async Task A_call_that_is_ended_from_a_desk_is_said_goodbye_to()
    {
        using var phone = new RawPhone(_server.Sip, "127.0.0.2");
        await phone.CallAsync();
        var call = await _server.Api.CallAsync(phone.Number, call => call.TextOf("state") == "Flow");

        var asked = _server.Api.SendAsync(HttpMethod.Post, $"calls/{call.TextOf("callId")}/hangUp", new { });
        var bye = await phone.ReceiveAsync(message => message.Method == "BYE" && message.Status == 0);
        await phone.SendAsync(RawPhone.AnswerTo(bye, "200 OK"));

        Assert.Equal(System.Net.HttpStatusCode.OK, await asked);
        var ended = await _server.Api.EndedCallAsync(phone.Number);
        Assert.Equal("SeatHungUp", ended.TextOf("endReason"));
        Assert.Equal("seat", ended.TextOf("hangupSide"));
    }

    static bool IsFinal(RawMessage message) => message.Status >= 200 && message.Method == "INVITE";

    Task<IReadOnlyList<JsonElement>> CallsAsync(string number) =>
        _server.Api.ListAsync($"calls?callingNumber={number}");
}
