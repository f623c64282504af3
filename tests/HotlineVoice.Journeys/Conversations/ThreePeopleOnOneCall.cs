using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Journeys.People;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys.Conversations;

public sealed class ThreePeopleOnOneCall
{
    const string Consult = "jn12316/q_consult";
    const string Number = "02476540000";

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_county_office_joins_all_hear_all_and_the_clerk_leaves(int lanes)
    {
        var (town, citizen, clerk) = Talking(lanes);
        var office = town.Office();

        clerk.Asks(new FloorOrder.Conference(clerk.Call, Number) { OrgId = "211224" });
        citizen.Hears("common/threeway_intro.1");
        Answers(town, office);
        citizen.WaitsForSilence();
        Assert.Equal(["12", "02", "01"], town.WhoHearsWhom(citizen, clerk.Phone, office));
        Assert.Equal(CallState.Conference, LastState(town));

        clerk.HangsUp().Stands(SeatState.WrapUp);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, office));
        office.HangsUp();
        citizen.Hears("common/survey_call").HangsUp();

        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal(["citizen", "seat", "office"], call.Legs.Select(leg => leg.Role));
        Assert.Equal(CallEndReason.CitizenHungUp, call.EndReason);
        Assert.Single(call.Recordings);
        var attempt = Assert.Single(town.Ledger.Facts.OfType<Fact.AttemptMade>()).Attempt;
        Assert.Equal(ContactOutcome.Connected, attempt.Outcome);
        Assert.Equal("211224", attempt.OrgId);
        Assert.Equal(200, attempt.SipStatus);
        town.ComesToRest();
    }

    [Fact]
    public void The_clerk_consults_alone_first_and_then_brings_all_together()
    {
        var (town, citizen, clerk) = Talking();
        var office = town.Office();

        clerk.Asks(new FloorOrder.Conference(clerk.Call, Number) { Private = true }).Stands(SeatState.Holding);
        Answers(town, office);
        Assert.Equal(["", "2", "1"], town.WhoHearsWhom(citizen, clerk.Phone, office));
        Assert.Equal(CallState.Held, LastState(town));
        citizen.HearsMusic();

        clerk.Asks(new FloorOrder.Merge(clerk.Call)).Stands(SeatState.Talking);
        Assert.Equal(["12", "02", "01"], town.WhoHearsWhom(citizen, clerk.Phone, office));
        office.HangsUp();
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, clerk.Phone));
        citizen.HangsUp();
        clerk.Stands(SeatState.WrapUp);
        town.ComesToRest();
    }

    [Fact]
    public void An_office_that_is_rung_in_vain_is_an_attempt_also_when_the_clerk_gives_it_up()
    {
        var (town, citizen, clerk) = Talking();
        var office = town.Office();

        clerk.Asks(new FloorOrder.Conference(clerk.Call, Number) { Private = true });
        Assert.True(town.Passes(
            () => office.Telephone.State == TelephoneState.Ringing, TimeSpan.FromSeconds(5)),
            "The office does not ring.");
        town.Passes(TimeSpan.FromSeconds(4));
        clerk.Asks(new FloorOrder.Resume(clerk.Call)).Stands(SeatState.Talking);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, clerk.Phone));
        citizen.HangsUp();

        var attempt = Assert.Single(town.Ledger.Facts.OfType<Fact.AttemptMade>()).Attempt;
        Assert.Equal(ContactOutcome.NoAnswer, attempt.Outcome);
        Assert.InRange(attempt.RingSeconds!.Value, 3.5, 5);
        town.ComesToRest();
    }

    [Fact]
    public void An_attended_transfer_gives_the_caller_to_whom_the_clerk_has_asked()
    {
        var (town, citizen, clerk) = Talking();
        var other = town.Seat("8002", "jn12316/q_general").IsReady();

        clerk.Asks(new FloorOrder.Transfer(clerk.Call, "8002", Attended: true));
        other.Rings().Answers().Stands(SeatState.Talking);
        Assert.Equal(["", "2", "1"], town.WhoHearsWhom(citizen, clerk.Phone, other.Phone));
        clerk.Asks(new FloorOrder.FinishTransfer(clerk.Call)).Stands(SeatState.WrapUp);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, other.Phone));
        other.HangsUp().Stands(SeatState.WrapUp);
        citizen.HangsUp();
        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal(CallEndReason.CitizenHungUp, call.EndReason);
        Assert.Equal("8002", call.SeatNo);
        town.ComesToRest();
    }

    [Fact]
    public void A_consultation_is_undone_and_the_caller_is_back()
    {
        var (town, citizen, clerk) = Talking();
        var other = town.Seat("8002", "jn12316/q_general").IsReady();

        clerk.Asks(new FloorOrder.Transfer(clerk.Call, "8002", Attended: true));
        other.Rings().Answers();
        clerk.Asks(new FloorOrder.Resume(clerk.Call));
        Assert.Equal(TelephoneState.Ended, other.Phone.Telephone.State);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, clerk.Phone));
        citizen.HangsUp();
        town.ComesToRest();
    }

    [Fact]
    public void Who_is_asked_and_does_not_answer_leaves_the_caller_with_the_clerk()
    {
        var (town, citizen, clerk) = Talking();
        var other = town.Seat("8002", "jn12316/q_general").IsReady();

        clerk.Asks(new FloorOrder.Transfer(clerk.Call, "8002", Attended: true));
        other.Rings().Refuses();
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, clerk.Phone));
        citizen.HangsUp();
        town.ComesToRest();
    }

    [Fact]
    public void A_blind_transfer_that_fails_brings_the_caller_back_to_the_queue_and_to_somebody()
    {
        var (town, citizen, clerk) = Talking();
        var other = town.Seat("8002", "jn12316/q_general").IsReady();
        var third = town.Seat("8003", Consult).IsReady();

        clerk.Asks(new FloorOrder.Transfer(clerk.Call, "8002", Attended: false)).Stands(SeatState.WrapUp);
        other.Rings().Refuses();
        citizen.Hears("common/transfer_failed");
        third.Rings().Answers();
        citizen.Hears("common/agent_no.2");
        third.Stands(SeatState.Talking);
        town.Passes(TimeSpan.FromSeconds(2));
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, third.Phone));
        citizen.HangsUp();
        Assert.Equal(2, Assert.Single(town.Ledger.Finished).Recordings.Length);
        town.ComesToRest();
    }

    [Fact]
    public void A_transfer_to_another_queue_waits_there_and_is_served()
    {
        var (town, citizen, clerk) = Talking();
        var other = town.Seat("8002", "jn12316/q_general").IsReady();

        clerk.Asks(new FloorOrder.Transfer(clerk.Call, "jn12316/q_general", Attended: false)).Stands(SeatState.WrapUp);
        other.Rings().Answers();
        citizen.Hears("common/agent_no.2");
        other.Stands(SeatState.Talking);
        town.Passes(TimeSpan.FromSeconds(2));
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, other.Phone));
        citizen.HangsUp();
        var call = Assert.Single(town.Ledger.Finished);
        Assert.EndsWith(",q_general", call.IvrPath);
        Assert.Equal("8002", call.SeatNo);
        town.ComesToRest();
    }

    [Fact]
    public void A_clerk_transfers_with_his_telephones_own_button()
    {
        var (town, citizen, clerk) = Talking();
        var other = town.Seat("8002", "jn12316/q_general").IsReady();

        clerk.Phone.Telephone.Transfer("8002", town.Now);
        other.Rings().Answers();
        Assert.True(town.Passes(() => clerk.Phone.Telephone.TransferStatus == 200, TimeSpan.FromSeconds(3)));
        clerk.Stands(SeatState.WrapUp);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, other.Phone));
        citizen.HangsUp();
        Assert.Equal(CallEndReason.Transferred, Assert.Single(town.Ledger.Finished).EndReason);
        town.ComesToRest();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_clerk_consults_from_his_telephone_and_joins_both_with_its_own_button(int lanes)
    {
        var (town, citizen, clerk) = Talking(lanes);
        var other = town.Seat("8002", "jn12316/q_general").IsReady();

        clerk.Phone.Telephone.Consult("8002", town.Now);
        clerk.Stands(SeatState.Holding);
        other.Rings().Answers().Stands(SeatState.Talking);
        citizen.HearsMusic();
        Assert.Equal(["", "2", "1"], town.WhoHearsWhom(citizen, clerk.Phone, other.Phone));
        clerk.Phone.Telephone.TransferToConsulted(town.Now);
        Assert.True(town.Passes(() => clerk.Phone.Telephone.TransferStatus == 200, TimeSpan.FromSeconds(3)));
        clerk.Stands(SeatState.WrapUp);
        other.Stands(SeatState.Talking);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, other.Phone));
        other.HangsUp().Stands(SeatState.WrapUp);
        citizen.HangsUp();
        Assert.Equal(
            [CallEndReason.Transferred, CallEndReason.CitizenHungUp],
            town.Ledger.Finished.Select(call => call.EndReason!.Value));
        town.ComesToRest();
    }

    [Fact]
    public void A_supervisor_listens_whispers_and_barges_in()
    {
        var (town, citizen, clerk) = Talking();
        var boss = town.Seat("8009").IsReady();

        clerk.Asks(new FloorOrder.Supervise(clerk.Call, "8009", SuperviseMode.Listen));
        boss.Rings().Answers();
        town.Passes(TimeSpan.FromSeconds(1));
        Assert.Equal(["1", "0", "01"], town.WhoHearsWhom(citizen, clerk.Phone, boss.Phone));
        clerk.Asks(new FloorOrder.Supervise(clerk.Call, "8009", SuperviseMode.Whisper));
        Assert.Equal(["1", "02", "01"], town.WhoHearsWhom(citizen, clerk.Phone, boss.Phone));
        clerk.Asks(new FloorOrder.Supervise(clerk.Call, "8009", SuperviseMode.Barge));
        Assert.Equal(["12", "02", "01"], town.WhoHearsWhom(citizen, clerk.Phone, boss.Phone));
        clerk.Asks(new FloorOrder.TakeOver(clerk.Call, "8009")).Stands(SeatState.WrapUp);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, boss.Phone));
        citizen.HangsUp();
        boss.Stands(SeatState.WrapUp);

        Assert.Equal(
            ["Listen", "Whisper", "Barge", "TakeOver"],
            town.Ledger.Facts.OfType<Fact.Supervised>().Select(fact => fact.Mode));
        town.ComesToRest();
    }

    [Fact]
    public void Hold_by_the_desk_and_by_the_telephone_is_music_for_the_caller()
    {
        var (town, citizen, clerk) = Talking();

        clerk.Asks(new FloorOrder.Hold(clerk.Call)).Stands(SeatState.Holding);
        citizen.HearsMusic();
        Assert.Equal(["", ""], town.WhoHearsWhom(citizen, clerk.Phone));
        clerk.Asks(new FloorOrder.Resume(clerk.Call)).Stands(SeatState.Talking);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, clerk.Phone));

        clerk.Phone.Telephone.Renegotiate(Sip.Sdp.MediaDirection.SendOnly, town.Now);
        clerk.Stands(SeatState.Holding);
        citizen.HearsMusic();
        clerk.Phone.Telephone.Renegotiate(Sip.Sdp.MediaDirection.SendReceive, town.Now);
        clerk.Stands(SeatState.Talking);
        Assert.Equal(["1", "0"], town.WhoHearsWhom(citizen, clerk.Phone));
        citizen.HangsUp();
        town.ComesToRest();
    }

    static (Town Town, Citizen Citizen, SeatPhone Clerk) Talking(int lanes = 1)
    {
        var town = Town.Opens("2026-03-24 10:00", options: new TownOptions { Lanes = lanes });
        var clerk = town.Seat("8001", Consult).IsReady();
        var citizen = town.Citizen("13900139002").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/menu", seconds: 40).Presses("1");
        clerk.Rings().Answers().Stands(SeatState.Talking);
        citizen.Hears("common/agent_no.2");
        town.Passes(TimeSpan.FromSeconds(2.5));
        return (town, citizen, clerk);
    }

    static void Answers(Town town, Citizen office)
    {
        Assert.True(town.Passes(
            () => office.Telephone.State == TelephoneState.Ringing, TimeSpan.FromSeconds(5)),
            "The office does not ring.");
        office.Telephone.Answer(town.Now);
        town.Passes(TimeSpan.FromMilliseconds(500));
    }

    static CallState LastState(Town town) => town.Ledger.Facts.OfType<Fact.CallChanged>().Last().Call.State;
}
