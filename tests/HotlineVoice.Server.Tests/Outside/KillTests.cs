using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>kill -9 in the middle of things: what was promised is there after the next start.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task No_message_is_lost_when_the_server_is_killed_while_ten_are_spoken() =>
        await KilledWhileSpoken.RunAsync(TimeSpan.FromSeconds(5));

    [Fact]
    public async Task A_telephone_that_says_goodbye_to_the_next_server_is_told_that_its_call_is_gone()
    {
        await using var server = await ServerProcess.StartAsync();
        using var phone = new RawPhone(server.Sip, "127.0.0.2");
        await phone.CallAsync();
        await server.Api.CallAsync(phone.Number, call => call.TextOf("state") == "Flow");
        await server.KillAsync();
        await server.StartAgainAsync();

        var call = await server.Api.EndedCallAsync(phone.Number);
        Assert.Equal("ServerLost", call.TextOf("endReason"));
        Assert.Equal("server", call.TextOf("hangupSide"));
        using var again = new RawPhone(server.Sip, "127.0.0.2", phone.Number)
        {
            CallId = phone.CallId,
            To = phone.To,
            Target = phone.Target,
        };
        Assert.Equal(481, (await again.AskAsync(again.Request("BYE", 2))).Status);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_stop_takes_no_new_calls_and_lets_the_others_end()
    {
        await using var server = await ServerProcess.StartAsync();
        using var talking = new RawPhone(server.Sip, "127.0.0.2");
        await talking.CallAsync();

        var stopped = server.StopAsync();
        using var late = new RawPhone(server.Sip, "127.0.0.2");
        RawMessage answer;
        do
        {
            // The signal is on its way; what comes before it is still answered, and goodbyes are said.
            late.CallId = $"late-{Guid.NewGuid():N}";
            answer = await late.AskAsync(late.Invite());
            if (answer.Status == 200)
                await late.SendAsync(late.Request("ACK", 1));
        }
        while (answer.Status == 200);
        Assert.Equal(503, answer.Status);
        Assert.NotEmpty(answer["Retry-After"]);
        await talking.HangUpAsync();

        Assert.Equal(0, await stopped);
    }
}
