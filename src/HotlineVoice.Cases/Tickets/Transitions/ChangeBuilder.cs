using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets.Clocks;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>What one act, or a clock, makes of a ticket, while it is being worked out.</summary>
sealed class ChangeBuilder
{
    readonly Scene _scene;
    readonly TicketState? _from;
    readonly ImmutableArray<HistoryEntry>.Builder _entries = ImmutableArray.CreateBuilder<HistoryEntry>();
    readonly ImmutableArray<ContactAttempt>.Builder _attempts = ImmutableArray.CreateBuilder<ContactAttempt>();
    readonly ImmutableArray<OutgoingMessage>.Builder _messages = ImmutableArray.CreateBuilder<OutgoingMessage>();
    readonly SortedDictionary<string, string> _said = new(StringComparer.Ordinal);
    readonly List<Remark> _notes = [];

    internal ChangeBuilder(Scene scene, TicketState? from)
    {
        _scene = scene;
        _from = from;
        File = scene.File;
        Ticket = scene.File.Ticket;
        Assignments = [.. scene.File.Assignments];
        Timers = [.. scene.File.Timers];
        Caller = scene.File.Caller;
        Now = scene.Around.Now;
    }

    internal Ticket Ticket { get; set; }

    internal Identities.Caller? Caller { get; set; }

    internal List<Assignment> Assignments { get; }

    internal List<TicketTimer> Timers { get; }

    /// <summary>Everything else that belongs to the ticket; ticket, caller, assignments and timers in it do not count.
    /// </summary>
    internal TicketFile File { get; set; }

    /// <summary>Clocks speak, and nobody acts: every entry stands for itself, under the instant that is Now then.
    /// </summary>
    internal bool IsLapsing { get; init; }

    internal RuleSet Rules => _scene.Rules;

    internal TicketSurroundings Around => _scene.Around;

    /// <summary>When it is done; for a clock the instant at which it was due.</summary>
    internal DateTimeOffset Now { get; set; }

    internal Scene Scene => _scene;

    /// <summary>The state it goes to, where the row leaves a choice; null for the row's first.</summary>
    internal TicketState? Target { get; private set; }

    /// <summary>The clause under which it is done, where the act itself knows better than the rules' list.</summary>
    internal string? Clause { get; set; }

    /// <summary>Chooses among the states that the row leads to; answers for an effect that it moves.</summary>
    internal bool Go(TicketState to)
    {
        Target = to;
        return true;
    }

    /// <summary>Writes into the act's entry what was said; nothing when it is empty.</summary>
    internal void Say(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            _said[field] = value;
    }

    internal void Say(string field, bool? value) =>
        Say(field, value switch { true => "true", false => "false", _ => null });

    internal void Say(string field, DateOnly? value) => Say(field, Days.Write(value));

    /// <summary>An entry of its own, after the act's.</summary>
    internal void Note(string name, string? clause, string field, string value) =>
        Note(new Remark(name, clause, ImmutableSortedDictionary<string, string>.Empty.Add(field, value)));

    internal void Note(Remark remark)
    {
        if (!IsLapsing)
        {
            _notes.Add(remark);
            return;
        }

        var from = Ticket.State;
        Ticket = Ticket with { State = remark.To ?? from };
        Add(remark.Event, from, Ticket.State, remark);
    }

    /// <summary>The ledger with what was added to it by now.</summary>
    internal IEnumerable<ContactAttempt> Attempts => Around.Attempts.Concat(_attempts);

    internal void Tried(ContactAttempt attempt) => _attempts.Add(attempt);

    /// <summary>Leaves the house when the change is kept.</summary>
    internal void Send(OutgoingMessage message) => _messages.Add(message);

    internal void Replace(Assignment assignment) =>
        Assignments[Assignments.FindIndex(one => one.Seq == assignment.Seq)] = assignment;

    /// <summary>Puts something before the office, once while it waits.</summary>
    internal void Raise(WorklistKind kind, string text, string? clause, int? assignment = null, int? timer = null)
    {
        if (File.Worklist.Any(item => item.Kind == kind && item.AssignmentSeq == assignment && item.DoneAt is null))
            return;
        File = File with
        {
            Worklist = File.Worklist.Add(new WorklistItem
            {
                TicketNo = Ticket.TicketNo,
                Seq = File.Worklist.Length + 1,
                Kind = kind,
                AssignmentSeq = assignment,
                TimerSeq = timer,
                Text = text,
                Clause = clause,
                RaisedAt = Now,
            }),
        };
    }

    internal void Done(WorklistKind kind, int assignment) =>
        Finish(item => item.Kind == kind && item.AssignmentSeq == assignment);

    internal void Done(WorklistKind kind) => Finish(item => item.Kind == kind);

    internal TicketChange Build(string name, TicketState to)
    {
        if (_scene.Act is not { IsAside: true })
            Ticket = Ticket with { ActedVersion = Ticket.Version + 1 };
        var after = _notes.LastOrDefault(note => note.To is not null)?.To ?? to;
        Add(name, _from, to, new Remark(name, Clause ?? Rules.Clauses.GetValueOrDefault(name),
            _said.ToImmutableSortedDictionary()));
        var state = to;
        foreach (var note in _notes)
        {
            Add(note.Event, state, note.To ?? state, note);
            state = note.To ?? state;
        }

        return Keep(after);
    }

    /// <summary>What clocks made of it.</summary>
    internal TicketChange BuildLapse() => Keep(Ticket.State);

    TicketChange Keep(TicketState state)
    {
        var closed = state is TicketState.Closed or TicketState.Archived;
        Finish(item => closed
            || item.TimerSeq is { } timer && Timers[timer - 1].State != TimerState.Due
            || item.AssignmentSeq is { } seq && Assignments[seq - 1].Status != AssignmentStatus.Open);
        Ticket = ClockWork.Show(Ticket with { State = state, Version = Ticket.Version + 1 }, this);
        var file = File with
        {
            Ticket = Ticket,
            Caller = Caller,
            Assignments = [.. Assignments],
            Timers = [.. Timers],
            HistoryLength = _scene.File.HistoryLength + _entries.Count,
        };
        return new TicketChange(file, _entries.ToImmutable())
        {
            Attempts = _attempts.ToImmutable(),
            Messages = _messages.ToImmutable(),
        };
    }

    void Finish(Func<WorklistItem, bool> which) => File = File with
    {
        Worklist = [.. File.Worklist.Select(item =>
            item.DoneAt is null && which(item) ? item with { DoneAt = Now } : item)],
    };

    void Add(string name, TicketState? from, TicketState to, Remark remark) => _entries.Add(new HistoryEntry
    {
        TicketNo = Ticket.TicketNo,
        Seq = _scene.File.HistoryLength + _entries.Count + 1,
        At = Now,
        DueInstant = remark.Due,
        Event = name,
        From = from,
        To = to,
        Actor = (remark.BySystem ? TicketActor.System : _scene.Actor).User,
        Clause = remark.Clause,
        Fields = remark.Fields,
    });
}
