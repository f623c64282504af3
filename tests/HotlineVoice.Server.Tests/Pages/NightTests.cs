using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>The morning after: a message of the night is heard, taken and registered.</summary>
public sealed class NightTests(NightTests.PagedNight hall) : IClassFixture<NightTests.PagedNight>
{
    [Fact]
    public async Task A_message_becomes_a_ticket()
    {
        await using var caller = await Caller.DialsAsync(hall, at: "after_hours");
        await caller.Phone.PressAsync('1');
        await caller.StandsAsync("Voicemail");
        await caller.Phone.HearAsync(TimeSpan.FromSeconds(6));
        await caller.HangsUpAsync();
        await hall.Api.EventAsync((name, one) => name == "voicemail.left" && ApiClient.IsFrom(one, caller.Number));

        await using var agent = await hall.WorkerAsync("agent", hasSeat: false);
        await agent.Page.GotoAsync("/voicemails");
        var row = agent.Find("voicemail-row").Filter(new() { HasText = $"****{caller.Number[^4..]}" });
        await row.WaitForAsync();
        await row.Locator("[data-test='voicemail-play']").ClickAsync();
        await agent.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('audio')].some(one => one.currentTime > 0.2)");
        await agent.ShowsAsync("voicemails");
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("登记") }).ClickAsync();
        await DeskTests.RegistersAsync(agent, caller, "留言里的问题");

        var voicemail = Assert.Single(
            await hall.Api.ListAsync("voicemails"), one => ApiClient.IsFrom(one, caller.Number));
        Assert.Equal("Registered", voicemail.TextOf("state"));
        var ticket = await hall.Api.GetAsync($"tickets/{voicemail.TextOf("registeredTicketNo")}");
        Assert.Equal("留言里的问题", ticket.TextOf("title"));
        Assert.Equal("voicemail", ticket.TextOf("source"));
    }

    /// <summary>Half past nine in the evening.</summary>
    public sealed class PagedNight : PagedServer
    {
        internal override ServerSettings Settings => base.Settings with { Clock = ServerSettings.Night };
    }
}
