using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Journeys.People;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys.Conversations;

public sealed class ACitizenSpeaksWithAClerk
{
    const string Consult = "jn12316/q_consult";

    [Fact]
    public void She_presses_1_hears_the_clerks_number_and_they_hear_each_other()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        var citizen = town.Citizen("13900139002").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/menu", seconds: 40).Presses("1");

        clerk.Rings().Stands(SeatState.Offered).Answers();
        citizen.Hears("common/agent_no.2");
        clerk.Stands(SeatState.Talking);
        town.Passes(TimeSpan.FromSeconds(2));
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, clerk.Phone));

        clerk.HangsUp().Stands(SeatState.WrapUp);
        citizen.Hears("common/survey_call").Presses("1").Hears("common/survey_thanks").IsHungUpOn();
        clerk.Stands(SeatState.Ready, seconds: 40);

        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal("8001", call.SeatNo);
        Assert.Equal(Consult, call.Queue);
        Assert.Equal(1, call.Rating);
        Assert.Equal(CallEndReason.SeatHungUp, call.EndReason);
        Assert.Equal(HangupSide.Seat, call.HangupSide);
        Assert.NotNull(call.AnsweredAt);
        Assert.InRange(call.WaitSeconds!.Value, 0.0, 5.0);
        Assert.All(call.Legs, leg => Assert.Equal("Ended", leg.State));
        var recording = Assert.Single(call.Recordings);
        Assert.True(recording.Complete);
        Assert.InRange(recording.Seconds, 4, 20);
        town.ComesToRest();
    }

    [Fact]
    public void The_second_caller_waits_hears_his_position_and_is_next()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        var first = town.Citizen("13900139002").Dials("12316").IsAnswered();
        first.Hears("jn12316/menu", seconds: 40).Presses("1");
        clerk.Rings().Answers().Stands(SeatState.Talking);
        var second = town.Citizen("13900139003").Dials("12316").IsAnswered();
        second.Hears("jn12316/menu", seconds: 40).Presses("1");

        second.Hears("common/queue_first.1").Hears("common/queue_repeat.1", seconds: 60);
        clerk.HangsUp().Stands(SeatState.WrapUp);
        first.HangsUp();
        clerk.Rings(seconds: 60).Answers();
        second.Hears("common/agent_no.2");
        clerk.Stands(SeatState.Talking);
        town.Passes(TimeSpan.FromSeconds(2));
        Assert.Equal(["1", "0"], town.WhoHearsWhom(second, clerk.Phone));
        second.HangsUp();
        clerk.Stands(SeatState.WrapUp);
        Assert.Equal(
            [CallEndReason.CitizenHungUp, CallEndReason.CitizenHungUp],
            town.Ledger.Finished.Select(call => call.EndReason!.Value));
        town.ComesToRest();
    }

    [Fact]
    public void Who_hangs_up_while_it_rings_leaves_no_ghost_at_the_seat()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var clerk = town.Seat("8001", Consult).IsReady();
        var citizen = town.Citizen("13900139002").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/menu", seconds: 40).Presses("1");
        clerk.Rings();
        citizen.HangsUp();

        Assert.True(town.Passes(
            () => clerk.Phone.Telephone.State == TelephoneState.Ended, TimeSpan.FromSeconds(2)));
        clerk.Stands(SeatState.Ready);
        Assert.Equal(CallEndReason.AbandonedRinging, Assert.Single(town.Ledger.Finished).EndReason);
        town.ComesToRest();
    }
}
