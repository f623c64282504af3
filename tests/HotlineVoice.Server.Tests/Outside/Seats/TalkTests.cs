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

    async Task AssertPartAsync(string call, byte[] file)
    {
        var (status, range, octets) = await floor.Api.PartAsync($"calls/{call}/recording", 1000, 2999);
        Assert.Equal(HttpStatusCode.PartialContent, status);
        Assert.Equal($"bytes 1000-2999/{file.Length}", range);
        Assert.Equal(file[1000..3000], octets);
    }
}
