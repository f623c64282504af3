using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>An agent at his desk, with real calls: the telephone baresip beside the page in Chromium.</summary>
public sealed class DeskTests(PagedServer hall) : IClassFixture<PagedServer>
{
    [Fact]
    public async Task A_call_is_answered_and_registered()
    {
        await using var agent = await hall.WorkerAsync("agent");
        await using var phone = await hall.TelephoneAsync(agent, Tones.Clerk);
        await agent.ClicksButtonAsync("签入");
        await agent.SeesAsync("seat-state", "就绪");

        await using var caller = await hall.CallerAsync(name: Attack.Name);
        await agent.Find("answer").WaitForAsync();
        await agent.SeesAsync("caller-card", $"****{caller.Number[^4..]}");
        await phone.AnswersAsync();
        await agent.SeesAsync("seat-state", "通话中");
        await caller.Hears(Tones.Clerk);
        await agent.ShowsAsync("desk-talking");
        await agent.ClicksAsync("hold");
        await agent.SeesAsync("seat-state", "保持中");
        await caller.Hears(Tones.Music);
        await agent.ClicksAsync("hold");
        await agent.SeesAsync("seat-state", "通话中");

        await RegistersAsync(agent, caller, "咨询补贴标准");
        await agent.ClicksAsync("hang-up");
        var call = await caller.EndsAsync();
        var ticket = await hall.Api.GetAsync($"tickets/{call.TextOf("ticketNo")}");
        Assert.Equal("咨询补贴标准", ticket.TextOf("title"));
        Assert.Equal("Registered", ticket.TextOf("state"));
        Assert.Equal(caller.Call, ticket.TextOf("callId"));
        Assert.Equal(agent.User, ticket.TextOf("registeredBy"));
        await agent.SeesAsync("seat-state", "话后处理");
        await agent.IsUntakenAsync();
    }

    [Fact]
    public async Task An_unfinished_form_outlives_a_reload_and_the_next_call()
    {
        await using var agent = await hall.WorkerAsync("agent");
        await using var phone = await hall.TelephoneAsync(agent, Tones.Clerk);
        await agent.ClicksButtonAsync("签入");
        await using (var first = await hall.CallerAsync())
        {
            await phone.AnswersAsync();
            await agent.Find("ticket-form").WaitForAsync();
            await agent.FillsAsync("标题", "第一个诉求");
            await agent.FillsAsync("诉求内容", "还没有写完");
            await first.HangsUpAsync();
        }

        await agent.Page.ReloadAsync();
        await agent.ReadsAsync("第一个诉求");
        await agent.SeesAsync("seat-state", "就绪");

        await using var second = await hall.CallerAsync();
        await phone.AnswersAsync();
        await agent.SeesAsync("seat-state", "通话中");
        await Assertions.Expect(agent.Find("ticket-form").GetByLabel("标题", new() { Exact = true }))
            .ToHaveValueAsync("");
        await agent.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^[0-9:]+ 第一个诉求") }).ClickAsync();
        await Assertions.Expect(agent.Find("ticket-form").GetByLabel("诉求内容", new() { Exact = true }))
            .ToHaveValueAsync("还没有写完");
    }

    [Fact]
    public async Task The_office_of_the_chosen_county_is_one_click_away()
    {
        await using var agent = await hall.WorkerAsync("agent");
        await using var phone = await hall.TelephoneAsync(agent, Tones.Clerk);
        await using var office = Office.Speaks(hall.OfficeAt, hall.Sounds, TimeSpan.FromMilliseconds(300));
        await agent.ClicksButtonAsync("签入");
        await using var caller = await hall.CallerAsync();
        await phone.AnswersAsync();
        await agent.Find("ticket-form").WaitForAsync();
        await caller.Hears(Tones.Clerk);

        await agent.ChoosesPlaceAsync("昌图县");
        await agent.ClicksAsync("conference");
        await agent.ReadsAsync(PagedServer.OfficeName);
        await agent.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = PagedServer.OfficeName })
            .GetByRole(AriaRole.Button, new() { Name = "呼叫" }).ClickAsync();
        await agent.SeesAsync("caller-card", "三方通话");
        await caller.Hears(Tones.Clerk, Tones.Office);
        await phone.Hears(Tones.Citizen, Tones.Office);
        await agent.ClicksAsync("hang-up");
        await caller.EndsAsync();
        await office.EndsAsync();
    }

    internal static async Task RegistersAsync(Worker agent, Caller caller, string title)
    {
        var form = agent.Find("ticket-form");
        await form.WaitForAsync();
        await form.GetByText("咨询", new() { Exact = true }).ClickAsync();
        await agent.FillsAsync("标题", title);
        await agent.FillsAsync("诉求内容", "购买拖拉机可以补贴多少");
        await agent.ChoosesPlaceAsync("昌图县");
        await agent.FillsAsync("联系电话", caller.Number);
        await agent.ClicksAsync("ticket-save");
        await agent.ReadsAsync("已登记，工单编号");
    }
}
