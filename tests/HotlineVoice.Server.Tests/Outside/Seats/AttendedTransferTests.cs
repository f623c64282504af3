using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>REFER with Replaces (RFC 3891, RFC 5589 §7), by a telephone that has the button.</summary>
public sealed class AttendedTransferTests(StaffedServer floor) : IClassFixture<StaffedServer>
{
    [Fact]
    public async Task A_clerk_who_has_asked_another_hands_the_citizen_over_with_his_telephone()
    {
        var no = await floor.SeatAsync(StaffedServer.Consult);
        await using var first = await Linphone.SeatAsync(
            floor.Process.Sip, no, StaffedServer.Password, Tones.PathOf(floor.Sounds, Tones.Clerk));
        await floor.SeatAsync(no, seat => seat.TextOf("registered") == "True");
        await floor.Api.PostAsync($"seats/{no}/state", new { state = "Ready" });
        await using var second = await floor.ReadyClerkAsync(Tones.SecondClerk, StaffedServer.General);
        await using var caller = await floor.CallerAsync();
        await floor.SeatStandsAsync(no, "Offered");
        await first.OrderAsync("answer");
        await caller.Hears(Tones.Clerk);

        await first.OrderAsync("pause");
        await caller.Hears(Tones.Music);
        await floor.SeatStandsAsync(no, "Holding");
        await first.OrderAsync($"call sip:{second.No}@localhost");
        await second.AnswersAsync();
        await caller.Hears(Tones.Music);
        await second.Hears(Tones.Clerk);

        await first.OrderAsync("transfer 1 --to-call 2");
        await caller.Hears(Tones.SecondClerk);
        await second.Hears(Tones.Citizen);
        await floor.SeatStandsAsync(no, "WrapUp");
        await second.StandsAsync("Talking");
        var call = await caller.HangsUpAsync();

        Assert.Equal("Transferred", call.TextOf("endReason"));
        Assert.Equal(second.No, call.TextOf("seatNo"));
        var (citizen, others) = Wav.ParseBoth(await floor.Api.BytesAsync($"calls/{caller.Call}/recording"));
        Assert.InRange(citizen.LoudnessOf(Tones.Citizen), -14, -9);
        Assert.InRange(others.LoudnessOf(Tones.SecondClerk), -25, -9);
        Assert.InRange(others.LevelOf(Tones.Citizen), double.NegativeInfinity, -45);
    }
}
