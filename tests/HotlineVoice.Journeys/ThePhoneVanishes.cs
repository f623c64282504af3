using HotlineVoice.Journeys.People;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Journeys;

public sealed class ThePhoneVanishes
{
    [Fact]
    public void A_call_without_sound_ends_by_itself_and_says_why()
    {
        var town = Town.Opens("2026-03-24 10:00");
        town.Citizen("13800138001").Dials("12316").IsAnswered().Hears("jn12316/welcome").Vanishes();

        Assert.True(town.Passes(() => town.Ledger.Finished.Count == 1, TimeSpan.FromSeconds(40)));
        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal(CallEndReason.MediaTimeout, call.EndReason);
        Assert.Equal(HangupSide.Server, call.HangupSide);
        town.ComesToRest();
    }

    [Fact]
    public void What_was_said_before_is_kept_as_a_message()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40);
        citizen.Hums(6).Vanishes();

        Assert.True(town.Passes(() => town.Ledger.Finished.Count == 1, TimeSpan.FromSeconds(60)));
        Assert.InRange(Assert.Single(town.Ledger.Voicemails).DurationSeconds, 5.5, 40);
        town.ComesToRest();
    }

    [Fact]
    public void Hanging_up_in_the_middle_of_a_message_leaves_it()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40).Hums(5).HangsUp();

        town.Passes(TimeSpan.FromSeconds(2));
        Assert.Equal(CallEndReason.VoicemailLeft, Assert.Single(town.Ledger.Finished).EndReason);
        Assert.InRange(Assert.Single(town.Ledger.Voicemails).DurationSeconds, 4.7, 6);
        town.ComesToRest();
    }

    [Fact]
    public void A_message_of_two_seconds_is_none_and_nothing_of_it_stays_on_the_disk()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40).Hums(1.5).HangsUp();

        town.Passes(TimeSpan.FromSeconds(2));
        Assert.Equal(CallEndReason.VoicemailTooShort, Assert.Single(town.Ledger.Finished).EndReason);
        Assert.Empty(town.Ledger.Voicemails);
        Assert.Empty(town.Shelf.Names);
        town.ComesToRest();
    }
}
