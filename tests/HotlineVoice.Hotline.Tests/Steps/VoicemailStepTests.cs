using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;

namespace HotlineVoice.Hotline.Tests.Steps;

/// <summary>Leaving a message: what is heard, and that nothing is called saved that is not.</summary>
public sealed class VoicemailStepTests
{
    const string Night = "2026-03-24 21:30:00";

    internal static FloorRig AtTone() => new FloorRig(Night).Dials().Presses("1")
        .Hears("jn12316/vm", "common/vm_beep", "common/beep").HearsItOut();

    internal static FloorRig Kept() => AtTone().Speaks(45).IsKept().Hears("common/vm_confirm");

    [Fact]
    public void Recording_begins_after_the_tone_and_its_row_is_kept_with_it()
    {
        var rig = AtTone();

        var begun = Assert.Single(rig.Facts<Fact.VoicemailBegun>()).Voicemail;
        Assert.Equal(begun.RecordingId, rig.Recording.RecordingId);
        Assert.Equal(TimeSpan.FromSeconds(180), rig.Recording.Limit);
        Assert.Equal(TimeSpan.FromSeconds(10), rig.Recording.EndSilence);
        Assert.Equal("#", rig.Recording.EndKeys);
        Assert.Equal(CallState.Voicemail, rig.Record.State);
    }

    [Fact]
    public void Keys_do_not_cut_what_a_caller_must_know_before_he_speaks()
    {
        var rig = new FloorRig(Night).Dials().Presses("1#");

        Assert.False(rig.Playing.CutByDigit);
        rig.Hears("jn12316/vm", "common/vm_beep", "common/beep");
    }

    [Fact]
    public void Nothing_is_said_to_be_saved_before_it_is_kept()
    {
        var rig = AtTone().Speaks(45);

        Assert.DoesNotContain("common/vm_confirm", rig.Outputs.OfType<FloorOutput.Play>().SelectMany(p => p.Prompts));
        rig.IsKept().Hears("common/vm_confirm");
    }

    [Theory]
    [InlineData(RecordingEnding.Key)]
    [InlineData(RecordingEnding.LimitReached)]
    [InlineData(RecordingEnding.Stopped)]
    public void A_message_of_the_least_length_is_a_message(RecordingEnding how)
    {
        var rig = AtTone().Speaks(3, how).IsKept();

        Assert.Equal(3, rig.Left!.DurationSeconds);
        Assert.True(rig.Left.Complete);
    }

    [Fact]
    public void A_message_a_moment_shorter_is_none()
    {
        var rig = AtTone().Speaks(2.999);

        rig.Hears("common/vm_short", "common/vm_beep", "common/beep");
        Assert.Null(rig.Left);
        Assert.Single(rig.Facts<Fact.VoicemailDropped>());
        Assert.Single(rig.Outputs.OfType<FloorOutput.DropRecording>());
    }

    [Fact]
    public void The_silence_that_ended_a_message_was_not_spoken()
    {
        AtTone().Speaks(12.5, RecordingEnding.Silence).Hears("common/vm_short", "common/vm_beep", "common/beep");
        var rig = AtTone().Speaks(13, RecordingEnding.Silence).IsKept().Hears("common/vm_confirm");
        Assert.Equal(13, rig.Left!.DurationSeconds);
    }

    [Fact]
    public void After_three_short_messages_the_line_is_freed_with_a_word()
    {
        var rig = AtTone().Speaks(1).HearsItOut().Speaks(1).HearsItOut().Speaks(1).Hears("common/vm_none").HearsItOut();

        rig.HangsUp(CallGone.ByUs).Ends(CallEndReason.VoicemailTooShort, HangupSide.Server);
        Assert.Equal(3, rig.Facts<Fact.VoicemailDropped>().Count());
        Assert.Null(rig.Left);
    }

    [Theory]
    [InlineData("#")]
    [InlineData("")]
    public void Hash_or_eight_seconds_of_silence_confirm_and_the_number_is_read(string keys)
    {
        var rig = Kept();
        if (keys.Length == 0)
            rig.HearsItOut().Passes(8);
        else
            rig.Presses(keys);

        rig.Hears("common/vm_done.1", "numbers/0", "numbers/3", "numbers/2", "numbers/5", "numbers/0", "numbers/0",
            "numbers/0", "numbers/1", "common/vm_done.2");
        rig.HearsItOut().HangsUp(CallGone.ByUs).Ends(CallEndReason.VoicemailLeft, HangupSide.Server);
        Assert.Equal(45, Assert.Single(rig.Finished!.Recordings).Seconds);
    }

    [Fact]
    public void One_plays_the_message_and_asks_again()
    {
        var rig = Kept().Presses("1");

        var review = Assert.Single(rig.Outputs.OfType<FloorOutput.PlayRecording>());
        Assert.Equal(rig.Left!.RecordingId, review.RecordingId);
        rig.HearsItOut().Hears("common/vm_confirm").Presses("1#").Hears([.. rig.Playing.Prompts]);
        Assert.Equal("common/vm_done.1", rig.Playing.Prompts[0]);
    }

    [Fact]
    public void Two_records_again_and_the_old_message_goes_only_when_the_new_one_is_kept()
    {
        var rig = Kept();
        var old = rig.Left!;

        rig.Presses("2").Hears("common/vm_beep", "common/beep").HearsItOut().Speaks(20);
        Assert.Empty(rig.Facts<Fact.VoicemailDropped>());
        rig.IsKept("03250002");

        Assert.Equal(old.Id, Assert.Single(rig.Facts<Fact.VoicemailDropped>()).VoicemailId);
        Assert.Equal(old.RecordingId, Assert.Single(rig.Outputs.OfType<FloorOutput.DropRecording>()).RecordingId);
        rig.Presses("#").HearsItOut().HangsUp(CallGone.ByUs);
        Assert.Equal(rig.Left!.RecordingId, Assert.Single(rig.Finished!.Recordings).Id);
    }

    [Fact]
    public void An_old_message_survives_new_ones_that_are_too_short()
    {
        var rig = Kept().Presses("2").HearsItOut().Speaks(1).HearsItOut().Speaks(1).HearsItOut().Speaks(1);

        Assert.Equal("common/vm_done.1", rig.Playing.Prompts[0]);
        Assert.DoesNotContain(rig.Left!.Id, rig.Facts<Fact.VoicemailDropped>().Select(fact => fact.VoicemailId));
        rig.HearsItOut().HangsUp(CallGone.ByUs).Ends(CallEndReason.VoicemailLeft, HangupSide.Server);
    }

    [Fact]
    public void Wrong_keys_after_a_kept_message_end_in_its_number()
    {
        var rig = Kept().Presses("5").Hears("common/invalid", "common/vm_confirm").Presses("5").Presses("5");

        Assert.Equal("common/vm_done.1", rig.Playing.Prompts[0]);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("0")]
    [InlineData("*")]
    public void Keys_that_would_lead_away_from_a_kept_message_repeat(string key) =>
        Kept().Presses(key).Hears("common/vm_confirm");

    [Fact]
    public void Nobody_can_record_for_ever()
    {
        var rig = Kept();
        for (var i = 0; i < 9; i++)
            rig.Presses("2").HearsItOut().Speaks(5).IsKept();

        rig.Presses("2").Hears("common/invalid", "common/vm_confirm");
    }

    [Fact]
    public void A_promise_that_is_broken_is_made_once_more_with_the_same_fact()
    {
        var rig = AtTone().Speaks(45);
        var first = rig.Promise;

        rig.IsNotKept();

        Assert.NotEqual(first.Ref, rig.Promise.Ref);
        Assert.Equal(first.Fact, rig.Promise.Fact);
        rig.IsKept().Hears("common/vm_confirm");
    }

    [Fact]
    public void A_promise_that_is_not_answered_in_two_seconds_is_made_once_more_and_either_answer_counts()
    {
        var rig = AtTone().Speaks(45);
        var first = rig.Promise.Ref!.Value;

        rig.Passes(2);
        Assert.NotEqual(first, rig.Promise.Ref);
        rig.Tell(new FloorInput.Kept(first, "03250009")).Hears("common/vm_confirm");
    }

    [Fact]
    public void A_promise_broken_too_late_breaks_only_itself()
    {
        var rig = AtTone().Speaks(45);
        var first = rig.Promise.Ref!.Value;

        rig.Passes(2).Tell(new FloorInput.NotKept(first, "late")).IsKept().Hears("common/vm_confirm");
    }

    [Fact]
    public void A_message_that_could_not_be_kept_is_never_called_saved()
    {
        var rig = AtTone().Speaks(45).IsNotKept().IsNotKept().Hears("common/vm_not_kept");

        rig.HearsItOut().Hears("common/goodbye").HearsItOut().HangsUp(CallGone.ByUs);
        rig.Ends(CallEndReason.Overload, HangupSide.Server);
        Assert.DoesNotContain("common/vm_confirm", rig.Outputs.OfType<FloorOutput.Play>().SelectMany(p => p.Prompts));
        Assert.Equal(1, rig.Counters.PromisesBroken);
    }

    [Fact]
    public void A_disk_that_never_answers_costs_a_caller_four_seconds()
    {
        var rig = AtTone().Speaks(45).Passes(3.999);
        Assert.Equal("jn12316/vm", rig.Playing.Prompts[0]);

        rig.Passes(0.001).Hears("common/vm_not_kept");
    }

    [Fact]
    public void What_was_heard_before_the_disk_failed_is_kept_as_incomplete()
    {
        var rig = AtTone().Speaks(30, RecordingEnding.Failed).IsKept();

        Assert.False(rig.Left!.Complete);
        Assert.Equal(30, rig.Left.DurationSeconds);
        Assert.False(Assert.Single(rig.Record.Recordings).Complete);
    }

    [Fact]
    public void A_disk_that_takes_nothing_is_not_asked_again_with_the_caller_on_the_line()
    {
        AtTone().Speaks(0, RecordingEnding.Failed).Hears("common/vm_not_kept");
    }

    [Fact]
    public void A_recording_whose_end_is_lost_is_stopped_and_kept_as_incomplete()
    {
        var rig = AtTone().Passes(185);

        Assert.Contains(new FloorOutput.StopRecording(rig.Recording.Ref), rig.Outputs);
        Assert.False(rig.Left!.Complete);
        Assert.Equal(180, rig.Left.DurationSeconds);
    }
}
