using HotlineVoice.Journeys.People;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys;

public sealed class ACitizenHearsHerMessageAgain
{
    [Fact]
    public void Key_1_plays_what_she_said_and_key_2_lets_her_say_it_anew()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40).Hums(4).Presses("#");

        citizen.Hears("common/vm_confirm").Presses("1");
        var before = citizen.Telephone.Heard.Length;
        citizen.Hears("common/vm_confirm");
        var again = Ear.LongestTone(citizen.Telephone.Heard[before..], Citizen.HumHertz);
        Assert.InRange(again.TotalSeconds, 3.8, 4.2);

        citizen.Presses("2").Hears("common/beep", seconds: 40).Hums(6).Presses("#");
        citizen.Hears("common/vm_confirm").Presses("#").Hears("common/vm_done.1").IsHungUpOn();
        var voicemail = Assert.Single(
            town.Ledger.Voicemails, left => town.Shelf.Names.Contains(left.RecordingId));
        Assert.InRange(
            Ear.LongestTone(town.Shelf.Read(voicemail.RecordingId), Citizen.HumHertz).TotalSeconds, 5.8, 6.2);
        Assert.Single(town.Shelf.Names);
        town.ComesToRest();
    }

    [Fact]
    public void A_key_cuts_the_playing_and_counts()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();
        citizen.Hears("jn12316/after_hours").Presses("1").Hears("common/beep", seconds: 40).Hums(10).Presses("#");

        citizen.Hears("common/vm_confirm").Presses("1");
        town.Passes(TimeSpan.FromSeconds(2));
        citizen.Presses("#").Hears("common/vm_done.1", seconds: 4).IsHungUpOn();
        town.ComesToRest();
    }
}
