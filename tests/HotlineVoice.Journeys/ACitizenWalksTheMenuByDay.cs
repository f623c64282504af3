using HotlineVoice.Journeys.People;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys;

public sealed class ACitizenWalksTheMenuByDay
{
    [Fact]
    public void He_presses_1_is_told_that_nobody_sits_there_and_leaves_a_message_due_the_same_day()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var citizen = town.Citizen("13900139002").Dials("12316").IsAnswered();

        citizen.Hears("jn12316/welcome").Hears("jn12316/menu").Presses("1");
        citizen.Hears("common/queue_unstaffed").Hears("jn12316/vm").Hears("common/beep");
        citizen.Hums(4).Presses("#").Hears("common/vm_confirm").Presses("#").Hears("common/vm_done.1").IsHungUpOn();

        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal("welcome,menu:1,q_consult,vm", call.IvrPath);
        Assert.Equal(CallEndReason.VoicemailLeft, call.EndReason);
        Assert.Equal(new DateOnly(2026, 3, 24), Assert.Single(town.Ledger.Voicemails).RegisterDue);
        town.ComesToRest();
    }

    [Fact]
    public void He_hangs_up_in_the_menu_and_the_call_is_written_down_as_his()
    {
        var town = Town.Opens("2026-03-24 10:00");
        town.Citizen("13900139002").Dials("12316").IsAnswered().Hears("jn12316/welcome").HangsUp();

        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal(CallEndReason.AbandonedInFlow, call.EndReason);
        Assert.Equal(HangupSide.Citizen, call.HangupSide);
        Assert.Equal("welcome", call.IvrPath);
        town.ComesToRest();
    }

    [Fact]
    public void A_phone_that_knows_no_events_presses_by_tone()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var citizen = town.Citizen("13900139002", withoutEvents: true).Dials("12316").IsAnswered();

        citizen.Hears("jn12316/menu", seconds: 40).Presses("2").Hears("jn12316/secret").Presses("2");
        citizen.Hears("common/queue_unstaffed").HangsUp();

        Assert.StartsWith("welcome,menu:2,secret:2,q_complaint_anon", Assert.Single(town.Ledger.Finished).IvrPath);
        town.ComesToRest();
    }

    [Fact]
    public void A_number_that_no_hotline_has_is_404_and_rings_nowhere()
    {
        var town = Town.Opens("2026-03-24 10:00");
        town.Citizen("13900139002").Dials("95588").IsRefused(404);

        var record = Assert.Single(town.Ledger.Finished);
        Assert.Equal(CallEndReason.UnknownNumber, record.EndReason);
        Assert.Empty(record.IvrPath);
        Assert.Single(town.Ledger.Facts);
        town.ComesToRest();
    }

    [Fact]
    public void The_trunk_carries_one_call_and_the_second_is_told_that_it_is_busy()
    {
        var town = Town.Opens("2026-03-24 10:00", options: new TownOptions { TrunkCalls = 1 });
        var first = town.Citizen("13900139002").Dials("12316").IsAnswered();
        town.Citizen("13900139003").Dials("12316").IsRefused(486);

        Assert.True(first.IsTalking);
        town.ComesToRest();
    }
}
