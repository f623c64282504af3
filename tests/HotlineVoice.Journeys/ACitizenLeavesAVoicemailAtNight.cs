using HotlineVoice.Journeys.People;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys;

public sealed class ACitizenLeavesAVoicemailAtNight
{
    [Fact]
    public void She_hears_the_hour_s_greeting_speaks_after_the_tone_and_is_told_the_number_only_when_it_is_kept()
    {
        var town = Town.Opens("2026-03-24 21:30");
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();

        citizen.Hears("jn12316/after_hours").Presses("1");
        citizen.Hears("jn12316/vm").Hears("common/beep");
        citizen.Hums(5).Presses("#");
        citizen.Hears("common/vm_confirm").Presses("#");
        citizen.Hears("common/vm_done.1").Hears("common/vm_done.2").IsHungUpOn();

        var voicemail = Assert.Single(town.Ledger.Voicemails);
        Assert.Equal("jn12316", voicemail.Hotline);
        Assert.Equal("13800138001", voicemail.CallingNumber);
        Assert.Equal(new DateOnly(2026, 3, 25), voicemail.RegisterDue);
        Assert.InRange(voicemail.DurationSeconds, 4.7, 6.0);
        var tone = Ear.LongestTone(town.Shelf.Read(voicemail.RecordingId), Citizen.HumHertz);
        Assert.InRange(tone.TotalSeconds, 4.8, 5.2);
        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal(CallEndReason.VoicemailLeft, call.EndReason);
        Assert.Equal(HangupSide.Server, call.HangupSide);
        Assert.Equal("after_hours:1,vm", call.IvrPath);
        town.ComesToRest();
    }
}
