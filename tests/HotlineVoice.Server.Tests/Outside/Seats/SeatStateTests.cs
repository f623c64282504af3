using System.Diagnostics;
using System.Net;
using System.Text.Json;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>How a seat stands: what its clerk asks for, by desk and by telephone, and what its calls make of
/// it.</summary>
public sealed class SeatStateTests(StaffedServer floor) : IClassFixture<StaffedServer>
{
    const string Break = "小休";

    [Fact]
    public async Task A_clerk_signs_in_and_out_and_takes_a_break_by_codes_on_his_telephone()
    {
        await using var clerk = await floor.ClerkAsync();

        await DialsAsync(clerk, "*22");
        await clerk.StandsAsync("Ready");
        await DialsAsync(clerk, "*24");
        var seat = await floor.SeatAsync(clerk.No, seat => seat.TextOf("state") == "Away");
        Assert.Equal(Break, seat.TextOf("reason"));
        await DialsAsync(clerk, "*24");
        await clerk.StandsAsync("Ready");
        await DialsAsync(clerk, "*22");
        await clerk.StandsAsync("SignedOut");

        Assert.DoesNotContain(await floor.Api.ListAsync("calls?limit=100"), call => call.TextOf("seatNo") == clerk.No);
    }

    [Fact]
    public async Task A_clerk_signs_in_at_his_desk_once_his_telephone_is_there()
    {
        var no = await floor.SeatAsync(StaffedServer.Consult);
        var refused = await floor.Api.RefusedAsync($"seats/{no}/state", new { state = "Ready" });
        Assert.Equal((HttpStatusCode.Conflict, "phone-gone"), refused);

        await using var clerk = await Clerk.ArrivesAsync(floor, no, Tones.Clerk);
        Assert.Equal("Ready", (await clerk.BecomesAsync("Ready")).TextOf("state"));
        var away = await clerk.BecomesAsync("Away", "培训");
        Assert.Equal(("Away", "培训"), (away.TextOf("state"), away.TextOf("reason")));
        Assert.Equal("SignedOut", (await clerk.BecomesAsync("SignedOut")).TextOf("state"));
    }

    [Fact]
    public async Task A_clerk_who_lets_it_ring_twice_is_put_away_and_the_citizen_waits_on()
    {
        await using var clerk = await floor.ReadyClerkAsync();
        await using var caller = await floor.CallerAsync();

        await clerk.RingsAsync();
        await clerk.Phone.NextEventAsync("CALL_CLOSED");
        await clerk.StandsAsync("Ready");
        await clerk.RingsAsync();
        await clerk.Phone.NextEventAsync("CALL_CLOSED");
        var seat = await floor.SeatAsync(clerk.No, seat => seat.TextOf("state") == "Away");
        Assert.Equal("missed", seat.TextOf("reason"));
        await caller.StandsAsync("Waiting");

        Assert.Equal("AbandonedWaiting", (await caller.HangsUpAsync()).TextOf("endReason"));
    }

    [Fact]
    public async Task Who_refuses_is_left_alone_for_a_while_and_another_is_asked_at_once()
    {
        await using var first = await floor.ReadyClerkAsync();
        await using var caller = await floor.CallerAsync();
        await first.RingsAsync();
        await first.HangsUpAsync();
        await first.Phone.NextEventAsync("CALL_CLOSED");
        var pause = Stopwatch.StartNew();
        await first.StandsAsync("Ready");
        await first.Phone.NextEventAsync("CALL_INCOMING");
        Assert.InRange(pause.Elapsed.TotalSeconds, 1.8, 6);

        await using var second = await floor.ReadyClerkAsync(Tones.SecondClerk);
        await first.HangsUpAsync();
        await second.AnswersAsync();
        await caller.Hears(Tones.SecondClerk);
        await first.StandsAsync("Ready");
        Assert.Equal(second.No, (await caller.HangsUpAsync()).TextOf("seatNo"));
    }

    [Fact]
    public async Task A_wrap_up_ends_by_itself_and_may_be_extended_to_its_limit()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var gone = caller;
        await using var there = clerk;
        await caller.HangsUpAsync();
        var seat = await floor.SeatAsync(clerk.No, seat => seat.TextOf("state") == "WrapUp");
        Assert.Equal(2, (Until(seat) - seat.GetProperty("since").GetDateTimeOffset()).TotalSeconds, 1);

        var longer = await clerk.BecomesAsync("WrapUp");
        Assert.Equal(10, (Until(longer) - Until(seat)).TotalSeconds, 1);
        var longest = await clerk.BecomesAsync("WrapUp");
        Assert.Equal(13, (Until(longest) - Until(seat)).TotalSeconds, 1);
        var refused = await floor.Api.RefusedAsync($"seats/{clerk.No}/state", new { state = "WrapUp" });
        Assert.Equal((HttpStatusCode.Conflict, "wrap-up-limit"), refused);
        Assert.Equal("Ready", (await clerk.BecomesAsync("Ready")).TextOf("state"));

        await using var next = await floor.CallerAsync();
        await clerk.AnswersAsync();
        await next.HangsUpAsync();
        await clerk.StandsAsync("WrapUp");
        await clerk.StandsAsync("Ready");
    }

    [Fact]
    public async Task What_is_asked_for_while_talking_comes_after_the_call()
    {
        var (caller, clerk) = await floor.TalkAsync();
        await using var gone = caller;
        await using var there = clerk;

        var seat = await clerk.BecomesAsync("Away", Break);
        Assert.Equal(("Talking", "Away"), (seat.TextOf("state"), seat.TextOf("next")));
        await caller.Hears(Tones.Clerk);
        await caller.HangsUpAsync();

        seat = await floor.SeatAsync(clerk.No, seat => seat.TextOf("state") == "Away");
        Assert.Equal(Break, seat.TextOf("reason"));
        Assert.Null(seat.TextOf("next"));
        Assert.Null(seat.TextOf("callId"));
    }

    static DateTimeOffset Until(JsonElement seat) => seat.GetProperty("until").GetDateTimeOffset();

    /// <summary>Dials a code and listens until he is told and hung up on.</summary>
    static async Task DialsAsync(Clerk clerk, string code)
    {
        await clerk.Phone.OrderAsync("dial", code);
        await clerk.Phone.NextEventAsync("CALL_ESTABLISHED");
        await clerk.Phone.NextEventAsync("CALL_CLOSED");
    }
}
