using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>What one act makes of a ticket, while it is being worked out.</summary>
sealed class ChangeBuilder
{
    readonly Scene _scene;
    readonly TicketState? _from;
    readonly ImmutableArray<HistoryEntry>.Builder _entries = ImmutableArray.CreateBuilder<HistoryEntry>();
    readonly SortedDictionary<string, string> _said = new(StringComparer.Ordinal);
    readonly List<(string Event, string? Clause, string Field, string Value)> _notes = [];

    internal ChangeBuilder(Scene scene, TicketState? from)
    {
        _scene = scene;
        _from = from;
        Ticket = scene.File.Ticket;
        Assignments = [.. scene.File.Assignments];
        Timers = [.. scene.File.Timers];
        Caller = scene.File.Caller;
    }

    internal Ticket Ticket { get; set; }

    internal Identities.Caller? Caller { get; set; }

    internal List<Assignment> Assignments { get; }

    internal List<TicketTimer> Timers { get; }

    internal RuleSet Rules => _scene.Rules;

    internal TicketSurroundings Around => _scene.Around;

    internal DateTimeOffset Now => _scene.Around.Now;

    internal Scene Scene => _scene;

    /// <summary>The clause under which it is done, where the act itself knows better than the rules' list.</summary>
    internal string? Clause { get; set; }

    /// <summary>Writes into the act's entry what was said; nothing when it is empty.</summary>
    internal void Say(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            _said[field] = value;
    }

    internal void Say(string field, bool? value) =>
        Say(field, value switch { true => "true", false => "false", _ => null });

    /// <summary>An entry of its own, after the act's.</summary>
    internal void Note(string name, string? clause, string field, string value) =>
        _notes.Add((name, clause, field, value));

    internal void Replace(Assignment assignment) =>
        Assignments[Assignments.FindIndex(one => one.Seq == assignment.Seq)] = assignment;

    internal TicketChange Build(string name, TicketState to)
    {
        Ticket = ClockWork.Show(Ticket with { State = to, Version = Ticket.Version + 1 }, this);
        Add(name, _from, to, Clause ?? Rules.Clauses.GetValueOrDefault(name), _said.ToImmutableSortedDictionary());
        foreach (var note in _notes)
            Add(note.Event, to, to, note.Clause,
                ImmutableSortedDictionary<string, string>.Empty.Add(note.Field, note.Value));
        var file = new TicketFile(Ticket, Caller)
        {
            Assignments = [.. Assignments],
            Timers = [.. Timers],
            HistoryLength = _scene.File.HistoryLength + _entries.Count,
        };
        return new TicketChange(file, _entries.ToImmutable());
    }

    void Add(
        string name,
        TicketState? from,
        TicketState to,
        string? clause,
        ImmutableSortedDictionary<string, string> fields) =>
        _entries.Add(new HistoryEntry
        {
            TicketNo = Ticket.TicketNo,
            Seq = _scene.File.HistoryLength + _entries.Count + 1,
            At = Now,
            Event = name,
            From = from,
            To = to,
            Actor = _scene.Actor.User,
            Clause = clause,
            Fields = fields,
        });
}
