using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>A supervisor at the wall: it moves by itself, and he listens and whispers with a click.</summary>
public sealed class WallTests(PagedServer hall) : IClassFixture<PagedServer>
{
    [Fact]
    public async Task The_wall_moves_by_itself_and_a_supervisor_whispers()
    {
        await using var leader = await hall.WorkerAsync("supervisor");
        await using var leaderPhone = await hall.TelephoneAsync(leader, Tones.Supervisor);
        await leader.Page.GotoAsync("/wall");
        await leader.Find($"wall-queue-{StaffedServer.Consult}").WaitForAsync();

        await using var clerk = await hall.ClerkAsync();
        await clerk.BecomesAsync("Away", "培训");
        await using var caller = await hall.CallerAsync();
        await leader.SeesAsync($"wall-queue-{StaffedServer.Consult}", $"****{caller.Number[^4..]}");
        await clerk.BecomesAsync("Ready");
        await clerk.AnswersAsync();
        await caller.Hears(Tones.Clerk);
        await leader.SeesAsync($"wall-seat-{clerk.No}", "通话中");
        await leader.ShowsAsync("wall");

        var seat = leader.Find($"wall-seat-{clerk.No}");
        await seat.GetByRole(AriaRole.Button, new() { Name = "耳语" }).ClickAsync();
        await ConfirmAsync(leader);
        await leaderPhone.Phone.NextEventAsync("CALL_INCOMING");
        await leaderPhone.PicksUpAsync();
        await leaderPhone.Hears(Tones.Citizen, Tones.Clerk);
        await clerk.Hears(Tones.Citizen, Tones.Supervisor);
        await caller.Hears(Tones.Clerk);
        await leaderPhone.HangsUpAsync();
        await caller.HangsUpAsync();
        await leader.SeesAsync($"wall-seat-{clerk.No}", "就绪");
    }

    static async Task ConfirmAsync(Worker leader)
    {
        var box = leader.Page.Locator(".el-message-box__btns .el-button--primary");
        if (await box.IsVisibleAsync())
            await box.ClickAsync();
    }
}
