using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;
using Microsoft.Playwright;

namespace HotlineVoice.Server.Tests.Pages;

/// <summary>A supervisor at the wall: it moves by itself; he listens, whispers and barges in with a click.</summary>
public sealed class WallTests(PagedServer hall) : IClassFixture<PagedServer>
{
    [Fact]
    public async Task The_wall_moves_by_itself_and_a_supervisor_listens_whispers_and_barges_in()
    {
        await using var leader = await hall.WorkerAsync("supervisor");
        await using var leaderPhone = await hall.TelephoneAsync(leader, Tones.Supervisor);
        await leader.Page.GotoAsync("/wall");
        await leader.Find($"wall-queue-{StaffedServer.Consult}").WaitForAsync();

        await using var clerk = await hall.ClerkAsync();
        await clerk.BecomesAsync("Away", "培训");
        await using var caller = await hall.CallerAsync(name: Attack.Name);
        await leader.SeesAsync($"wall-queue-{StaffedServer.Consult}", $"****{caller.Number[^4..]}");
        await clerk.BecomesAsync("Ready");
        await clerk.AnswersAsync();
        await caller.Hears(Tones.Clerk);
        await leader.SeesAsync($"wall-seat-{clerk.No}", "通话中");
        await leader.ShowsAsync("wall");

        await OrdersAsync(leader, clerk.No, "监听", "您的话机将振铃");
        await leaderPhone.Phone.NextEventAsync("CALL_INCOMING");
        await leaderPhone.PicksUpAsync();
        await leaderPhone.Hears(Tones.Citizen, Tones.Clerk);
        await clerk.Hears(Tones.Citizen);
        await leader.SeesAsync($"wall-seat-{clerk.No}", "班长在线");

        await OrdersAsync(leader, clerk.No, "耳语", "您仍在通话中");
        await clerk.Hears(Tones.Citizen, Tones.Supervisor);
        await caller.Hears(Tones.Clerk);

        await OrdersAsync(leader, clerk.No, "强插", "您仍在通话中");
        await caller.Hears(Tones.Clerk, Tones.Supervisor);
        await leader.ShowsAsync("wall-barged");
        await leader.IsUntakenAsync();
        await leaderPhone.HangsUpAsync();
        await caller.HangsUpAsync();
        await leader.SeesAsync($"wall-seat-{clerk.No}", "就绪");
    }

    /// <summary>Clicks at a seat and confirms what he is asked.</summary>
    static async Task OrdersAsync(Worker leader, string seat, string order, string asked)
    {
        await leader.Find($"wall-seat-{seat}").GetByRole(AriaRole.Button, new() { Name = order }).ClickAsync();
        var box = leader.Page.GetByRole(AriaRole.Dialog).Filter(new() { HasText = asked });
        await box.GetByRole(AriaRole.Button, new() { Name = order, Exact = true }).ClickAsync();
        await box.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}
