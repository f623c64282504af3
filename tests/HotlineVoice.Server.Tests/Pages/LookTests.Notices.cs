using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>The bell, and what it leads to.</summary>
public sealed partial class LookTests
{
    [Fact]
    public async Task The_bell_of_a_unit_counts_an_order_and_leads_to_its_ticket()
    {
        // Whoever works in a unit has a telephone in his hand.
        const string unit = "211282";
        await using var worker = await hall.OfUnitAsync("unit-handler", unit, 390, 844);
        await worker.Page.GotoAsync("/office");
        await worker.Page.GetByRole(AriaRole.Button, new() { Name = "通知，没有未读通知" }).WaitForAsync();
        var (first, second) = (await SentAsync(unit), await SentAsync(unit));

        // Units have no feed; who comes back to the page need not wait for the minute.
        await worker.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await worker.SeesAsync("bell-count", "2");
        await worker.ClicksAsync("bell");
        await worker.SeesAsync("notice", first);
        await worker.SeesAsync("notice", second);
        await LooksWellAsync(worker, "notices");

        await worker.Find("notice").Filter(new() { HasText = first }).ClickAsync();
        await worker.ReadsAsync(first);
        await worker.Page.WaitForURLAsync($"**/tickets/{first}");
        await worker.SeesAsync("bell-count", "1");
        await worker.ClicksAsync("bell");
        await worker.SeesAsync("notice", second);
        Assert.Equal(1, await worker.Find("notice").CountAsync());
        await worker.ClicksAsync("notices-read-all");
        await worker.SeesAsync("notices-none", "没有未读通知");
        await StandsStillAsync(worker);
        await worker.ShowsAsync("notices-none");
        await worker.Page.GetByText("全部", new() { Exact = true }).ClickAsync();
        await worker.SeesAsync("notice", first);
        await worker.SeesAsync("notice", second);
        await LooksWellAsync(worker, "notices-all");
        Assert.Equal(0, await worker.Find("bell-count").CountAsync());
    }

    [Fact]
    public async Task The_bell_of_who_has_the_feed_rises_by_itself()
    {
        await using var worker = await hall.WorkerAsync("supervisor", hasSeat: false);
        await worker.Page.GotoAsync("/tickets");
        await worker.Page.GetByRole(AriaRole.Button, new() { Name = "通知，没有未读通知" }).WaitForAsync();
        var ticket = await hall.Api.PostAsync("tickets", new
        {
            hotlineCode = "as12345",
            @class = "help",
            source = "phone",
            urgency = "emergency",
            title = Attack.Text,
            content = "井盖缺失",
            divisionCode = "210302",
            caller = new { name = "李四", phone = "13900139004" },
        });

        await worker.SeesAsync("bell-count", "1");
        await worker.ClicksAsync("bell");
        await worker.SeesAsync("notice", ticket.TextOf("ticketNo")!);
        // As much of the title as a notice has room for.
        await worker.SeesAsync("notice", Attack.Text[..16]);
        await worker.IsUntakenAsync();
    }

    /// <summary>A ticket that was sent to this unit.</summary>
    async Task<string> SentAsync(string unit)
    {
        var ticket = await hall.Api.PostAsync("tickets", new
        {
            hotlineCode = "jn12316",
            @class = "consultation",
            source = "phone",
            title = "补贴额",
            content = "拖拉机补贴多少",
            divisionCode = unit,
            caller = new { name = "李四", phone = "13900139002" },
        });
        var no = ticket.TextOf("ticketNo")!;
        await hall.Api.PostAsync(
            $"tickets/{no}/dispatch", new { version = ticket.GetProperty("version").GetInt64(), orgId = unit });
        return no;
    }
}
