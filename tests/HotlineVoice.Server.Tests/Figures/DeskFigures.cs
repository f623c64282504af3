using System.Diagnostics;
using System.Globalization;
using HotlineVoice.Server.Tests.Figures.Halls;
using HotlineVoice.Server.Tests.Pages;

namespace HotlineVoice.Server.Tests.Figures;

/// <summary>How long it takes from the INVITE at the seat's telephone until the caller's card stands on its desk.
/// </summary>
[Collection("Figures")]
public sealed class DeskFigures(ITestOutputHelper output)
{
    const int Samples = 60;
    const double MedianMax = 150;

    static readonly TimeSpan _talk = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan _again = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    /// <summary>Notes when the card of a ringing call was painted, in milliseconds of the epoch.</summary>
    const string Watch =
        """
        () => {
          window.cards = []
          let ringing = false
          const look = () => {
            const rings = document.querySelector('[data-test=answer]') !== null
            if (rings && !ringing)
              requestAnimationFrame(() => window.cards.push(performance.timeOrigin + performance.now()))
            ringing = rings
          }
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
        }
        """;

    [Fact]
    public async Task The_callers_card_is_there_before_the_clerk_has_looked_up()
    {
        await using var hall = await Hall.OpenAsync("wrap-up: { for: 300s }, callback after: never", 1, callers: 2);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(hall.Server.Api.Web, 1440, 900);
        await using var clerk = await Worker.SignsInAsync(page, Hall.Clerk, Hall.Password, hall.Phones.Seats[0].No);
        await page.Locator("[data-test=seat-state]").WaitForAsync();
        await page.EvaluateAsync(Watch);
        await hall.SetAsync(hall.Phones.Seats[0].No, "Away", "准备");
        await hall.Phones.AskAsync(_ => Open(hall.Phones));

        var taken = new List<double>();
        for (var number = 0; number < Samples; number++)
            taken.Add(await CardAsync(hall, page, number));
        var ordered = taken.Order().ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Samples} calls: the card is painted after the INVITE median {ordered[Samples / 2]:F1} ms, "
            + $"95 % {ordered[Samples * 95 / 100]:F1} ms, worst {ordered[^1]:F1} ms"));
        Assert.InRange(ordered[Samples / 2], 0, MedianMax);
    }

    /// <summary>One seat that answers at once and two citizens who call again and again.</summary>
    static int Open(HallPhones phones)
    {
        phones.Seats[0].Habit = () => new SeatHabit(TimeSpan.FromMilliseconds(400), null, _talk);
        phones.CallAgain = (_, _) => (_again, new CallerHabit(null, null, null));
        return 0;
    }

    static async Task<double> CardAsync(Hall hall, Microsoft.Playwright.IPage page, int number)
    {
        var seat = hall.Phones.Seats[0];
        await hall.SetAsync(seat.No, "Ready");
        await Outside.Programs.Waiting.UntilAsync(
            () => hall.Phones.AskAsync(_ => seat.Rings.Count > number), "the telephone to ring", _patience);
        await page.WaitForFunctionAsync("(count) => window.cards.length > count", number);
        var rang = await hall.Phones.AskAsync(_ => seat.Rings[number]);
        var painted = await page.EvaluateAsync<double>("(at) => window.cards[at]", number);
        var (ticks, wall) = (Stopwatch.GetTimestamp(), DateTimeOffset.UtcNow);
        var rangAt = wall - Stopwatch.GetElapsedTime(rang, ticks);
        await Outside.Programs.Waiting.UntilAsync(
            () => page.EvaluateAsync<bool>("() => document.querySelector('[data-test=answer]') === null"),
            "the card to be over", _patience);
        return painted - (rangAt - DateTimeOffset.UnixEpoch).TotalMilliseconds;
    }
}
