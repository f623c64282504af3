using HotlineVoice.Journeys.People;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Media;
using HotlineVoice.Switch.Callers;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Journeys;

public sealed class OneCallBreaksAndTheOthersGoOn
{
    [Fact]
    public void A_fault_of_ours_ends_its_own_call_and_is_told_once()
    {
        var town = Town.Opens("2026-03-24 10:00");
        var first = town.Citizen("13800138001").Dials("12316").IsAnswered();
        var second = town.Citizen("13800138002").Dials("12316").IsAnswered();
        town.Tell(new ExchangeInput.LegFaulted(new LegId(1), "a lane lost its place"));

        first.IsHungUpOn();
        second.Hears("jn12316/welcome");
        Assert.Equal(CallEndReason.Fault, Assert.Single(town.Ledger.Finished).EndReason);
        Assert.Single(town.Faults);
        town.Faults.Clear();
        town.ComesToRest();
    }

    [Fact]
    public void Where_no_port_is_free_the_caller_is_asked_to_try_again()
    {
        var town = Town.Opens("2026-03-24 10:00", options: new TownOptions { Ports = 1 });
        var first = town.Citizen("13800138001").Dials("12316").IsAnswered();
        town.Citizen("13800138002").Dials("12316").IsRefused(503);

        Assert.True(first.IsTalking);
        first.HangsUp();
        town.Passes(TimeSpan.FromSeconds(1));
        town.Citizen("13800138003").Dials("12316").IsAnswered();
        town.ComesToRest();
    }

    [Fact]
    public void A_server_that_stops_ends_its_calls_and_keeps_what_was_said()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var inMenu = town.Citizen("13800138001").Dials("12316").IsAnswered();
        var speaking = town.Citizen("13800138002").Dials("12316").IsAnswered();
        speaking.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40).Hums(5);
        town.Tell(new ExchangeInput.EveryCallEnds());

        Assert.True(town.Passes(() => town.Ledger.Finished.Count == 2, TimeSpan.FromSeconds(5)));
        Assert.Equal(TelephoneState.Ended, inMenu.Telephone.State);
        Assert.All(town.Ledger.Finished, call => Assert.Equal(CallEndReason.ServerStopped, call.EndReason));
        Assert.InRange(Assert.Single(town.Ledger.Voicemails).DurationSeconds, 4.7, 6);
        town.ComesToRest();
    }
}
