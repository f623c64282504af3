using System.Diagnostics;
using System.Globalization;
using HotlineVoice.Server.Tests.Figures.Halls;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>How long it takes from a clerk's «ready» until his telephone rings, while callers wait; from the first call
/// after the start on.</summary>
[Collection("Figures")]
public sealed class ReadyToRingFigures(ITestOutputHelper output)
{
    const int Seats = 20;
    const int Callers = 40;
    const int Samples = 400;

    static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan _talk = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan _again = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task At_ten_calls_a_second_a_seat_that_is_ready_rings_within_twenty_milliseconds()
    {
        await using var hall = await Hall.OpenAsync("wrap-up: { for: 300s }, callback after: never", Seats, Callers);
        // Where nobody is signed in nobody waits.
        await Task.WhenAll(hall.Phones.Seats.Select(seat => hall.SetAsync(seat.No, "Away", "准备")));
        await hall.Phones.AskAsync(_ => Open(hall.Phones));
        await Outside.Programs.Waiting.UntilAsync(async () =>
            (await hall.Desk.ListAsync("calls?state=Waiting&limit=500")).Count == Callers, "everybody to wait");
        var all = await SampleAsync(hall);
        var fromAsking = new Percentiles(all.Select(sample => sample.FromAsking));
        var fromAnswer = new Percentiles(all.Select(sample => sample.FromAnswer));
        output.WriteLine($"{all.Length} times ready: it rings after the order was sent {fromAsking}; "
            + $"after the order was answered {fromAnswer}; "
            + $"the answer took {new Percentiles(all.Select(s => s.Answer))}");

        // The stricter of the two: what the API itself takes is in it.
        Assert.InRange(fromAsking.Median, 0, 20);
        Assert.InRange(fromAsking.NinetyNine, 0, 100);
    }

    static async Task<Sample[]> SampleAsync(Hall hall)
    {
        var samples = new List<Task<Sample>>();
        using var pace = new PeriodicTimer(_pace);
        for (var number = 0; number < Samples; number++)
        {
            await pace.WaitForNextTickAsync();
            samples.Add(RingAsync(hall, hall.Phones.Seats[number % Seats]));
        }

        return await Task.WhenAll(samples);
    }

    /// <summary>Everybody calls again a second after he was served, so that somebody always waits.</summary>
    static int Open(HallPhones phones)
    {
        foreach (var seat in phones.Seats)
            seat.Habit = () => new SeatHabit(TimeSpan.Zero, null, _talk);
        phones.CallAgain = (caller, _) => (_again, new CallerHabit(null, null, null));
        return 0;
    }

    static async Task<Sample> RingAsync(Hall hall, HallSeat seat)
    {
        var rings = await hall.Phones.AskAsync(_ => seat.Rings.Count);
        var asked = Stopwatch.GetTimestamp();
        var status = await hall.SetAsync(seat.No, "Ready");
        var answered = Stopwatch.GetTimestamp();
        Assert.Equal(System.Net.HttpStatusCode.OK, status);
        await Outside.Programs.Waiting.UntilAsync(
            () => hall.Phones.AskAsync(_ => seat.Rings.Count > rings), $"seat {seat.No} to ring", _patience);
        var rang = await hall.Phones.AskAsync(_ => seat.Rings[rings]);
        return new Sample(
            Stopwatch.GetElapsedTime(asked, rang).TotalMilliseconds,
            Math.Max(0, Stopwatch.GetElapsedTime(answered, rang).TotalMilliseconds),
            Stopwatch.GetElapsedTime(asked, answered).TotalMilliseconds);
    }

    /// <summary>Milliseconds.</summary>
    sealed record Sample(double FromAsking, double FromAnswer, double Answer);

    sealed class Percentiles(IEnumerable<double> milliseconds)
    {
        readonly double[] _ordered = [.. milliseconds.Order()];

        public double Median => _ordered[_ordered.Length / 2];

        public double NinetyNine => _ordered[_ordered.Length * 99 / 100];

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"median {Median:F1} ms, 99 % {NinetyNine:F1} ms, worst {_ordered[^1]:F1} ms");
    }
}
