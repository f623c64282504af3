using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>外发消息 and 通知发送, with what leaves the house by a way that is not there.</summary>
public sealed partial class LookTests
{
    [Fact]
    public async Task A_webhook_is_entered_its_secret_shown_once_and_its_dead_message_says_why()
    {
        const string title = "数据平台";
        await using var worker = await hall.WorkerAsync("administrator", hasSeat: false);
        await worker.Page.GotoAsync("/outgoing?tab=webhooks");
        await worker.ClicksAsync("webhook-add");
        await worker.Page.GetByRole(AriaRole.Textbox, new() { Name = "名称" }).FillAsync(title);
        await worker.Page.GetByRole(AriaRole.Textbox, new() { Name = "地址" }).FillAsync("https://127.0.0.1:1/");
        await LooksWellAsync(worker, "webhook-form");
        await worker.ClicksAsync("webhook-save");
        await worker.Find("webhook-secret").WaitForAsync();
        await worker.ShowsAsync("webhook-secret");
        var secret = await worker.Find("webhook-secret").TextContentAsync();
        await worker.ClicksAsync("secret-kept");
        await worker.SeesAsync("webhook-row", title);
        Assert.DoesNotContain(secret!, await worker.Page.ContentAsync());

        var row = worker.Find("webhook-row").Filter(new() { HasText = title });
        await row.GetByRole(AriaRole.Button, new() { Name = "测试" }).ClickAsync();
        await worker.ReadsAsync("测试消息已排入发送");
        await Waiting.UntilAsync(
            async () => (await hall.Process.Api.ListAsync("outgoing?state=Dead&channel=Webhook")).Count > 0,
            "the dead message");
        // What a message says while it fades is not there to be read.
        await worker.Page.WaitForFunctionAsync("() => !document.querySelector('.el-message')");
        await LooksWellAsync(worker, "webhooks");

        await worker.Page.GotoAsync("/outgoing");
        await worker.SeesAsync("message-reason", "地址指向本机或内网，未获准许");
        await worker.SeesAsync("gateway", "未配置");
        await LooksWellAsync(worker, "outgoing");
        await worker.ClicksAsync("resend-all");
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "重发" }).ClickAsync();
        await worker.ReadsAsync("已重新排入发送");

        await worker.Page.GotoAsync("/outgoing?tab=webhooks");
        await row.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task Who_reminds_by_sms_a_unit_without_a_mobile_telephone_is_told_to_call()
    {
        var lamp = await hall.Api.PostAsync("tickets", new
        {
            hotlineCode = "wy12345",
            @class = "help",
            source = "phone",
            title = "短信催办",
            content = "三楼没有水",
            divisionCode = "440229",
            caller = new { name = "李四", phone = "13900139003" },
        });
        var hook = await hall.Process.Api.PostAsync("webhooks", new
        {
            title = "工单通知",
            url = "https://127.0.0.1:1/",
            events = new[] { "remind" },
        });
        await using var worker = await hall.WorkerAsync("overseer,dispatcher", hasSeat: false);
        await worker.Page.GotoAsync($"/tickets/{lamp.TextOf("ticketNo")}");
        await DispatchesAsync(worker);
        Assert.Equal(0, await worker.Find("ticket-messages").CountAsync());
        await RemindsAsync(worker);
        await worker.ReadsAsync("该单位没有登记手机号码，短信未发出");
        await worker.SeesAsync("ticket-message", "工单变动通知");
        await worker.ReadsAsync("承办单位（短信）");
        await worker.Find("ticket-messages").ScrollIntoViewIfNeededAsync();
        await LooksWellAsync(worker, "ticket-messages");
        await hall.Process.Api.SendAsync(HttpMethod.Delete, $"webhooks/{hook.TextOf("id")}", new { });
    }

    /// <summary>By a button, or by the list of what else can be done.</summary>
    static async Task RemindsAsync(Worker worker)
    {
        var button = worker.Page.GetByRole(AriaRole.Button, new() { Name = "催办", Exact = true });
        if (await button.CountAsync() > 0)
        {
            await button.ClickAsync();
        }
        else
        {
            await worker.ClicksButtonAsync("更多办理 ▾");
            await worker.Page.GetByRole(AriaRole.Menuitem, new() { Name = "催办", Exact = true }).ClickAsync();
        }

        await worker.Page.GetByRole(AriaRole.Combobox, new() { Name = "方式" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { Name = "短信" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
    }

    /// <summary>To the unit that the catalogue proposes; units of this hotline have no mobile telephones.</summary>
    static async Task DispatchesAsync(Worker worker)
    {
        await worker.ClicksButtonAsync("派单");
        await worker.Page.GetByRole(AriaRole.Combobox, new() { Name = "事项" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Option, new() { Name = "供水" }).ClickAsync();
        await worker.SeesAsync("dispatch-proposal", "供水");
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await worker.ReadsAsync("按派单目录");
    }
}
