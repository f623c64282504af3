using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Remarks;

/// <summary>Notes, files and tags: what stands beside a matter.</summary>
public sealed class BesideTests
{
    const string Housing = "440229-zgj";
    static readonly DateTimeOffset _now = At("2026-04-09 12:00");

    [Fact]
    public void A_note_takes_nothing_away_from_what_others_saw()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        var acted = walk.Ticket.ActedVersion;

        walk.Do("2026-04-09 11:00", Agent, new TicketAct.AddNote(" 已核对 ", null));

        Assert.Equal(("已核对", NoteVisibility.Internal, "1001", 1),
            (walk.File.Notes[0].Text, walk.File.Notes[0].Visibility, walk.File.Notes[0].By, walk.File.Notes[0].Seq));
        Assert.Equal((acted, acted + 1), (walk.Ticket.ActedVersion, walk.Ticket.Version));
        Assert.DoesNotContain("已核对", walk.History[^1].Fields.Values);
    }

    [Fact]
    public void A_unit_reads_what_is_shared_and_its_own_and_no_trace_of_the_rest()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        walk.Do("2026-04-09 11:00", Agent, new TicketAct.AddNote("内部话", NoteVisibility.Internal));
        walk.Do("2026-04-09 11:01", Agent, new TicketAct.AddNote("请注意", NoteVisibility.Unit));
        walk.Do("2026-04-09 11:02", Unit(Housing), new TicketAct.AddNote("已派人", null));
        walk.Do("2026-04-09 11:03", Agent, new TicketAct.SetTags(["路灯"], []));

        var seen = Disclosure.Of(walk.File, Unit(Housing), _now).File!;

        Assert.Equal(["请注意", "已派人"], seen.Notes.Select(note => note.Text));
        Assert.Empty(seen.Tags);
        var told = BesideSight.Of(seen, walk.History, isOffice: false).ToList();
        Assert.Equal(2, told.Count(entry => entry.Event == "note"));
        Assert.DoesNotContain(told, entry => entry.Event == "tag");
        Assert.Equal(3, Disclosure.Of(walk.File, Agent, _now).File!.Notes.Length);
    }

    [Fact]
    public void A_unit_cannot_write_for_others_than_the_hotline_and_somebody_elses_unit_not_at_all()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);

        Assert.IsType<TicketOutcome.Wrong>(walk.Try("2026-04-09 11:00", Unit(Housing),
            new TicketAct.AddNote("话", NoteVisibility.Internal)));
        Assert.Equal(TicketOutcome.Refused.NotYours, Assert.IsType<TicketOutcome.Refused>(walk.Try(
            "2026-04-09 11:00", Unit("440229-gaj"), new TicketAct.AddNote("话", null))).Code);
        Assert.IsType<TicketOutcome.Wrong>(walk.Try("2026-04-09 11:00", Agent, new TicketAct.AddNote(" ", null)));
    }

    [Fact]
    public void Who_the_caller_is_is_proved_only_to_who_may_know_it()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        walk.Do("2026-04-09 11:00", Agent, File("id", EnclosureKind.Identity));
        walk.Do("2026-04-09 11:01", Agent, File("shared", EnclosureKind.Material, shared: true));
        walk.Do("2026-04-09 11:02", Unit(Housing), File("own", EnclosureKind.Result));

        string[] Seen(TicketActor who) =>
            [.. Disclosure.Of(walk.File, who, _now).File!.Enclosures.Select(file => file.Id)];

        Assert.Equal(["id", "shared", "own"], Seen(Agent));
        Assert.Equal(["shared", "own"], Seen(Dispatcher));
        Assert.Equal(["shared", "own"], Seen(Unit(Housing)));
        Assert.Equal(["shared", "own"], Seen(With("magistrate")));
        Assert.Equal(1, walk.File.Enclosures[2].AssignmentSeq);
        Assert.IsType<TicketOutcome.Wrong>(
            walk.Try("2026-04-09 11:03", Agent, File("x", EnclosureKind.Identity, shared: true)));
    }

    [Fact]
    public void Of_a_protected_caller_his_proof_opens_to_whom_another_allowed_it_and_watchers_read_no_inner_note()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        walk.Do("2026-04-09 11:00", Agent, File("id", EnclosureKind.Identity));
        walk.Do("2026-04-09 11:01", Agent, new TicketAct.AddNote("举报人是他邻居", null));
        walk.Do("2026-04-09 11:02", Agent, new TicketAct.AddNote("请核查", NoteVisibility.Unit));
        var locked = walk.File with { Caller = null, Sealed = new SealedIdentity("c1", "", "", _now) };
        var open = locked with
        {
            Unmaskings =
            [
                new Unmasking
                {
                    TicketNo = Number, Seq = 1, RequestedBy = Agent.User, Purpose = "核实", RequestedAt = _now,
                    DecidedBy = "zhuren", DecidedAt = _now, Approved = true,
                },
            ],
        };

        Assert.Empty(Disclosure.Of(locked, Agent, _now).File!.Enclosures);
        Assert.Single(Disclosure.Of(open, Agent, _now).File!.Enclosures);
        Assert.Empty(Disclosure.Of(open, Supervisor, _now).File!.Enclosures);
        Assert.Equal(["请核查"], Disclosure.OfWatcher(locked, mayUnmask: true).File!.Notes.Select(note => note.Text));
        Assert.Empty(Disclosure.OfWatcher(locked, mayUnmask: true).File!.Enclosures);
        Assert.Equal(2, Disclosure.OfWatcher(walk.File, mayUnmask: false).File!.Notes.Length);
        Assert.Equal(["请核查"],
            Disclosure.Of(locked, With("magistrate"), _now).File!.Notes.Select(note => note.Text));
    }

    [Fact]
    public void An_act_rests_on_files_that_are_there_and_may_be_opened()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        walk.Do("2026-04-09 10:10", Unit(Housing), new TicketAct.Accept());
        walk.Do("2026-04-09 10:20", Unit(Housing), File("scan", EnclosureKind.Result, waits: true));
        TicketAct Result(string id) => new TicketAct.SubmitResult("已修复", true, "局长", true) { Enclosures = [id] };

        Assert.Contains("没有附件", Message(walk.Try("2026-04-09 11:00", Unit(Housing), Result("nothing"))));
        Assert.Contains("尚未通过", Message(walk.Try("2026-04-09 11:00", Unit(Housing), Result("scan"))));
        Assert.IsType<TicketOutcome.Refused>(walk.Try("2026-04-09 11:00", Supervisor, Checked("scan")));
        walk.Do("2026-04-09 11:00", TicketActor.System, Checked("scan"));
        walk.Do("2026-04-09 11:01", Unit(Housing), Result("scan"));

        Assert.Contains(walk.History, entry =>
            entry.Event == "submitResult" && entry.Fields.GetValueOrDefault("attachments") == "1");
    }

    [Fact]
    public void What_is_put_away_holds_the_hash_of_every_file_and_takes_no_more()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        walk.Do("2026-04-09 10:20", Agent, File("scan", EnclosureKind.Evidence, waits: true));
        walk.Do("2026-04-09 11:00", Supervisor, new TicketAct.CloseByGround("OB", "录音", Reviewer.User));
        Assert.Equal("theEnclosuresAreChecked", Assert.IsType<TicketOutcome.Refused>(
            walk.Try("2026-04-10 10:00", Dispatcher, new TicketAct.Archive())).Code);
        walk.Do("2026-04-10 10:00", TicketActor.System, Checked("scan"));
        walk.Do("2026-04-10 10:01", Dispatcher, new TicketAct.Archive());
        walk.Do("2026-04-10 10:02", Agent, new TicketAct.SetTags(["典型"], []));

        var content = ArchiveContent.Of(walk.File);
        Assert.Contains($"Enclosures[1].Sha256={new string('a', 64)}", content);
        Assert.Equal(walk.File.Archives[0].Sha256, ArchiveContent.Sha256Of(walk.File));
        Assert.IsType<TicketOutcome.Refused>(walk.Try("2026-04-10 11:00", Agent, File("x", EnclosureKind.Other)));
    }

    [Fact]
    public void A_word_that_was_taken_off_stays_known_and_comes_back_as_the_same()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        walk.Do("2026-04-09 11:00", Agent, new TicketAct.SetTags(["路灯", "夜间"], []));
        walk.Do("2026-04-09 11:01", Supervisor, new TicketAct.SetTags([], ["路灯"]));
        Assert.Equal(["夜间"], On(walk.File));
        Assert.Equal("banzhang", walk.File.Tags[0].RemovedBy);

        walk.Do("2026-04-09 11:02", Dispatcher, new TicketAct.SetTags(["路灯"], []));

        Assert.Equal(["路灯", "夜间"], On(walk.File));
        Assert.Equal((2, "fenban"), (walk.File.Tags.Length, walk.File.Tags[0].By));
        foreach (var odd in (string[])["", " 空", "一、二", new string('长', 21)])
            Assert.IsType<TicketOutcome.Wrong>(
                walk.Try("2026-04-09 11:03", Agent, new TicketAct.SetTags([odd], [])));
        Assert.IsType<TicketOutcome.Wrong>(walk.Try("2026-04-09 11:03", Agent,
            new TicketAct.SetTags([.. Enumerable.Range(1, 19).Select(n => $"词{n}")], [])));
    }

    static string[] On(TicketFile file) =>
        [.. file.Tags.Where(tag => tag.RemovedAt is null).Select(tag => tag.Word)];

    static string Message(TicketOutcome outcome) =>
        Assert.Single(Assert.Single(Assert.IsType<TicketOutcome.Wrong>(outcome).Errors).Value);

    static TicketAct.CheckEnclosure Checked(string id) => new(id, new ScanVerdict(EnclosureCheck.Clean, null));

    static TicketAct.Enclose File(string id, EnclosureKind kind, bool shared = false, bool waits = false) =>
        new(new NewEnclosure(id, $"{id}.pdf", kind, new ShelvedFile("application/pdf", 9, new string('a', 64)))
        {
            Shared = shared,
            WillBeChecked = waits,
        });
}
