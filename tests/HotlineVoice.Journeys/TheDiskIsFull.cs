using HotlineVoice.Journeys.People;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Journeys;

/// <summary>A disk may cost a recording. It never costs a call, and nobody is told that something is kept when it is
/// not.
/// </summary>
public sealed class TheDiskIsFull
{
    [Fact]
    public void In_the_middle_of_a_message_what_was_heard_before_is_kept_as_incomplete()
    {
        var town = Town.Opens("2026-03-24 21:30");
        town.Shelf.Room = 8_000 * 5;
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40).Hums(9);

        town.Passes(TimeSpan.FromSeconds(30));
        var voicemail = Assert.Single(town.Ledger.Voicemails);
        Assert.False(voicemail.Complete);
        Assert.InRange(voicemail.DurationSeconds, 4.5, 5.1);
        town.ComesToRest();
    }

    [Fact]
    public void From_the_beginning_the_caller_is_not_told_that_her_message_is_kept()
    {
        var town = Town.Opens("2026-03-24 21:30");
        town.Shelf.Room = 0;
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("jn12316/vm");

        Assert.True(town.Passes(() => citizen.Telephone.State == Switch.Callers.TelephoneState.Ended,
            TimeSpan.FromSeconds(90)));
        citizen.HasNotHeard("common/vm_done.1");
        Assert.Empty(town.Ledger.Voicemails);
        town.ComesToRest();
    }

    [Fact]
    public void A_locked_store_holds_the_promise_back_until_it_can_be_kept()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40);
        town.Ledger.IsLocked = true;
        citizen.Hums(5).Presses("#").Hears("common/vm_not_kept").HasNotHeard("common/vm_confirm");

        citizen.IsHungUpOn();
        town.Ledger.IsLocked = false;
        town.Commit();
        Assert.NotEmpty(town.Ledger.Voicemails);
        Assert.Single(town.Ledger.Finished);
        town.ComesToRest();
    }
}
