using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>
/// The citizen waits with music and is handed on, by the telephone's own buttons and by the desk's; with three lanes,
/// so that those who are to talk may begin on different ones.
/// </summary>
public sealed class TransferTests(TransferTests.ThreeLanes floor) : IClassFixture<TransferTests.ThreeLanes>
{
    [Fact]
    public async Task A_clerk_hands_the_citizen_on_with_his_telephones_own_button()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var second = await floor.ReadyClerkAsync(Tones.SecondClerk, StaffedServer.General);

        await clerk.Phone.OrderAsync("transfer", $"sip:{second.No}@localhost");
        await second.AnswersAsync();
        await caller.Hears(Tones.SecondClerk);
        await second.Hears(Tones.Citizen);
        await clerk.Phone.NextEventAsync("CALL_CLOSED");
        await clerk.StandsAsync("WrapUp");
        await second.StandsAsync("Talking");
        var call = await caller.HangsUpAsync();

        Assert.Equal("Transferred", call.TextOf("endReason"));
        Assert.Equal(second.No, call.TextOf("seatNo"));
        Assert.Equal("citizen", call.TextOf("hangupSide"));
        await AssertKeptAsync(call.TextOf("callId")!, Tones.Clerk, Tones.SecondClerk);
    }

    [Fact]
    public async Task A_telephone_that_does_not_answer_leaves_the_citizen_with_who_wanted_to_hand_him_on()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var second = await floor.ReadyClerkAsync(Tones.SecondClerk, StaffedServer.General);

        await clerk.Phone.OrderAsync("transfer", $"sip:{second.No}@localhost");
        await second.RingsAsync();
        await second.HangsUpAsync();
        await clerk.StandsAsync("Talking");
        await clerk.Phone.OrderAsync("resume");
        await caller.Hears(Tones.Clerk);
        await clerk.Hears(Tones.Citizen);
        Assert.Equal("CitizenHungUp", (await caller.HangsUpAsync()).TextOf("endReason"));
    }

    [Fact]
    public async Task A_clerk_consults_another_at_his_desk_and_leaves_the_citizen_with_him()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var second = await floor.ReadyClerkAsync(Tones.SecondClerk, StaffedServer.General);

        var call = await floor.Api.PostAsync($"calls/{caller.Call}/hold", new { });
        Assert.Equal("Held", call.TextOf("state"));
        await clerk.StandsAsync("Holding");
        await caller.Hears(Tones.Music);
        await clerk.Hears();
        await floor.Api.PostAsync($"calls/{caller.Call}/transfer", new { to = second.No, kind = "attended" });
        await second.AnswersAsync();
        await clerk.Hears(Tones.SecondClerk);
        await second.Hears(Tones.Clerk);
        await caller.Hears(Tones.Music);

        await floor.Api.PostAsync($"calls/{caller.Call}/transfer", new { finish = true });
        await caller.Hears(Tones.SecondClerk);
        await second.Hears(Tones.Citizen);
        await clerk.Phone.NextEventAsync("CALL_CLOSED");
        await clerk.StandsAsync("WrapUp");
        call = await caller.HangsUpAsync();
        Assert.Equal("Transferred", call.TextOf("endReason"));
        Assert.Equal(second.No, call.TextOf("seatNo"));
        await AssertKeptAsync(caller.Call, Tones.Clerk, Tones.SecondClerk);
    }

    [Fact]
    public async Task Hold_by_the_telephone_is_music_for_the_citizen_and_is_undone_by_it()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;

        await clerk.Phone.OrderAsync("hold");
        await caller.Hears(Tones.Music);
        await clerk.StandsAsync("Holding");
        var refusal = await floor.Api.RefusedAsync($"calls/{caller.Call}/resume", new { });
        Assert.Equal("held-by-phone", refusal.Code);
        await clerk.Phone.OrderAsync("resume");
        await caller.Hears(Tones.Clerk);
        await clerk.Hears(Tones.Citizen);
        await clerk.StandsAsync("Talking");

        await clerk.HangsUpAsync();
        await clerk.StandsAsync("WrapUp");
        await caller.StandsAsync("Survey");
        await caller.Phone.PressAsync('1');
        var call = await caller.EndsAsync();
        Assert.Equal("SeatHungUp", call.TextOf("endReason"));
        Assert.Equal("1", call.TextOf("rating"));
    }

    /// <summary>One recording through everything: the citizen left, every clerk who spoke with him right.</summary>
    async Task AssertKeptAsync(string call, params double[] right)
    {
        var (citizen, others) = Wav.ParseBoth(await floor.Api.BytesAsync($"calls/{call}/recording"));
        Assert.InRange(citizen.LoudnessOf(Tones.Citizen), -14, -9);
        Assert.InRange(citizen.LevelOf(Tones.Music), double.NegativeInfinity, -45);
        Assert.All(right, tone => Assert.InRange(others.LoudnessOf(tone), -25, -9));
        Assert.InRange(others.LevelOf(Tones.Citizen), double.NegativeInfinity, -45);
        Assert.InRange(others.LevelOf(Tones.Music), double.NegativeInfinity, -45);
    }

    /// <summary>A server with three lanes.</summary>
    public sealed class ThreeLanes : StaffedServer
    {
        internal override ServerSettings Settings => base.Settings.With("Media:Lanes", "3");
    }
}
