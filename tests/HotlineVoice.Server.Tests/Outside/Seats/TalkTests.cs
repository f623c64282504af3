using System.Net;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>A citizen and a clerk, both with the telephone baresip: who hears whom, and what is kept of it.</summary>
public sealed class TalkTests(StaffedServer floor) : IClassFixture<StaffedServer>
{
    const double Silent = -45;

    [Fact]
    public async Task A_citizen_and_a_clerk_hear_each_other_and_the_recording_has_each_on_his_side()
    {
        await using var clerk = await floor.ReadyClerkAsync();
        await using var caller = await floor.CallerAsync();
        await clerk.RingsAsync();
        await caller.StandsAsync("Offered");
        await clerk.PicksUpAsync();
        await caller.Hears(Tones.Clerk);
        await clerk.Hears(Tones.Citizen);

        await clerk.StandsAsync("Talking");
        var seat = await floor.Api.GetAsync($"seats/{clerk.No}");
        Assert.Equal(caller.Call, seat.TextOf("callId"));
        var call = await caller.StandsAsync("Talking");
        Assert.Equal(clerk.No, call.TextOf("seatNo"));
        Assert.Equal(StaffedServer.Consult, call.TextOf("queue"));
        Assert.Equal("welcome,menu:1,q_consult", call.PathOf());
        Assert.Equal(["citizen", "seat"], call.GetProperty("legs").EnumerateArray().Select(leg => leg.TextOf("role")));
        await caller.Phone.Ear.ListenAsync(TimeSpan.FromSeconds(1.5));
        call = await caller.HangsUpAsync();
        await clerk.StandsAsync("WrapUp");

        Assert.Equal("CitizenHungUp", call.TextOf("endReason"));
        Assert.Equal("citizen", call.TextOf("hangupSide"));
        var recording = Assert.Single(call.GetProperty("recordings").EnumerateArray());
        Assert.Equal("True", recording.TextOf("complete"));
        var file = await floor.Api.BytesAsync($"calls/{caller.Call}/recording");
        var (left, right) = Wav.ParseBoth(file);
        Assert.Equal(recording.GetProperty("seconds").GetDouble(), left.Length.TotalSeconds, 2);
        Assert.InRange(left.LoudnessOf(Tones.Citizen), -14, -9);
        Assert.InRange(left.LevelOf(Tones.Clerk), double.NegativeInfinity, Silent);
        Assert.InRange(right.LoudnessOf(Tones.Clerk), -16, -9);
        Assert.InRange(right.LevelOf(Tones.Citizen), double.NegativeInfinity, Silent);
        await AssertPartAsync(caller.Call, file);
    }

    [Fact]
    public async Task A_citizen_who_hangs_up_while_it_rings_leaves_the_telephone_silent_and_the_seat_ready()
    {
        await using var clerk = await floor.ReadyClerkAsync();
        await using var caller = await floor.CallerAsync();
        await clerk.RingsAsync();
        var call = await caller.HangsUpAsync();
        await clerk.Phone.NextEventAsync("CALL_CLOSED");
        await clerk.StandsAsync("Ready");

        Assert.Equal("AbandonedRinging", call.TextOf("endReason"));
        Assert.Null(call.TextOf("answeredAt"));
    }

    [Fact]
    public async Task A_clerk_calls_a_number_from_his_desk_and_his_own_telephone_rings_first()
    {
        await using var clerk = await floor.ReadyClerkAsync();
        await using var citizen = Office.Speaks(floor.OfficeAt, floor.Sounds, TimeSpan.FromSeconds(1));

        var call = await floor.Api.PostAsync(
            $"seats/{clerk.No}/dial", new { to = Office.Number, hotline = "jn12316" });
        Assert.Equal("out", call.TextOf("direction"));
        await clerk.AnswersAsync();
        await clerk.Hears(Tones.Office);
        await clerk.StandsAsync("Talking");
        await clerk.HangsUpAsync();
        await citizen.EndsAsync();

        var id = call.TextOf("callId")!;
        call = await floor.CallAsync(id, call => call.TextOf("state") == "Ended");
        Assert.Equal(("SeatHungUp", "seat"), (call.TextOf("endReason"), call.TextOf("hangupSide")));
        var attempt = Assert.Single(
            await floor.Api.ListAsync("contactAttempts?limit=100"), attempt => attempt.TextOf("callId") == id);
        Assert.Equal(("caller", "connected"), (attempt.TextOf("party"), attempt.TextOf("outcome")));
        var (left, right) = Wav.ParseBoth(await floor.Api.BytesAsync($"calls/{id}/recording"));
        Assert.InRange(left.LoudnessOf(Tones.Office), -14, -9);
        Assert.InRange(right.LoudnessOf(Tones.Clerk), -14, -9);
    }

    [Fact]
    public async Task Two_clerks_speak_with_each_other_by_their_numbers()
    {
        await using var first = await floor.ReadyClerkAsync(queue: StaffedServer.Complaint);
        await using var second = await floor.ReadyClerkAsync(Tones.SecondClerk, StaffedServer.Complaint);

        await first.Phone.OrderAsync("dial", second.No);
        await first.Phone.NextEventAsync("CALL_ESTABLISHED");
        await second.AnswersAsync();
        await first.Hears(Tones.SecondClerk);
        await second.Hears(Tones.Clerk);
        await first.StandsAsync("Talking");
        await second.StandsAsync("Talking");
        await second.HangsUpAsync();
        await first.Phone.NextEventAsync("CALL_CLOSED");
        await first.StandsAsync("WrapUp");
        await second.StandsAsync("WrapUp");
    }

    async Task AssertPartAsync(string call, byte[] file)
    {
        var (status, range, octets) = await floor.Api.PartAsync($"calls/{call}/recording", 1000, 2999);
        Assert.Equal(HttpStatusCode.PartialContent, status);
        Assert.Equal($"bytes 1000-2999/{file.Length}", range);
        Assert.Equal(file[1000..3000], octets);
    }
}
