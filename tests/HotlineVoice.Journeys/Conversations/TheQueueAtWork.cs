using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Journeys.People;

namespace HotlineVoice.Journeys.Conversations;

public sealed class TheQueueAtWork
{
    const string Consult = "jn12316/q_consult";

    [Fact]
    public void A_clerk_who_refuses_is_left_alone_and_the_next_one_rings()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var first = town.Seat("8001", Consult).IsReady();
        var second = town.Seat("8002", Consult).IsReady();
        var citizen = Waits(town);

        first.Rings().Refuses();
        second.Rings().Answers();
        citizen.Hears("common/agent_no.2");
        first.Stands(SeatState.Ready).DoesNotRing();
        citizen.HangsUp();
        town.ComesToRest();
    }

    [Fact]
    public void Who_lets_it_ring_twice_is_put_away_and_the_caller_waits_on()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        var citizen = Waits(town);

        clerk.Rings();
        town.Passes(TimeSpan.FromSeconds(22));
        clerk.Rings(seconds: 15);
        clerk.Stands(SeatState.Away, seconds: 30);
        Assert.Equal(SeatReasons.Missed, clerk.Standing.Reason);
        Assert.Equal(CallState.Waiting, town.Ledger.Facts.OfType<Fact.CallChanged>().Last().Call.State);
        town.Passes(TimeSpan.FromSeconds(1));
        clerk.IsReady().Rings().Answers();
        citizen.Hears("common/agent_no.2").HangsUp();
        town.ComesToRest();
    }

    [Fact]
    public void Who_came_at_19_59_is_served_after_20_00()
    {
        var town = Town.Opens("2026-03-24 19:58");
        var clerk = town.Seat("8001", Consult).IsReady();
        clerk.Asks(new FloorOrder.SetSeat("8001", SeatState.Away, "小休"));
        var citizen = Waits(town);
        citizen.Hears("common/queue_first.1");
        town.MoveClockTo("2026-03-24 20:05");
        clerk.IsReady().Rings().Answers();
        citizen.Hears("common/agent_no.2").HangsUp();
        Assert.Equal("8001", Assert.Single(town.Ledger.Finished).SeatNo);
        town.ComesToRest();
    }

    [Fact]
    public void Who_would_rather_be_called_back_presses_1_and_is_told_so_when_it_is_kept()
    {
        var town = Town.Opens("2026-03-24 10:00");
        town.Seat("8001", Consult).IsReady().Asks(new FloorOrder.SetSeat("8001", SeatState.Away, "培训"));
        var citizen = Waits(town);
        citizen.Hears("common/queue_offer_callback", seconds: 80).Presses("1");
        citizen.Hears("common/callback_ok.1").IsHungUpOn();

        Assert.Equal(CallEndReason.CallbackChosen, Assert.Single(town.Ledger.Finished).EndReason);
        var task = Assert.Single(town.Ledger.Facts.OfType<Fact.CallbackOwed>()).Task;
        Assert.Equal(("13900139002", CallbackReason.Chosen), (task.CallingNumber, task.Reason));
        town.ComesToRest();
    }

    [Fact]
    public void Who_gives_up_waiting_is_written_down_as_that()
    {
        var town = Town.Opens("2026-03-24 10:00");
        town.Seat("8001", Consult).IsReady().Asks(new FloorOrder.SetSeat("8001", SeatState.Away, "培训"));
        Waits(town).Hears("common/queue_first.1").HangsUp();

        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal(CallEndReason.AbandonedWaiting, call.EndReason);
        Assert.Equal(HangupSide.Citizen, call.HangupSide);
        Assert.Equal("welcome,menu:1,q_consult", call.IvrPath);
        town.ComesToRest();
    }

    [Fact]
    public void A_clerk_asks_for_a_break_while_he_talks_and_has_it_afterwards()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        var citizen = Waits(town);
        clerk.Rings().Answers().Stands(SeatState.Talking);
        clerk.Asks(new FloorOrder.SetSeat("8001", SeatState.Away, "用餐"));
        Assert.Equal((SeatState.Talking, SeatState.Away), (clerk.Standing.State, clerk.Standing.Next));
        citizen.HangsUp();
        clerk.Stands(SeatState.Away);
        Assert.Equal("用餐", clerk.Standing.Reason);
        town.ComesToRest();
    }

    [Fact]
    public void A_wrap_up_lasts_its_time_is_extended_and_may_be_ended_early()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        var citizen = Waits(town);
        clerk.Rings().Answers().Stands(SeatState.Talking);
        citizen.HangsUp();
        clerk.Stands(SeatState.WrapUp).Asks(new FloorOrder.SetSeat("8001", SeatState.WrapUp, null));
        town.Passes(TimeSpan.FromSeconds(85));
        clerk.Stands(SeatState.WrapUp).Stands(SeatState.Ready, seconds: 10);

        var next = Waits(town, "13900139009");
        clerk.Rings().Answers().Stands(SeatState.Talking);
        next.HangsUp();
        clerk.Stands(SeatState.WrapUp).IsReady();
        town.ComesToRest();
    }

    [Fact]
    public void A_telephone_that_goes_takes_its_seat_out_and_one_that_comes_back_brings_it_back()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        town.Tell(new Switch.Exchanges.ExchangeInput.ForFloor(new FloorInput.SeatRegistered("8001", false)));
        clerk.Stands(SeatState.Away);
        Assert.Equal(SeatReasons.PhoneGone, clerk.Standing.Reason);
        town.Tell(new Switch.Exchanges.ExchangeInput.ForFloor(new FloorInput.SeatRegistered("8001", true)));
        clerk.Stands(SeatState.Ready);
        town.ComesToRest();
    }

    [Fact]
    public void A_clerks_telephone_that_vanishes_brings_the_caller_to_another_clerk()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var first = town.Seat("8001", Consult).IsReady();
        var citizen = Waits(town);
        first.Rings().Answers().Stands(SeatState.Talking);
        citizen.Hears("common/agent_no.2");
        var second = town.Seat("8002", Consult).IsReady();
        first.Phone.Vanishes();
        citizen.Hears("common/transfer_failed", seconds: 60);
        second.Rings().Answers();
        citizen.Hears("common/agent_no.2").HangsUp();
        Assert.Equal("8002", Assert.Single(town.Ledger.Finished).SeatNo);
    }

    [Fact]
    public void A_code_dialled_at_the_telephone_signs_in_and_leaves_no_record()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult);
        clerk.Phone.Dials("*22").IsAnswered().Hears("common/seat_signed_in").IsHungUpOn();
        clerk.Stands(SeatState.Ready);
        clerk.Phone.Dials("*24").IsAnswered().Hears("common/seat_away").IsHungUpOn();
        clerk.Stands(SeatState.Away);
        Assert.Empty(town.Ledger.Finished);
        town.ComesToRest();
    }

    [Theory]
    [InlineData(486, CallEndReason.Busy)]
    [InlineData(200, CallEndReason.SeatHungUp)]
    public void A_call_from_the_desk_rings_the_clerk_first_and_ends_for_its_reason(int office, CallEndReason reason)
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        var outside = town.Office();
        var unit = office == 486 ? "211224" : null;
        var reply = town.Ask(new FloorOrder.Dial("8001", "02476540000", "jn12316", null) { OrgId = unit });
        Assert.Equal(FloorAnswer.Done, reply.Answer);
        clerk.Rings().Answers();
        town.Passes(() => outside.Telephone.State == Switch.Callers.TelephoneState.Ringing, TimeSpan.FromSeconds(5));
        if (office == 486)
        {
            outside.Telephone.Refuse(town.Now);
            clerk.Phone.Hears("common/seat_refused").IsHungUpOn();
        }
        else
        {
            outside.Telephone.Answer(town.Now);
            town.Passes(TimeSpan.FromSeconds(1));
            Assert.Equal(["1", "0"], town.WhoHearsWhom(outside, clerk.Phone));
            clerk.HangsUp();
        }

        town.Passes(TimeSpan.FromSeconds(1));
        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal((CallDirection.Out, reason), (call.Direction, call.EndReason));
        Assert.Equal(reply.Call, call.CallId);
        var attempt = Assert.Single(town.Ledger.Facts.OfType<Fact.AttemptMade>()).Attempt;
        var party = unit is null ? ContactParty.Caller : ContactParty.CountyOffice;
        Assert.Equal((party, unit), (attempt.Party, attempt.OrgId));
        town.ComesToRest();
    }

    static Citizen Waits(Town town, string number = "13900139002")
    {
        var citizen = town.Citizen(number).Dials("12316").IsAnswered();
        return citizen.Hears("jn12316/menu", seconds: 40).Presses("1");
    }
}
