using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HotlineVoice.Server.Tests.Figures.Halls;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>kill -9 of a full hall: how soon after the next start it is as it was.</summary>
[Collection("Figures")]
public sealed class RestartFigures(ITestOutputHelper output)
{
    const int Seats = 10;
    const int Callers = 30;
    static readonly TimeSpan _backWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Ten_seconds_after_the_start_seats_stand_again_and_callbacks_are_owed_in_order()
    {
        await using var hall = await Hall.OpenAsync("wrap-up: { for: 120s }, callback after: never", Seats, Callers);
        await hall.SignInAsync();
        await hall.Phones.AskAsync(_ => CallOnce(hall.Phones));
        await Outside.Programs.Waiting.UntilAsync(async () => await CountAsync(hall, "Talking") == Seats
            && await CountAsync(hall, "Waiting") == Callers - Seats, "ten to talk and twenty to wait");
        await hall.Server.KeptAsync();
        var stood = await CallsAsync(hall);

        var started = await hall.KillAndStartAsync();
        var ready = Stopwatch.GetElapsedTime(started);
        await Outside.Programs.Waiting.UntilAsync(() => IsBackAsync(hall), "the hall to be as it was");
        var back = Stopwatch.GetElapsedTime(started);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"ready {ready.TotalSeconds:F1} s after the start, everything back after {back.TotalSeconds:F1} s"));

        var owed = await hall.Desk.ListAsync("callbackTasks?limit=500");
        var inOrder = stood.OrderBy(call => call.GetProperty("queuedAt").GetDateTimeOffset())
            .Select(call => call.TextOf("callId"));
        Assert.Equal(inOrder, owed.Select(task => task.TextOf("callId")));
        Assert.All(owed, task => Assert.Equal("CutOff", task.TextOf("reason")));
        Assert.InRange(back, TimeSpan.Zero, _backWithin);
    }

    static int CallOnce(HallPhones phones)
    {
        phones.CallAgain = (_, last) => last is null ? (TimeSpan.Zero, new CallerHabit(null, null, null)) : null;
        return 0;
    }

    /// <summary>Who talked wraps up, his telephone is known, and everybody who was on the line is owed a
    /// call.</summary>
    static async Task<bool> IsBackAsync(Hall hall)
    {
        var seats = await hall.Desk.ListAsync("seats?limit=500");
        return seats.Count(seat => seat.TextOf("state") == "WrapUp" && seat.TextOf("registered") == "True") == Seats
            && (await hall.Desk.ListAsync("callbackTasks?limit=500")).Count == Callers;
    }

    static async Task<int> CountAsync(Hall hall, string state) =>
        (await hall.Desk.ListAsync($"calls?state={state}&limit=500")).Count;

    static async Task<IReadOnlyList<JsonElement>> CallsAsync(Hall hall) =>
        await hall.Desk.ListAsync("calls?limit=500");
}
