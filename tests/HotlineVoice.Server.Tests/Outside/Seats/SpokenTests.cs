using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>
/// With the real prompts, and a citizen who speaks: what he is told, and whether the recording has every word of his.
/// </summary>
public sealed class SpokenTests(SpokenTests.Speaking floor) : IClassFixture<SpokenTests.Speaking>
{
    const double AlikeEnough = 0.9;
    static readonly TimeSpan _spoken = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task The_citizen_is_told_the_clerks_number_and_the_recording_is_what_he_said()
    {
        // He says one prompt again and again, so that it does not matter when they begin to talk.
        var words = Wav.Read(Repository.PathOf("prompts/zh-CN/common/vm_confirm.wav"));
        var said = Path.Combine(floor.Sounds, "said.wav");
        new Wav([.. Enumerable.Repeat(words.Samples, 8).SelectMany(samples => samples)]).Write(said);
        await using var clerk = await floor.ReadyClerkAsync();
        await using var caller = await Caller.DialsAsync(floor, said);
        await caller.ChoosesAsync('1');
        await clerk.AnswersAsync();
        await caller.Hears(Tones.Clerk);
        await clerk.Phone.Ear.ListenAsync(_spoken);
        await caller.HangsUpAsync();
        var heard = await caller.Phone.HeardAsync();

        string[] told = ["common/agent_no.1", .. clerk.No.Select(digit => $"numbers/{digit}"), "common/agent_no.2"];
        Assert.All(told, prompt => Assert.InRange(
            heard.Likeness(
                Wav.Read(Repository.PathOf($"prompts/zh-CN/{prompt}.wav")).Trimmed(250),
                TimeSpan.Zero,
                TimeSpan.FromSeconds(1.2)),
            AlikeEnough,
            1.01));
        var (left, _) = Wav.ParseBoth(await floor.Api.BytesAsync($"calls/{caller.Call}/recording"));
        Assert.InRange(left.Length, _spoken, _spoken + TimeSpan.FromSeconds(10));
        // Long enough on both sides of wherever the recording lies in it.
        var endless = Enumerable.Repeat(words.Samples, 8).SelectMany(samples => samples).ToArray();
        var aligned = Alignment.Of(endless, left.Samples);
        var gaps = Gap.Count(aligned.Said, left.Samples);
        TestContext.Current.SendDiagnosticMessage($"{left.Length.TotalSeconds:0.00} s of speech: likeness "
            + $"{aligned.Likeness:0.0000}, {aligned.Shifts} shifts, {gaps} gaps over 10 ms");
        Assert.InRange(aligned.Likeness, AlikeEnough, 1.0001);
        Assert.Equal(0, gaps);
    }

    [Fact]
    public void A_hole_of_20_ms_in_the_speech_is_counted()
    {
        var words = Wav.Read(Repository.PathOf("prompts/zh-CN/common/vm_confirm.wav"));
        var broken = words.Samples.ToArray();
        var loudest = Array.IndexOf(broken, broken.Max());
        broken.AsSpan(loudest - 80, 160).Clear();

        Assert.Equal((1, 0), (Gap.Count(words.Samples, broken), Gap.Count(words.Samples, words.Samples)));
    }

    /// <summary>A server with the prompts as they are.</summary>
    public sealed class Speaking : StaffedServer
    {
        internal override ServerSettings Settings => base.Settings with { QuickPrompts = false };
    }
}
