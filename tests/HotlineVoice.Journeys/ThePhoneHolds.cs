using HotlineVoice.Journeys.People;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Journeys;

public sealed class ThePhoneHolds
{
    [Fact]
    public void Held_for_a_minute_nothing_is_sent_and_the_call_does_not_end_then_it_goes_on()
    {
        var town = Town.Opens("2026-03-24 10:00", options: new TownOptions { MediaSilence = TimeSpan.FromSeconds(20) });
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered().Hears("jn12316/welcome");

        citizen.Telephone.Renegotiate(MediaDirection.Inactive, town.Now);
        town.Passes(TimeSpan.FromSeconds(1));
        var before = citizen.Telephone.Figures.PacketsReceived;
        town.Passes(TimeSpan.FromSeconds(60));
        Assert.Equal(before, citizen.Telephone.Figures.PacketsReceived);
        Assert.True(citizen.IsTalking);

        citizen.Telephone.Renegotiate(MediaDirection.SendReceive, town.Now);
        town.Passes(TimeSpan.FromSeconds(2));
        Assert.InRange(citizen.Telephone.Figures.PacketsReceived - before, 80, 110);
        town.ComesToRest();
    }
}
