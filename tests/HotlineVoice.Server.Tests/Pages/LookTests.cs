using System.Text.Json;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>
/// Every page as it looks on a desk and on a telephone: nothing for axe to call serious, nothing wider than the screen,
/// no word in the console; pictures where somebody asks for them.
/// </summary>
public sealed partial class LookTests(PagedServer hall) : IClassFixture<PagedServer>
{
    const string Everything = "agent,supervisor,dispatcher,administrator,auditor";

    static readonly (int Width, int Height)[] _screens = [(1440, 900), (390, 844)];

    static readonly string _axe = File.ReadAllText(
        Repository.PathOf("src/HotlineVoice.Web/app/node_modules/axe-core/axe.min.js"));

    [Fact]
    public async Task Every_page_can_be_used_by_everybody()
    {
        var ticket = await TicketAsync();
        await using var worker = await hall.WorkerAsync(Everything);
        string[] paths =
        [
            "/desk", "/wall", "/voicemails", "/tickets", $"/tickets/{ticket}", "/people", "/phrases", "/directory",
            "/directory?tab=objections", "/directory?tab=telephones",
        ];
        foreach (var path in paths)
        {
            await worker.Page.GotoAsync(path);
            await worker.Page.Locator("main h1").First.WaitForAsync(new() { State = Attached });
            await worker.Page.WaitForFunctionAsync("() => document.querySelectorAll('.el-loading-mask').length === 0");
            await LooksWellAsync(
                worker, "look" + path.Replace('/', '-').Replace("?tab=", "-").Replace(ticket, "one"));
        }
    }

    [Fact]
    public async Task What_citizens_write_is_only_ever_text()
    {
        var ticket = await TicketAsync(Attack.Text);
        await using var worker = await hall.WorkerAsync(Everything);
        await worker.Page.GotoAsync("/tickets");
        await worker.ReadsAsync(Attack.Text);
        await worker.IsUntakenAsync();
        await worker.Page.GotoAsync($"/tickets/{ticket}");
        await worker.ReadsAsync(Attack.Text);
        await worker.IsUntakenAsync();
    }

    [Fact]
    public async Task A_deadline_is_explained_day_by_day_and_an_act_asks_for_what_the_rules_ask()
    {
        var ticket = await TicketAsync();
        await using var worker = await hall.WorkerAsync(Everything);
        await worker.Page.GotoAsync($"/tickets/{ticket}");
        await worker.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "答复诉求人" })
            .GetByRole(AriaRole.Button, new() { Name = "如何计算" }).ClickAsync();
        await worker.ReadsAsync("当日不计");

        await worker.ClicksButtonAsync("不予受理");
        await worker.Page.GetByRole(AriaRole.Combobox, new() { Name = "不予受理的依据" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("附二") }).ClickAsync();
        await worker.ShowsAsync("ticket-refused");
        await worker.Page.GetByRole(AriaRole.Dialog).GetByText("是", new() { Exact = true }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await worker.ReadsAsync("已办结");
        await worker.ShowsAsync("ticket-explained");
    }

    [Fact]
    public async Task The_dispatch_form_is_filled_by_the_catalogue_and_a_telephone_is_tried_from_the_ledger()
    {
        var lamp = await hall.Api.PostAsync("tickets", new
        {
            hotlineCode = "wy12345",
            @class = "help",
            source = "phone",
            title = "水压不足",
            content = "三楼没有水",
            divisionCode = "440229",
            caller = new { name = "李四", phone = "13900139003" },
        });
        await using var worker = await hall.WorkerAsync(Everything);
        await worker.Page.GotoAsync($"/tickets/{lamp.TextOf("ticketNo")}");
        await worker.ClicksButtonAsync("派单");
        await worker.Page.GetByRole(AriaRole.Combobox, new() { Name = "事项" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { Name = "供水" }).ClickAsync();
        await worker.SeesAsync("dispatch-proposal", "派单目录“供水（各地，自 2016-12-31）”");
        await worker.ShowsAsync("dispatch-proposed");
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await worker.ReadsAsync("按派单目录“供水");
        await worker.ShowsAsync("dispatch-by-row");

        await worker.Page.GotoAsync("/directory?tab=telephones");
        await worker.Find("telephone-row").Filter(new() { HasText = PagedServer.OfficeName })
            .GetByRole(AriaRole.Button, new() { Name = "登记测试" }).ClickAsync();
        await worker.Find("telephone-test-form").GetByText("占线").ClickAsync();
        await worker.ShowsAsync("telephone-test");
        await worker.Find("telephone-test-form").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await worker.Find("telephone-row").Filter(new() { HasText = "占线" }).First.WaitForAsync();
        await worker.ShowsAsync("telephone-tested");
    }

    [Fact]
    public async Task A_unit_objects_to_its_row_and_what_the_office_upholds_waits_for_the_file()
    {
        await using (var unit = await hall.OfUnitAsync("unit-handler", "440229100", 390, 844))
        {
            await unit.Page.GotoAsync("/directory");
            await unit.ClicksButtonAsync("提出异议");
            await unit.Page.GetByRole(AriaRole.Textbox, new() { Name = "异议理由" }).FillAsync("路灯已移交");
            await unit.Page.GetByRole(AriaRole.Textbox, new() { Name = "依据" }).FillAsync("移交协议");
            await unit.ShowsAsync("objection-form");
            await unit.Find("objection-form").GetByRole(AriaRole.Button, new() { Name = "提出异议" }).ClickAsync();
            await unit.SeesAsync("catalogue-row", "异议 1");
            await unit.ShowsAsync("objection-filed");
        }

        await using var office = await hall.WorkerAsync("dispatcher", hasSeat: false);
        await office.Page.GotoAsync("/directory?tab=objections");
        await office.ClicksButtonAsync("异议成立");
        await office.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("移交属实");
        await office.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
        await office.SeesAsync("objection", "成立，待修订");
        await office.SeesAsync("objection", "wengyuan-12345/catalogue.yaml");
        await office.ShowsAsync("objection-upheld");
    }

    const Microsoft.Playwright.WaitForSelectorState Attached = Microsoft.Playwright.WaitForSelectorState.Attached;

    /// <summary>What he sees now, on a desk and on a telephone.</summary>
    static async Task LooksWellAsync(Worker worker, string name)
    {
        var own = worker.Page.ViewportSize!;
        var wrong = new List<string>();
        foreach (var (width, height) in _screens)
        {
            await worker.Page.SetViewportSizeAsync(width, height);
            await StandsStillAsync(worker);
            await worker.ShowsAsync(name);
            wrong.AddRange((await FindingsAsync(worker)).Select(one => $"{name} at {width}: {one}"));
        }

        await worker.Page.SetViewportSizeAsync(own.Width, own.Height);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>What still moves is neither to be judged nor to be shown.</summary>
    static Task StandsStillAsync(Worker worker) => worker.Page.WaitForFunctionAsync(
        "() => document.getAnimations().every((one) => one.playState !== 'running')");

    /// <summary>By the driver and not by a script of the page: the page's own rules forbid that.</summary>
    static async Task<string[]> FindingsAsync(Worker worker)
    {
        if (await worker.Page.EvaluateAsync<bool>("() => !window.axe"))
            await worker.Page.EvaluateAsync(_axe);
        var found = await worker.Page.EvaluateAsync<string>(
            """
            async () => {
              const result = await axe.run(document, { resultTypes: ['violations'] })
              const grave = result.violations.filter((one) => ['serious', 'critical'].includes(one.impact))
              const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
              return JSON.stringify([
                ...grave.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`),
                ...(wide > 1 ? [`${wide} px wider than the screen`] : []),
              ])
            }
            """);
        return JsonSerializer.Deserialize<string[]>(found)!;
    }

    async Task<string> TicketAsync(string title = "补贴什么时候到账")
    {
        var ticket = await hall.Api.PostAsync("tickets", new
        {
            hotlineCode = "jn12316",
            @class = "consultation",
            source = "phone",
            title,
            content = title,
            divisionCode = PagedServer.OfficeDivision,
            caller = new { name = "李四", phone = "13900139002" },
        });
        return ticket.TextOf("ticketNo")!;
    }
}
