using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>What a hotline asks of its own: in the form, at the ticket's page and in the list.</summary>
public sealed partial class LookTests
{
    const string Fields = """
        - { field: crop, label: 作物, type: choice, choices: [玉米, 水稻], shown to: units }
        - field: area
          label: 面积
          type: number
          measured in: 亩
          for: 咨询
          shown to: units
          required before: submitResult
        - { field: sown-on, label: 播种日期, type: date }
        - { field: remark, label: 地块说明, type: text }
        """;

    const string Checklists = """
        - checklist: group
          title: 群体事项清单
          steps: [ { do: 已报告负责人, before: close }, { do: 已到现场, by: units } ]
        """;

    [Fact]
    public async Task A_checklist_is_attached_and_ticked_and_a_leaders_day_is_planned()
    {
        await AskAsync();
        var ticket = await TicketAsync("办理清单的工单");
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: false);
        await worker.Page.GotoAsync($"/tickets/{ticket}");
        await ChooseAsync(worker, "checklists", "群体事项清单");
        await worker.ClicksAsync("checklist-attach");
        await worker.SeesAsync("check", "办结前必须完成");
        await worker.Find("check").Filter(new() { HasText = "已到现场" }).GetByRole(AriaRole.Checkbox).ClickAsync();
        await worker.SeesAsync("check", "张三");
        await worker.SeesAsync("checklists", "1/2");
        await worker.ReadsAsync("已完成：");
        await LooksWellAsync(worker, "checklist");

        await worker.Page.GotoAsync("/leaders");
        await worker.Find("leader-missing").Or(worker.Find("leader-session")).First.WaitForAsync();
        await worker.ClicksAsync("leader-plan");
        var form = worker.Find("leader-form");
        var now = (await hall.Api.GetAsync("rehearsal/clock")).GetProperty("now").GetDateTimeOffset();
        var day = DateOnly.FromDateTime(now.DateTime).AddDays(1).ToString("yyyy-MM-dd", null);
        await form.GetByLabel("日期").FillAsync(day);
        await worker.Page.Keyboard.PressAsync("Enter");
        await worker.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.el-picker__popper')].every(one => !one.offsetParent)");
        await form.GetByLabel("接听人").FillAsync("李某");
        await form.GetByLabel("职务").FillAsync("副县长");
        await LooksWellAsync(worker, "leader-form");
        await worker.ClicksAsync("leader-save");
        await worker.SeesAsync("leader-session", "李某");
        await worker.Find("leader-session").Filter(new() { HasText = "李某" })
            .GetByRole(AriaRole.Button, new() { Name = "查看工单" }).ClickAsync();
        await worker.ReadsAsync("没有登记工单");
        await LooksWellAsync(worker, "leader-days");
    }

    [Fact]
    public async Task What_the_hotline_asks_of_its_own_is_filled_shown_and_found()
    {
        await AskAsync();
        var ticket = await TicketAsync("玉米补贴");
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: true);
        worker.Expects(422);
        await worker.Page.GotoAsync($"/tickets/{ticket}");
        await worker.ClicksAsync("own-fields-edit");
        await ChooseAsync(worker, "own-field-crop", "玉米");
        await worker.Find("own-field-area").GetByRole(AriaRole.Textbox).FillAsync("三十");
        await worker.ClicksAsync("own-fields-save");
        await worker.SeesAsync("own-field-area", "应为数字");
        await LooksWellAsync(worker, "own-fields-form");
        await worker.Find("own-field-area").GetByRole(AriaRole.Textbox).FillAsync("30.50");
        await worker.ClicksAsync("own-fields-save");
        await worker.SeesAsync("own-fields", "30.5 亩");
        await worker.ReadsAsync("（空） → 30.5");
        await LooksWellAsync(worker, "own-fields");

        await worker.Page.GotoAsync("/tickets");
        await worker.Page.Locator("form.filter .hotline .el-select__wrapper").ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { Name = "辽宁12316金农热线" }).ClickAsync();
        await ChooseAsync(worker, "own-filter-crop", "玉米");
        await worker.SeesAsync("ticket-row", ticket);
        await LooksWellAsync(worker, "own-filter");

        await worker.Page.GotoAsync("/desk");
        await worker.ClicksButtonAsync("新建工单");
        await worker.Find("own-field-crop").WaitForAsync();
        await LooksWellAsync(worker, "own-fields-desk");
    }

    static async Task ChooseAsync(Worker worker, string field, string choice)
    {
        // The list itself lies under its placeholder.
        await worker.Page.Locator($"[data-test='{field}'] .el-select__wrapper").ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    /// <summary>As a manager does it: the file is written, and asked for as soon as it is read.</summary>
    async Task AskAsync()
    {
        await File.WriteAllTextAsync(
            Path.Combine(hall.Process.Folder, "dialplans/liaoning-12316/checklists.yaml"), Checklists);
        await File.WriteAllTextAsync(
            Path.Combine(hall.Process.Folder, "dialplans/liaoning-12316/fields.yaml"), Fields);
        await Waiting.ForAsync(() => hall.Api.GetAsync("hotlines"),
            answer => answer.ToString().Contains("sown-on", StringComparison.Ordinal), "the fields");
    }
}
