using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Hotline.Tests.Steps;

/// <summary>A caller may hang up at any moment; what he said is worth as much.</summary>
public sealed class VoicemailEndingTests
{
    static FloorRig AtTone() => VoicemailStepTests.AtTone();

    static FloorRig Kept() => VoicemailStepTests.Kept();

    [Fact]
    public void Hanging_up_before_the_tone_leaves_no_message()
    {
        var rig = new FloorRig("2026-03-24 21:30:00").Dials().Presses("1").HangsUp();

        rig.Ends(CallEndReason.VoicemailTooShort, HangupSide.Citizen);
        Assert.Empty(rig.Facts<Fact.VoicemailBegun>());
    }

    [Fact]
    public void Hanging_up_in_the_middle_of_a_message_leaves_it()
    {
        var rig = AtTone().Passes(45).HangsUp();
        Assert.Null(rig.Finished);

        rig.Tell(new FloorInput.RecordingEnded(rig.Recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(45)));
        Assert.Equal(45, rig.Left!.DurationSeconds);
        Assert.True(rig.Left.Complete);
        rig.IsKept().Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);
    }

    [Fact]
    public void The_recordings_end_may_come_before_the_news_that_he_is_gone()
    {
        var rig = AtTone().Speaks(45, RecordingEnding.LegGone).IsKept().HangsUp();

        rig.Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);
        Assert.DoesNotContain("common/vm_confirm", rig.Outputs.OfType<FloorOutput.Play>().SelectMany(p => p.Prompts));
    }

    [Fact]
    public void If_the_news_never_comes_we_hang_up_ourselves()
    {
        var rig = AtTone().Speaks(45, RecordingEnding.LegGone).IsKept().Passes(35);

        Assert.Equal(new FloorOutput.HangUp(rig.Call, CallEndReason.VoicemailLeft), rig.Outputs[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hanging_up_after_a_second_drops_what_was_recorded(bool newsFirst)
    {
        var rig = AtTone().Passes(1);
        var ended = new FloorInput.RecordingEnded(rig.Recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(1));
        if (newsFirst)
            rig.HangsUp().Tell(ended);
        else
            rig.Tell(ended).HangsUp();

        rig.Ends(CallEndReason.VoicemailTooShort, HangupSide.Citizen);
        Assert.Single(rig.Facts<Fact.VoicemailDropped>());
        Assert.Single(rig.Outputs.OfType<FloorOutput.DropRecording>());
    }

    [Fact]
    public void Hanging_up_while_the_disk_is_awaited_still_waits_for_it()
    {
        var rig = AtTone().Speaks(45).HangsUp();
        Assert.Null(rig.Finished);

        rig.IsKept().Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);
    }

    [Fact]
    public void A_message_that_is_not_kept_after_he_is_gone_is_not_called_left()
    {
        var rig = AtTone().Speaks(45).HangsUp().IsNotKept();
        Assert.Null(rig.Finished);

        rig.IsNotKept().Ends(CallEndReason.Overload, HangupSide.Citizen);
    }

    [Fact]
    public void Hanging_up_at_the_confirmation_confirms() =>
        Kept().HangsUp().Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);

    [Fact]
    public void Hanging_up_while_hearing_the_message_confirms() =>
        Kept().Presses("1").HangsUp().Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);

    [Fact]
    public void Hanging_up_during_the_number_confirms() =>
        Kept().Presses("#").HangsUp().Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);

    [Fact]
    public void Hanging_up_while_recording_again_leaves_the_old_message_if_the_new_one_is_too_short()
    {
        var rig = Kept();
        var old = rig.Left!;
        rig.Presses("2").HearsItOut().Passes(1).HangsUp();

        rig.Tell(new FloorInput.RecordingEnded(rig.Recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(1)));

        rig.Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);
        Assert.DoesNotContain(old.Id, rig.Facts<Fact.VoicemailDropped>().Select(fact => fact.VoicemailId));
    }

    [Fact]
    public void Hanging_up_while_recording_again_leaves_the_new_message_if_it_is_long_enough()
    {
        var rig = Kept();
        var old = rig.Left!;
        rig.Presses("2").HearsItOut().Passes(9).HangsUp();
        rig.Tell(new FloorInput.RecordingEnded(rig.Recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(9)));

        rig.IsKept("03250002").Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);

        Assert.Equal(old.Id, Assert.Single(rig.Facts<Fact.VoicemailDropped>()).VoicemailId);
        Assert.Equal(9, Assert.Single(rig.Finished!.Recordings).Seconds);
    }

    [Fact]
    public void If_the_recordings_end_is_lost_after_he_is_gone_what_was_said_is_kept_all_the_same()
    {
        var rig = AtTone().Passes(45).HangsUp().Passes(5);

        Assert.Equal(45, rig.Left!.DurationSeconds);
        Assert.False(rig.Left.Complete);
        rig.IsKept().Ends(CallEndReason.VoicemailLeft, HangupSide.Citizen);
        Assert.Empty(rig.Outputs.OfType<FloorOutput.StopRecording>());
    }

    [Theory]
    [InlineData(CallGone.MediaTimeout, CallEndReason.MediaTimeout)]
    [InlineData(CallGone.SessionExpired, CallEndReason.SessionExpired)]
    [InlineData(CallGone.Fault, CallEndReason.Fault)]
    public void A_telephone_that_vanishes_leaves_its_message_and_the_call_says_what_happened(
        CallGone how, CallEndReason reason)
    {
        var rig = AtTone().Passes(45).HangsUp(how);
        rig.Tell(new FloorInput.RecordingEnded(rig.Recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(45)));

        rig.IsKept().Ends(reason, HangupSide.Server);
        Assert.NotNull(rig.Left);
    }

    [Fact]
    public void A_server_that_stops_keeps_the_message_it_cuts_off()
    {
        var rig = AtTone().Passes(45).Tell(new FloorInput.Stopped());
        rig.Tell(new FloorInput.RecordingEnded(rig.Recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(45)));

        rig.IsKept().HangsUp(CallGone.ByUs).Ends(CallEndReason.ServerStopped, HangupSide.Server);
        Assert.NotNull(rig.Left);
    }

    [Fact]
    public void After_he_is_gone_nothing_is_ordered_for_him()
    {
        var rig = AtTone().Passes(45).HangsUp();
        rig.TakeNew();
        rig.Tell(new FloorInput.RecordingEnded(rig.Recording.Ref, RecordingEnding.LegGone, TimeSpan.FromSeconds(45)))
            .IsKept();

        Assert.All(rig.TakeNew(), output => Assert.True(
            output is FloorOutput.Keep or FloorOutput.DropRecording or FloorOutput.Forget));
    }
}
