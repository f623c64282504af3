using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>A supervisor with a telephone of his own listens, whispers, barges in and takes over.</summary>
public sealed class SupervisorTests(StaffedServer floor) : IClassFixture<StaffedServer>
{
    [Fact]
    public async Task A_whisper_is_heard_by_the_clerk_alone_and_is_in_no_recording()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var boss = await floor.ClerkAsync(Tones.Supervisor);

        await floor.Api.PostAsync($"calls/{caller.Call}/listen", new { seatNo = boss.No });
        await boss.AnswersAsync();
        await boss.Hears(Tones.Citizen, Tones.Clerk);
        await clerk.Hears(Tones.Citizen);
        await caller.Hears(Tones.Clerk);

        await floor.Api.PostAsync($"calls/{caller.Call}/whisper", new { seatNo = boss.No });
        await clerk.Hears(Tones.Citizen, Tones.Supervisor);
        await caller.Hears(Tones.Clerk);
        Assert.InRange(
            (await caller.Phone.Ear.ListenAsync(TimeSpan.FromSeconds(1))).LevelOf(Tones.Supervisor), -200, -45);
        await boss.HangsUpAsync();
        await clerk.Hears(Tones.Citizen);
        await boss.StandsAsync("SignedOut");
        await caller.HangsUpAsync();

        var (left, right) = await RecordingAsync(caller.Call);
        Assert.InRange(left.LevelOf(Tones.Supervisor), double.NegativeInfinity, -60);
        Assert.InRange(right.LevelOf(Tones.Supervisor), double.NegativeInfinity, -60);
        Assert.InRange(right.LoudnessOf(Tones.Clerk), -14, -9);
        await AssertAuditAsync(caller.Call, "listenOrdered", "listened", "whisperOrdered", "whispered");
    }

    [Fact]
    public async Task Who_barges_in_is_heard_by_all_and_may_take_the_call_over()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var first = clerk;
        await using var citizen = caller;
        await using var boss = await floor.ReadyClerkAsync(Tones.Supervisor, StaffedServer.Complaint);

        await floor.Api.PostAsync($"calls/{caller.Call}/barge", new { seatNo = boss.No });
        await boss.AnswersAsync();
        await caller.Hears(Tones.Clerk, Tones.Supervisor);
        await clerk.Hears(Tones.Citizen, Tones.Supervisor);
        await floor.Api.PostAsync($"calls/{caller.Call}/takeOver", new { seatNo = boss.No });
        await clerk.Phone.NextEventAsync("CALL_CLOSED");
        await clerk.StandsAsync("WrapUp");
        await caller.Hears(Tones.Supervisor);
        await boss.Hears(Tones.Citizen);
        var call = await caller.HangsUpAsync();
        await boss.StandsAsync("WrapUp");

        Assert.Equal(boss.No, call.TextOf("seatNo"));
        var (_, right) = await RecordingAsync(caller.Call);
        Assert.InRange(right.LoudnessOf(Tones.Supervisor), -25, -9);
        await AssertAuditAsync(caller.Call, "bargeOrdered", "barged", "takeOverOrdered", "tookOver");
    }

    async Task<(Wav Left, Wav Right)> RecordingAsync(string call) =>
        Wav.ParseBoth(await floor.Api.BytesAsync($"calls/{call}/recording"));

    async Task AssertAuditAsync(string call, params string[] acts)
    {
        var rows = (await floor.Api.ListAsync("audit?limit=100")).Where(row => row.TextOf("subject") == call).ToArray();
        Assert.All(rows, row => Assert.Equal("banzhang", row.TextOf("who")));
        Assert.Equal(
            acts.Append("heard").Select(act => "call." + act).Order(StringComparer.Ordinal),
            rows.Select(row => row.TextOf("what")).Order(StringComparer.Ordinal));
    }
}
