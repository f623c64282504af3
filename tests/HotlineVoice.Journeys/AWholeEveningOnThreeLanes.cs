using HotlineVoice.Journeys.People;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Journeys;

public sealed class AWholeEveningOnThreeLanes
{
    [Fact]
    public void Twelve_citizens_at_once_leave_twelve_messages_and_each_is_whose_it_says()
    {
        var town = Town.Opens("2026-03-24 21:30", Weather.Rain, new TownOptions { Lanes = 3 });
        var citizens = Enumerable.Range(0, 12).Select(index => town.Citizen($"138001380{index:D2}")).ToList();
        foreach (var citizen in citizens)
            citizen.Dials("12316").IsAnswered();
        foreach (var citizen in citizens)
            citizen.Presses("1");
        town.Passes(TimeSpan.FromSeconds(20));
        foreach (var citizen in citizens)
            citizen.Telephone.Hum(500, TimeSpan.FromSeconds(6), town.Now);
        town.Passes(TimeSpan.FromSeconds(6));
        foreach (var citizen in citizens)
            citizen.HangsUp();

        town.Passes(TimeSpan.FromSeconds(3));
        Assert.Equal(12, town.Ledger.Voicemails.Select(voicemail => voicemail.CallingNumber).Distinct().Count());
        Assert.All(town.Ledger.Finished, call => Assert.Equal(CallEndReason.VoicemailLeft, call.EndReason));
        town.ComesToRest();
    }

    [Fact]
    public void The_same_seed_is_the_same_evening_to_the_last_packet()
    {
        Assert.Equal(Evening(), Evening());
    }

    static string Evening()
    {
        var town = Town.Opens("2026-03-24 21:30", Weather.Storm, new TownOptions { Seed = 42 });
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered().Presses("1");
        town.Passes(TimeSpan.FromSeconds(20));
        citizen.Hums(4).HangsUp();
        town.Passes(TimeSpan.FromSeconds(2));
        var voicemail = Assert.Single(town.Ledger.Voicemails);
        var packets = citizen.Telephone.Figures;
        return $"{voicemail.Id} {voicemail.DurationSeconds} {packets.PacketsSent} {packets.PacketsReceived}";
    }
}
