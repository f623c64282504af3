using System.Collections.Immutable;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Automation;

/// <summary>One change, while rules add to it.</summary>
sealed class AutomationRun(TicketChange change, TicketSurroundings around, bool isSealed)
{
    readonly ImmutableArray<HistoryEntry>.Builder _entries = ImmutableArray.CreateBuilder<HistoryEntry>();
    readonly ImmutableArray<Notice>.Builder _notices = ImmutableArray.CreateBuilder<Notice>();
    readonly ImmutableArray<OutgoingMessage>.Builder _messages = ImmutableArray.CreateBuilder<OutgoingMessage>();
    readonly int _before = change.File.HistoryLength - change.Entries.Length;

    TicketFile File { get; set; } = change.File;

    bool IsProtected => isSealed || File.Ticket.Confidential;

    internal void Keep(HistoryEntry entry) => _entries.Add(entry with { Seq = _before + _entries.Count + 1 });

    internal void Do(AutomationRule rule, HistoryEntry entry)
    {
        var units = AutomationUnits.Of(File, entry);
        if (!rule.If.Holds(File, units.FirstOrDefault(), IsProtected, around.Now))
            return;
        var unreachable = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var action in rule.Then)
            switch (action)
            {
                case AutomationAction.Notify notify:
                    var telling = new Telling(File, around.Offices, IsProtected, rule.Id, entry);
                    var told = telling.Tell(notify, units);
                    _notices.AddRange(told.Notices.Where(one => !_notices.Contains(one)));
                    _messages.AddRange(told.Messages.Where(one => !_messages.Contains(one)));
                    unreachable.UnionWith(told.Unreachable);
                    break;
                case AutomationAction.AddTag add:
                    Tag(add.Word, entry.At);
                    break;
                case AutomationAction.RemoveTag remove:
                    Untag(remove.Word, entry.At);
                    break;
                case AutomationAction.AddNote note:
                    var unit = around.Offices.Find(units.FirstOrDefault()?.OrgId)?.Name;
                    Note(AutomationText.Of(note.Text, File.Ticket, entry, unit), entry.At);
                    break;
            }
        Write(rule, entry, string.Join(",", unreachable));
    }

    internal TicketChange Build() => change with
    {
        File = File with { HistoryLength = _before + _entries.Count },
        Entries = _entries.ToImmutable(),
        Notices = change.Notices.AddRange(_notices),
        Messages = change.Messages.AddRange(_messages),
    };

    void Write(AutomationRule rule, HistoryEntry entry, string unreachable)
    {
        var fields = ImmutableSortedDictionary<string, string>.Empty
            .Add("ruleId", rule.Id)
            .Add("rule", rule.Title)
            .Add("event", AutomationClock.Is(entry.Fields.GetValueOrDefault("timer") ?? "") ? "clock" : entry.Event);
        if (unreachable.Length > 0)
            fields = fields.Add("unreachable", unreachable);
        Keep(new HistoryEntry
        {
            TicketNo = File.Ticket.TicketNo,
            Seq = 0,
            At = entry.At,
            DueInstant = entry.DueInstant,
            Event = AutomationWork.Event,
            From = entry.To,
            To = entry.To,
            Actor = TicketActor.System.User,
            Fields = fields,
        });
    }

    void Tag(string word, DateTimeOffset at)
    {
        var live = File.Tags.Where(tag => tag.RemovedAt is null).ToArray();
        if (live.Length >= TicketTag.WordsMax || live.Any(tag => tag.Word == word))
            return;
        File = File with
        {
            Tags = File.Tags.Add(new TicketTag
            {
                TicketNo = File.Ticket.TicketNo,
                Seq = File.Tags.Length + 1,
                HotlineCode = File.Ticket.HotlineCode,
                Word = word,
                By = TicketActor.System.User,
                At = at,
            }),
        };
    }

    void Untag(string word, DateTimeOffset at)
    {
        if (File.Tags.FirstOrDefault(tag => tag.RemovedAt is null && tag.Word == word) is { } live)
            File = File with
            {
                Tags = File.Tags.Replace(live, live with { RemovedAt = at, RemovedBy = TicketActor.System.User }),
            };
    }

    void Note(string text, DateTimeOffset at) => File = File with
    {
        Notes = File.Notes.Add(new Note
        {
            TicketNo = File.Ticket.TicketNo,
            Seq = File.Notes.Length + 1,
            Text = text,
            Visibility = NoteVisibility.Internal,
            By = TicketActor.System.User,
            At = at,
        }),
    };
}
