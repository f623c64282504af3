using System.Diagnostics;
using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>kill -9 while people wait and talk: the next server knows how every seat stood and whom it owes a call.
/// </summary>
public sealed class RestartTests(RestartTests.Killed floor) : IClassFixture<RestartTests.Killed>
{
    const int Waiting = 20;
    const int Talking = 3;
    static readonly TimeSpan _again = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Seats_stand_as_they_did_and_those_cut_off_are_called_back_in_their_order()
    {
        var ready = await floor.SeatAsync(StaffedServer.Complaint);
        var away = await floor.SeatAsync(StaffedServer.Consult);
        using var readyPhone = await TelephoneAsync(ready);
        using var awayPhone = await TelephoneAsync(away);
        await floor.Api.PostAsync($"seats/{ready}/state", new { state = "Ready" });
        await floor.Api.PostAsync($"seats/{away}/state", new { state = "Away", reason = "小休" });
        var clerks = await Task.WhenAll(Enumerable.Range(0, Talking).Select(_ => floor.ReadyClerkAsync()));
        var callers = new Sipp("waits", floor.Process.Sip)
        {
            Calls = Waiting + Talking,
            CallsPerSecond = 20,
            Lines = [.. Enumerable.Range(0, Waiting + Talking).Select(_ => Sipp.NewNumber())],
        };
        await using var calling = callers.With("key", "1").With("voice", Tones.ALawPathOf(floor.Sounds, Tones.Citizen))
            .With("beforeMs", "900").Start(out var folder);
        await Task.WhenAll(clerks.Select(clerk => clerk.AnswersAsync()));
        var order = await OrderAsync();
        await Task.WhenAll(clerks.Select(clerk => clerk.StandsAsync("Talking")));
        var cutOff = await Task.WhenAll(clerks.Select(clerk => floor.Api.GetAsync($"seats/{clerk.No}")));
        await floor.Process.KeptAsync();

        var dark = Stopwatch.StartNew();
        await floor.KillAndStartAsync();
        foreach (var clerk in clerks)
            await floor.SeatAsync(clerk.No, Is("WrapUp"), _again - dark.Elapsed);
        await floor.SeatAsync(ready, Is("Ready"), _again - dark.Elapsed);
        var seat = await floor.SeatAsync(away, Is("Away"), _again - dark.Elapsed);
        var owed = await floor.Api.ListAsync("callbackTasks?limit=100");
        Assert.InRange(dark.Elapsed, TimeSpan.Zero, _again);
        TestContext.Current.SendDiagnosticMessage($"Seats and callbacks stood after {dark.Elapsed.TotalSeconds:0.0} s");

        Assert.Equal("小休", seat.TextOf("reason"));
        var calls = owed.Select(task => task.TextOf("callId")!).ToArray();
        var talked = cutOff.Select(seat => seat.TextOf("callId")!).ToArray();
        Assert.Equal(order, calls.Except(talked));
        Assert.Equal(talked.Order(), calls.Except(order).Order());
        Assert.All(owed, task => Assert.Equal("CutOff", task.TextOf("reason")));
        Assert.Equal(calls.Length, owed.Select(task => task.TextOf("callingNumber")).Distinct().Count());
        foreach (var call in calls)
            Assert.Equal("ServerLost", (await floor.CallAsync(call)).TextOf("endReason"));
        Directory.Delete(folder, recursive: true);
        foreach (var clerk in clerks)
            await clerk.DisposeAsync();
    }

    static Func<JsonElement, bool> Is(string state) =>
        seat => seat.TextOf("state") == state && seat.TextOf("registered") == "True";

    async Task<SeatPhone> TelephoneAsync(string no)
    {
        var phone = new SeatPhone(floor.Process.Sip, no, StaffedServer.Password);
        Assert.Equal(200, (await phone.RegisterAsync()).Status);
        await floor.SeatAsync(no, seat => seat.TextOf("registered") == "True");
        return phone;
    }

    /// <summary>The calls that wait, the first to be served first, once all are there.</summary>
    async Task<string[]> OrderAsync()
    {
        var queue = await Programs.Waiting.ForAsync(
            async () => (await floor.Api.ListAsync("queues")).Single(one => one.TextOf("id") == StaffedServer.Consult),
            queue => queue.GetProperty("waiting").GetArrayLength() == Waiting,
            "the queue to be full");
        return [.. queue.GetProperty("waiting").EnumerateArray()
            .OrderBy(one => one.GetProperty("position").GetInt32()).Select(one => one.TextOf("callId")!)];
    }

    /// <summary>A server that is killed.</summary>
    public sealed class Killed : StaffedServer;
}
