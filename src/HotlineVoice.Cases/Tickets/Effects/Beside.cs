using System.Globalization;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Effects;

/// <summary>What notes, files and tags make of a ticket. The history says that there is one and no word of it: who may
/// read it reads it where it lies.</summary>
static class Beside
{
    internal static bool Note(ChangeBuilder change, TicketAct.AddNote act)
    {
        var unit = UnitOf(change.Scene);
        var note = new Note
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = change.File.Notes.Length + 1,
            Text = act.Text.Trim(),
            Visibility = act.Visibility ?? (unit is null ? NoteVisibility.Internal : NoteVisibility.Unit),
            By = change.Around.Actor.User,
            OrgId = unit,
            At = change.Now,
        };
        change.File = change.File with { Notes = change.File.Notes.Add(note) };
        change.Say(NoteField, Number(note.Seq));
        change.Say("visibility", note.Visibility.ToString());
        return true;
    }

    internal static bool Enclose(ChangeBuilder change, TicketAct.Enclose act)
    {
        var (file, unit) = (act.Enclosure, UnitOf(change.Scene));
        var enclosure = new Enclosure
        {
            TicketNo = change.Ticket.TicketNo,
            Seq = change.File.Enclosures.Length + 1,
            Id = file.Id,
            Name = file.Name.Trim(),
            MediaType = file.File.MediaType,
            Length = file.File.Length,
            Sha256 = file.File.Sha256,
            Kind = file.Kind,
            Shared = file.Shared,
            AssignmentSeq = file.AssignmentSeq ?? (unit is null ? null : change.Scene.Mine?.Seq),
            By = change.Around.Actor.User,
            OrgId = unit,
            At = change.Now,
            Check = file.WillBeChecked ? EnclosureCheck.Waiting : EnclosureCheck.Unchecked,
        };
        change.File = change.File with { Enclosures = change.File.Enclosures.Add(enclosure) };
        change.Say(EnclosureField, Number(enclosure.Seq));
        change.Say("kind", enclosure.Kind.ToString());
        change.Say("sha256", enclosure.Sha256);
        return true;
    }

    internal static bool Check(ChangeBuilder change, TicketAct.CheckEnclosure act)
    {
        var at = change.File.Enclosures.ToList().FindIndex(one => one.Id == act.Id);
        var enclosure = change.File.Enclosures[at] with
        {
            Check = act.Verdict.Check,
            CheckedAt = change.Now,
            Finding = act.Verdict.Check == EnclosureCheck.Infected ? act.Verdict.Finding : null,
        };
        change.File = change.File with { Enclosures = change.File.Enclosures.SetItem(at, enclosure) };
        change.Say(EnclosureField, Number(enclosure.Seq));
        change.Say("check", enclosure.Check.ToString());
        change.Say("finding", enclosure.Finding);
        return true;
    }

    internal static bool Tag(ChangeBuilder change, TicketAct.SetTags act)
    {
        var tags = change.File.Tags.ToBuilder();
        foreach (var word in act.Add)
            if (tags.ToList().FindIndex(one => one.Word == word) is var at and >= 0)
                tags[at] = tags[at].RemovedAt is null ? tags[at] : Put(change, word, tags[at].Seq);
            else
                tags.Add(Put(change, word, tags.Count + 1));
        for (var at = 0; at < tags.Count; at++)
            if (tags[at].RemovedAt is null && act.Remove.Contains(tags[at].Word))
                tags[at] = tags[at] with { RemovedAt = change.Now, RemovedBy = change.Around.Actor.User };
        change.File = change.File with { Tags = tags.ToImmutable() };
        change.Say("added", string.Join('、', act.Add));
        change.Say("removed", string.Join('、', act.Remove));
        return true;
    }

    /// <summary>Names the files on which an act rests.</summary>
    internal static void Rest(ChangeBuilder change, IEnclosing act) =>
        change.Say("attachments", string.Join('、', act.Enclosures
            .Select(id => Number(change.File.Enclosures.First(one => one.Id == id).Seq))));

    /// <summary>The field of a history entry that names a note.</summary>
    internal const string NoteField = "noteSeq";

    /// <summary>The field of a history entry that names a file.</summary>
    internal const string EnclosureField = "attachmentSeq";

    static TicketTag Put(ChangeBuilder change, string word, int seq) => new()
    {
        TicketNo = change.Ticket.TicketNo,
        Seq = seq,
        HotlineCode = change.Ticket.HotlineCode,
        Word = word,
        By = change.Around.Actor.User,
        At = change.Now,
    };

    /// <summary>The unit for which the actor speaks; null for people of the hotline.</summary>
    static string? UnitOf(Scene scene) => scene.Actor.Is(Doers.Hotline.AsSpan()) ? null : scene.Actor.OrgId;

    static string Number(int seq) => seq.ToString(CultureInfo.InvariantCulture);
}
