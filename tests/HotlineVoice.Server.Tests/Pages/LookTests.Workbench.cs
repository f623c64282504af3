using System.Text.RegularExpressions;
using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>常用语 and 我的视图, written and used at the pages.</summary>
public sealed partial class LookTests
{
    [Fact]
    public async Task A_phrase_is_written_found_by_its_first_letters_and_put_where_the_cursor_is()
    {
        const string title = "补贴进度常用语";
        var ticket = await TicketAsync("补贴进度");
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: false);
        await worker.Page.GotoAsync("/phrases");
        await worker.ClicksAsync("phrase-add");
        await worker.Page.GetByRole(AriaRole.Radio, new() { Name = "只有我" }).CheckAsync(new() { Force = true });
        await worker.Page.GetByRole(AriaRole.Textbox, new() { Name = "标题" }).FillAsync(title);
        await worker.Page.GetByRole(AriaRole.Textbox, new() { Name = "内容" })
            .FillAsync("工单{ticketNo}正在办理，" + Attack.Text);
        await LooksWellAsync(worker, "phrase-form");
        await worker.ClicksAsync("phrase-save");
        await worker.SeesAsync("phrase-row", title);
        // What a message says while it fades is not there to be read.
        await worker.Page.WaitForFunctionAsync("() => !document.querySelector('.el-message')");
        await LooksWellAsync(worker, "phrases");

        await worker.Page.GotoAsync($"/tickets/{ticket}");
        var note = worker.Find("note-text");
        await note.FillAsync("您好。再见。");
        await note.PressAsync("Home");
        for (var n = 0; n < 3; n++)
            await note.PressAsync("ArrowRight");
        await note.PressAsync("Alt+Slash");
        await worker.Page.GetByRole(AriaRole.Combobox, new() { Name = "查找常用语" }).FillAsync("btjd");
        await worker.SeesAsync("phrase", title);
        await LooksWellAsync(worker, "phrases-open");
        await worker.Page.Keyboard.PressAsync("Enter");
        await worker.Page.WaitForFunctionAsync(
            "() => document.querySelectorAll(\"[data-test='phrases']\").length === 0");
        Assert.Equal($"您好。工单{ticket}正在办理，{Attack.Text}再见。", await note.InputValueAsync());
        await worker.IsUntakenAsync();
        await worker.ClicksButtonAsync("直接答复");
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "常用语" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Option).First.ClickAsync();
        await worker.ShowsAsync("phrases-answer");
        // The server fills it.
        await Assertions.Expect(worker.Page.GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Textbox, new() { Name = "答复内容" })).ToHaveValueAsync(new Regex(ticket));
    }

    [Fact]
    public async Task A_filter_is_kept_as_a_view_counted_on_demand_and_opens_first_as_the_default()
    {
        var ticket = await TicketAsync("视图里的工单");
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: false);
        await worker.Page.GotoAsync("/tickets");
        await worker.Page.GetByRole(AriaRole.Textbox, new() { Name = "编号、标题或内容" }).FillAsync("视图里");
        await worker.ClicksAsync("view-add");
        await worker.Page.GetByRole(AriaRole.Textbox, new() { Name = "名称" }).FillAsync("视图测试");
        await LooksWellAsync(worker, "view-form");
        await worker.ClicksAsync("view-save");
        await worker.SeesAsync("view", "视图测试");
        await worker.ClicksButtonAsync("整理");
        await worker.ClicksButtonAsync("设为默认 视图测试");
        await worker.SeesAsync("view", "（默认）");
        await worker.ClicksButtonAsync("数量");
        await worker.Page.Locator("[data-test='view'] .numbers").First.WaitForAsync();
        await worker.ClicksButtonAsync("更多条件");
        await LooksWellAsync(worker, "views");

        await worker.Page.GotoAsync("/tickets");
        await worker.Page.Locator("[data-test='view'][aria-current='true']").WaitForAsync();
        await worker.SeesAsync("ticket-row", ticket);
        Assert.All(await worker.Find("ticket-row").AllTextContentsAsync(), row => Assert.Contains("视图里的工单", row));
    }

    [Fact]
    public async Task The_list_offers_the_classes_that_the_chosen_hotline_knows()
    {
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: false);
        await worker.Page.GotoAsync("/tickets");
        await worker.Page.Locator("form.filter .hotline .el-select__wrapper").ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("12316") }).ClickAsync();
        await worker.Page.Locator("[data-test='filter-class'] .el-select__wrapper").ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { Name = "咨询" }).WaitForAsync();
        Assert.Equal(0, await worker.Page.GetByRole(AriaRole.Option, new() { Name = "求助" }).CountAsync());
    }

    [Fact]
    public async Task A_macro_shows_what_it_will_do_and_does_it_when_that_is_confirmed()
    {
        var ticket = await TicketAsync("一键处理的工单");
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: false);
        await worker.Page.GotoAsync($"/tickets/{ticket}");
        await worker.ClicksAsync("macros");
        await worker.Page.GetByRole(AriaRole.Menuitem, new() { Name = "春耕加急" }).ClickAsync();
        await worker.SeesAsync("macro-steps", "添加标签：春耕、加急");
        await worker.SeesAsync("macro-steps", $"工单{ticket}应于");
        await LooksWellAsync(worker, "macro");
        await worker.ClicksAsync("macro-do");
        await worker.SeesAsync("ticket-note", $"工单{ticket}应于");
        await worker.SeesAsync("ticket-tags", "春耕");
        await worker.ShowsAsync("macro-done");
    }
}
