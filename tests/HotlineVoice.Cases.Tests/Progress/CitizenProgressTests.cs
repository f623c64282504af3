using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Progress;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Progress;

/// <summary>办理进度 for its caller: what was done for him, and nothing between the offices.</summary>
public sealed class CitizenProgressTests
{
    const string Housing = "440229-zgj";
    const string Water = "440229-swj";

    [Fact]
    public void He_reads_who_has_it_until_when_and_what_was_done()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 10:00", Housing, Water);
        walk.Do("2026-04-01 15:00", Unit(Housing), new TicketAct.Accept());
        walk.Do("2026-04-01 16:00", Agent, new TicketAct.AddNote("灯泡已订购", NoteVisibility.Caller));

        var seen = Of(walk)!;

        Assert.Equal(CitizenStage.InHand, seen.Stage);
        Assert.Equal([walk.Offices.Find(Housing)!.Name, walk.Offices.Find(Water)!.Name], seen.Units);
        Assert.Equal(
            ["已登记受理", $"已派至{walk.Offices.Find(Housing)!.Name}办理", "承办单位已签收", "灯泡已订购"],
            seen.Steps.Select(step => step.Text));
        Assert.Equal(At("2026-04-01 16:00"), seen.Steps[^1].At);
        Assert.Null(seen.Answer);
    }

    [Fact]
    public void What_offices_say_to_each_other_is_not_for_him()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 10:00", Housing);
        walk.Do("2026-04-01 11:00", Agent, new TicketAct.AddNote("来电人情绪激动", NoteVisibility.Internal));
        walk.Do("2026-04-01 12:00", Agent, new TicketAct.AddNote("请尽快", NoteVisibility.Unit));
        walk.Do("2026-04-01 15:00", Unit(Housing),
            new TicketAct.RequestReturn("该路灯属镇管", "职责分工文件", "440229100"));

        var seen = Of(walk)!;

        Assert.Equal(CitizenStage.InHand, seen.Stage);
        Assert.Equal(2, seen.Steps.Length);
        Assert.DoesNotContain(seen.Steps, step => step.Text.Contains("镇", StringComparison.Ordinal));
    }

    [Fact]
    public void The_answer_is_his_once_it_was_reviewed_and_told()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-01 10:00", Housing);
        walk.Do("2026-04-01 15:00", Unit(Housing), new TicketAct.Accept());
        walk.Do("2026-04-02 09:00", Unit(Housing), new TicketAct.FeedbackDone { Reached = true, Satisfied = true });
        walk.Do("2026-04-02 10:00", Unit(Housing), new TicketAct.SubmitResult("已更换灯泡。", true, null, false));

        Assert.Equal((CitizenStage.UnderReview, null), (Of(walk)!.Stage, Of(walk)!.Answer));
        walk.Do("2026-04-03 09:00", Reviewer, new TicketAct.ReviewPass(true, null, true));

        Assert.Equal("已更换灯泡。", Of(walk)!.Answer);
        Assert.True(Of(walk)!.Stage >= CitizenStage.AwaitingCallback);
    }

    [Fact]
    public void An_answer_given_on_the_telephone_is_his_too()
    {
        var walk = Registered("2026-04-01 10:00", Consultation("211224"));
        walk.Do("2026-04-01 10:05", Agent, new TicketAct.AnswerDirectly(null, "每台补贴三万元"));

        Assert.Equal("每台补贴三万元", Of(walk)!.Answer);
        Assert.Equal(CitizenStage.Closed, Of(walk)!.Stage);
    }

    [Fact]
    public void Of_a_draft_and_of_a_locked_caller_nothing_is_said()
    {
        var draft = new TicketWalk();
        draft.Register("2026-04-01 10:00", Consultation("211224") with { Draft = true });
        var open = Registered("2026-04-01 10:00", Consultation("211224"));

        Assert.Null(Of(draft));
        Assert.NotNull(Of(open));
        Assert.Null(CitizenProgress.Of(
            open.File with { Sealed = new SealedIdentity("c", "k", "x", At("2026-04-01 10:00")) }, [], open.Offices));
    }

    static CitizenProgress? Of(TicketWalk walk) => CitizenProgress.Of(walk.File, walk.History, walk.Offices);
}
