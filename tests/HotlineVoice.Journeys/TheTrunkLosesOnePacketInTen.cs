using HotlineVoice.Journeys.People;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys;

/// <summary>Weather: what the network does may cost sound, never a call, a key or a message.</summary>
public sealed class TheTrunkLosesOnePacketInTen
{
    // A tenth of the sound is invented: a prompt is then less like itself, and still like no other.
    const double LikeEnough = 0.6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_message_is_kept_all_the_same(int seed) => LeavesMessage(Weather.Storm, seed);

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Rain_jitters_and_loses_two_in_a_hundred(int seed) => LeavesMessage(Weather.Rain, seed);

    [Fact]
    public void Every_packet_comes_twice_and_every_key_counts_once() => LeavesMessage(Weather.Echo, seed: 6);

    static void LeavesMessage(Weather weather, int seed)
    {
        var town = Town.Opens("2026-03-24 21:30", weather, new TownOptions { Seed = seed });
        var citizen = town.Citizen("13800138001").Dials("12316").IsAnswered();

        citizen.Hears("jn12316/after_hours", likeEnough: LikeEnough).Presses("1");
        citizen.Hears("jn12316/vm", likeEnough: LikeEnough).WaitsForSilence().Hums(5).Presses("#");
        citizen.Hears("common/vm_confirm", likeEnough: LikeEnough).Presses("#").IsHungUpOn();

        var voicemail = Assert.Single(town.Ledger.Voicemails);
        Assert.InRange(voicemail.DurationSeconds, 4.5, 8);
        Assert.True(Ear.ToneIn(town.Shelf.Read(voicemail.RecordingId), Citizen.HumHertz) > 1_000);
        var call = Assert.Single(town.Ledger.Finished);
        Assert.Equal("after_hours:1,vm", call.IvrPath);
        Assert.Equal(CallEndReason.VoicemailLeft, call.EndReason);
        town.ComesToRest();
    }
}
