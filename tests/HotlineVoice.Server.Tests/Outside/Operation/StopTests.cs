using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Operation;

/// <summary>SIGTERM: nothing is cut off that could have been ended in order.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task A_call_that_outlives_the_patience_is_said_goodbye_to_until_its_telephone_answers()
    {
        await using var server = await ServerProcess.StartAsync(
            new ServerSettings().With("Server:DrainSeconds", "1"));
        using var phone = new RawPhone(server.Sip, "127.0.0.2");
        await phone.CallAsync();

        var stopped = server.StopAsync();
        var lost = await phone.ReceiveAsync(IsGoodbye);
        var again = await phone.ReceiveAsync(IsGoodbye);
        await phone.SendAsync(RawPhone.AnswerTo(again, "200 OK"));

        Assert.Equal(lost["CSeq"], again["CSeq"]);
        Assert.Equal(0, await stopped);
    }

    [Fact]
    public async Task While_it_drains_it_is_not_ready_and_a_second_signal_hurries_it()
    {
        await using var server = await ServerProcess.StartAsync(
            new ServerSettings().With("Server:DrainSeconds", "600"));
        using var phone = new RawPhone(server.Sip, "127.0.0.2");
        await phone.CallAsync();
        Assert.True(await server.Api.IsReadyAsync());

        var stopped = server.StopAsync();
        await Waiting.UntilAsync(async () => !await server.Api.IsReadyAsync(), "the server to be no longer ready");
        Assert.True(phone.IsSilent || (await phone.ReceiveAsync()).Method != "BYE");
        server.Hurry();
        await phone.SendAsync(RawPhone.AnswerTo(await phone.ReceiveAsync(IsGoodbye), "200 OK"));

        Assert.Equal(0, await stopped);
    }

    [Fact]
    public async Task Feeds_of_events_end_in_order()
    {
        await using var server = await ServerProcess.StartAsync();
        using var phone = new RawPhone(server.Sip, "127.0.0.2");
        var seen = new TaskCompletionSource();
        var feed = server.Api.EventAsync((_, _) =>
        {
            seen.TrySetResult();
            return false;
        });
        await phone.CallAsync();
        await seen.Task.WaitAsync(Waiting.Answer);
        await phone.HangUpAsync();

        Assert.Equal(0, await server.StopAsync());

        // What is cut off is an IOException.
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => feed);
        Assert.Equal("The feed of events ended.", ended.Message);
    }

    static bool IsGoodbye(RawMessage message) => message.Method == "BYE" && message.Status == 0;
}
