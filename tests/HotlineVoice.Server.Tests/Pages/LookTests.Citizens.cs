using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>办理进度查询, with a telephone in the hand and without an account.</summary>
public sealed partial class LookTests
{
    [Fact]
    public async Task A_citizen_asks_how_his_matter_stands()
    {
        var ticket = await hall.Api.PostAsync("tickets", new
        {
            hotlineCode = "wy12345",
            @class = "help",
            source = "phone",
            title = "水压不足",
            content = "三楼没有水",
            divisionCode = "440229",
            caller = new { name = "李四", phone = "13900139005" },
        });
        var no = ticket.TextOf("ticketNo")!;
        await hall.Api.PostAsync($"tickets/{no}/notes", new { text = Attack.Text, visibility = "caller" });
        await using var citizen = await hall.CitizenAsync(390, 844);
        citizen.Expects(404);
        await citizen.Page.GotoAsync("/");
        await citizen.Page.GetByRole(AriaRole.Link, new() { Name = "市民查询办理进度" }).ClickAsync();
        await citizen.Page.GetByRole(AriaRole.Button, new() { Name = "查询", Exact = true }).ClickAsync();
        await citizen.ReadsAsync("工单编号是 14 位数字");
        await citizen.Page.GetByLabel("工单编号").FillAsync(no);
        await citizen.Page.GetByLabel("联系电话", new() { Exact = true }).Last.FillAsync("13900139006");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.SeesAsync("progress-fault", "请核对工单编号");
        await LooksWellAsync(citizen, "progress-fault");

        await citizen.Page.GetByLabel("联系电话", new() { Exact = true }).Last.FillAsync("139 0013 9005");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.SeesAsync("progress-found", "已登记受理");
        await citizen.SeesAsync("progress-found", Attack.Text);
        await LooksWellAsync(citizen, "progress");
        await citizen.IsUntakenAsync();

        await citizen.Page.GetByText("查询码", new() { Exact = true }).First.ClickAsync();
        await citizen.Page.GetByLabel("查询码", new() { Exact = true }).Last.FillAsync(ticket.TextOf("progressCode")!);
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.SeesAsync("progress-found", no);
        Assert.Equal(0, await citizen.Find("progress-fault").CountAsync());
    }
}
