using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>What stands beside a ticket, at its page and in the list.</summary>
public sealed partial class LookTests
{
    static readonly string[] Words = ["加急"];

    [Fact]
    public async Task A_note_a_file_and_words_are_put_on_a_ticket_at_its_page()
    {
        var ticket = await TicketAsync("附件与备注");
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: false);
        await worker.Page.GotoAsync($"/tickets/{ticket}");
        await worker.Find("note-text").FillAsync("已电话核实，" + Attack.Text);
        await worker.ClicksAsync("note-save");
        await worker.SeesAsync("ticket-note", "已电话核实");
        await worker.SeesAsync("ticket-note", "内部");

        await worker.Page.Locator("[data-test='ticket-file-input']").SetInputFilesAsync(new FilePayload
        {
            Name = "发票.pdf",
            MimeType = "application/pdf",
            Buffer = [.. "%PDF-1.7\n"u8, .. new byte[3000]],
        });
        await worker.SeesAsync("ticket-file", "未做病毒检查");
        var download = await worker.Page.RunAndWaitForDownloadAsync(() => worker.ClicksButtonAsync("发票.pdf"));
        Assert.Equal("发票.pdf", download.SuggestedFilename);

        await worker.ClicksButtonAsync("添加标签");
        var words = worker.Page.GetByRole(AriaRole.Combobox, new() { Name = "标签" });
        await words.FillAsync("春耕");
        await worker.Page.GetByRole(AriaRole.Option, new() { Name = "春耕" }).ClickAsync();
        await worker.ShowsAsync("ticket-tags");
        await worker.ClicksButtonAsync("保存");
        await worker.SeesAsync("ticket-tags", "修改标签");
        await worker.SeesAsync("ticket-tags", "春耕");
        await worker.IsUntakenAsync();
        await worker.ShowsAsync("ticket-beside");
    }

    [Fact]
    public async Task Two_at_one_ticket_know_of_each_other_and_what_was_typed_stays_when_the_other_was_faster()
    {
        var ticket = await TicketAsync("两人同时办理");
        await using var first = await hall.WorkerAsync(Everything, hasSeat: false);
        await using var second = await hall.WorkerAsync(Everything, hasSeat: false);
        second.Expects(412);
        await first.Page.GotoAsync($"/tickets/{ticket}");
        // The second is shown the ticket as it was first: a feed that is late.
        var (isLate, kept) = (true, (string?)null);
        await second.Page.RouteAsync($"**/api/v1/tickets/{ticket}", async route =>
        {
            if (!isLate)
            {
                await route.ContinueAsync();
                return;
            }

            kept ??= await (await route.FetchAsync()).TextAsync();
            await route.FulfillAsync(new() { Body = kept, ContentType = "application/json" });
        });
        await second.Page.GotoAsync($"/tickets/{ticket}");
        await second.SeesAsync("ticket-viewers", "也打开了本工单");
        await second.ClicksButtonAsync("直接答复");
        var dialog = second.Page.GetByRole(AriaRole.Dialog);
        var answer = dialog.GetByRole(AriaRole.Textbox, new() { Name = "答复内容" });
        await answer.FillAsync("已答复诉求人");
        await hall.Api.PostAsync($"tickets/{ticket}/tag", new { version = await VersionAsync(ticket), add = Words });
        // It has heard of it by then; had it not, it would be told of the new version while he sends.
        await second.ReadsAsync("加急");
        isLate = false;
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await second.SeesAsync("meanwhile", "标签");
        await first.SeesAsync("ticket-viewers", "正在填写");
        await second.ShowsAsync("ticket-collision");
        Assert.Equal("已答复诉求人", await answer.InputValueAsync());
    }

    [Fact]
    public async Task Many_tickets_are_dealt_with_from_the_list_and_each_refusal_is_said()
    {
        var (one, other) = (await TicketAsync("批量甲"), await TicketAsync("批量乙"));
        await hall.Api.PostAsync($"tickets/{other}/sendForm", new { version = await VersionAsync(other) });
        await using var worker = await hall.WorkerAsync(Everything, hasSeat: false);
        await worker.Page.GotoAsync("/tickets");
        foreach (var no in new[] { one, other })
            await worker.Page.GetByLabel($"选择工单 {no}").CheckAsync();
        await worker.SeesAsync("bulk-bar", "已选 2 张");
        await worker.ShowsAsync("tickets-bulk");
        await worker.Find("bulk-bar").GetByRole(AriaRole.Button, new() { Name = "批量办理" }).ClickAsync();
        await worker.Page.GetByRole(AriaRole.Menuitem).First.ClickAsync();
        await worker.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await worker.SeesAsync("bulk-refused", other);
        await worker.ShowsAsync("tickets-bulk-refused");
        Assert.Equal("AwaitingDispatch", (await hall.Api.GetAsync($"tickets/{one}")).TextOf("state"));
    }

    async Task<long> VersionAsync(string ticket) =>
        (await hall.Api.GetAsync($"tickets/{ticket}")).GetProperty("version").GetInt64();
}
