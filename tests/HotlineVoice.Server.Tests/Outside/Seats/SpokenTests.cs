using System.Globalization;
using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;
using HotlineVoice.Server.Tests.Outside.Sounds;

namespace HotlineVoice.Server.Tests.Outside.Seats;

/// <summary>
/// With the real prompts, and a citizen who speaks: what he is told, and whether the recording has every word of his.
/// Nothing else is tested meanwhile, so that his telephone speaks in time.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SpokenTests(SpokenTests.Speaking floor) : IClassFixture<SpokenTests.Speaking>
{
    const double AlikeEnough = 0.9;
    static readonly TimeSpan _spoken = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task The_citizen_is_told_the_clerks_number_and_the_recording_is_what_he_said()
    {
        var words = Wav.Read(Repository.PathOf("prompts/zh-CN/common/vm_confirm.wav"));
        // Again and again, so that it does not matter when they begin to talk.
        var endless = Enumerable.Repeat(words.Samples, 8).SelectMany(samples => samples).ToArray();
        var said = Path.Combine(floor.Sounds, "said.wav");
        new Wav(endless).Write(said);
        await using var clerk = await floor.ReadyClerkAsync();
        await using var caller = await Caller.DialsAsync(floor, said);
        await caller.ChoosesAsync('1');
        var missingBefore = await MissingAsync();
        await clerk.AnswersAsync();
        await caller.Hears(Tones.Clerk);
        await clerk.Phone.Ear.ListenAsync(_spoken);
        await caller.HangsUpAsync();
        AssertTold(await caller.Phone.HeardAsync(), clerk.No);

        var (left, _) = Wav.ParseBoth(await floor.Api.BytesAsync($"calls/{caller.Call}/recording"));
        Assert.InRange(left.Length, _spoken, _spoken + TimeSpan.FromSeconds(10));
        var aligned = Alignment.Of(endless, left.Samples);
        var gaps = Gap.Count(aligned.Said, left.Samples);
        var missing = await MissingAsync() - missingBefore;
        TestContext.Current.SendDiagnosticMessage($"{left.Length.TotalSeconds:0.00} s of speech: likeness "
            + $"{aligned.Likeness:0.0000}, {aligned.Shifts} shifts, {gaps} gaps over 10 ms, {missing} frames missing");
        Assert.InRange(aligned.Likeness, AlikeEnough, 1.0001);
        // A machine that is too busy makes any telephone late: where its packets were missing there may be a hole.
        Assert.InRange(gaps, 0, missing + aligned.Shifts);
    }

    /// <summary>Frames whose packets were not there when they were due, and frames the lane itself left out.</summary>
    async Task<long> MissingAsync() =>
        await ReadingAsync("hotline_rtp_frames_concealed_total")
        + await ReadingAsync("hotline_rtp_frames_skipped_total");

    async Task<long> ReadingAsync(string name) => long.Parse(
        (await floor.Api.MetricsAsync()).Split('\n')
            .Single(line => line.StartsWith(name + " ", StringComparison.Ordinal)).Split(' ')[1],
        CultureInfo.InvariantCulture);

    static void AssertTold(Wav heard, string no)
    {
        string[] told = ["common/agent_no.1", .. no.Select(digit => $"numbers/{digit}"), "common/agent_no.2"];
        Assert.All(told, prompt => Assert.InRange(
            heard.Likeness(
                Wav.Read(Repository.PathOf($"prompts/zh-CN/{prompt}.wav")).Trimmed(250),
                TimeSpan.Zero,
                TimeSpan.FromSeconds(1.2)),
            AlikeEnough,
            1.01));
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

/// <summary>Tests that run when no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
