using System.Globalization;
using System.Text.Json;
using HotlineVoice.Server.Tests.Web.Matters;

namespace HotlineVoice.Server.Tests.Web.Notices;

/// <summary>每日清单: once at half past eight of a working day, to whom the hotline's rule names.</summary>
public sealed class DailyDigestTests : IAsyncLifetime
{
    const string Hotline = "jn12316";

    readonly Office _office = new();

    public ValueTask InitializeAsync() => _office.InitializeAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task It_speaks_once_on_a_working_day_from_half_past_eight_and_never_on_a_holiday()
    {
        var walk = await Walk.SentAsync(_office, "2026-03-02 09:00", Office.Question(division: "211224"), "211224");
        var due = DateOnly.Parse(walk.Ticket.Text("dueDay"), CultureInfo.InvariantCulture);

        await LookAsync($"{due:yyyy-MM-dd} 08:29");
        Assert.Empty(await SaidAsync(due));
        await LookAsync($"{due:yyyy-MM-dd} 08:30");
        var said = Assert.Single(await SaidAsync(due));
        Assert.Contains("今日到期 1 件，已逾期 0 件。", said.Text("text"), StringComparison.Ordinal);
        Assert.Contains(walk.No, said.Text("text"), StringComparison.Ordinal);
        Assert.Equal((Hotline, false), (said.Text("hotline"), said.Has("ticketNo")));

        // Another server and a later look of the same day say nothing more.
        await LookAsync($"{due:yyyy-MM-dd} 08:31");
        await _office.RestartAsync();
        await LookAsync($"{due:yyyy-MM-dd} 17:00");
        Assert.Single(await SaidAsync(due));

        await LookAsync("2026-05-01 10:00");
        Assert.Empty(await SaidAsync(new(2026, 5, 1)));
        // Slept over half past eight: said late on the same day, and what is overdue is counted.
        await LookAsync("2026-05-06 15:00");
        Assert.Contains("今日到期 0 件，已逾期 1 件。",
            Assert.Single(await SaidAsync(new(2026, 5, 6))).Text("text"), StringComparison.Ordinal);
        Assert.Empty(await SaidAsync(new(2026, 5, 1)));
    }

    [Fact]
    public async Task What_was_slept_over_is_not_said_on_the_next_day()
    {
        await LookAsync("2026-03-03 08:29");
        await LookAsync("2026-03-04 00:01");
        Assert.Empty(await SaidAsync(new(2026, 3, 3)));
        Assert.Empty(await SaidAsync(new(2026, 3, 4)));
        await LookAsync("2026-03-04 08:30");

        Assert.Empty(await SaidAsync(new(2026, 3, 3)));
        Assert.Single(await SaidAsync(new(2026, 3, 4)));
        Assert.Equal(await SaidAsync(new(2026, 3, 4), "dispatcher", "text"),
            await SaidAsync(new(2026, 3, 4), "overseer", "text"));
        Assert.Empty(await SaidAsync(new(2026, 3, 4), "agent", "text"));
    }

    async Task LookAsync(string at)
    {
        await _office.MoveAsync(at);
        await _office.Server.AnotherDailyClock().RunAsync(Office.At(at), TestContext.Current.CancellationToken);
    }

    /// <summary>What dispatchers were told by this hotline under this day, about no ticket of its own.</summary>
    async Task<JsonElement[]> SaidAsync(DateOnly day, string role = "dispatcher") =>
    [
        .. (await (await _office.PersonAsync(role)).JsonAsync("notices?limit=200")).GetProperty("items")
            .EnumerateArray().Where(one => one.Text("hotline") == Hotline && !one.Has("ticketNo")
                && one.Text("at").StartsWith($"{day:yyyy-MM-dd}", StringComparison.Ordinal)),
    ];

    async Task<string[]> SaidAsync(DateOnly day, string role, string field) =>
        [.. (await SaidAsync(day, role)).Select(one => one.Text(field))];
}
