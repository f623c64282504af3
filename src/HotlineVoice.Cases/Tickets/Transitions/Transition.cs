using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>One row of the table: from where, by what, where to, and under which sentences.</summary>
/// <param name="Event">The act, as the API names it.</param>
/// <param name="From">States in which it can be done.</param>
/// <param name="To">States that it leads to, the usual one first; empty for no change of it.</param>
/// <param name="Guards">What must be true, in the order in which it is said.</param>
/// <param name="Effect">What it does besides; false when the ticket stays where it is all the same.</param>
sealed record Transition(
    string Event,
    ImmutableArray<TicketState> From,
    ImmutableArray<TicketState> To,
    ImmutableArray<Guard> Guards,
    Func<ChangeBuilder, TicketAct, bool> Effect)
{
    /// <summary>The first sentence that is not true; null when all are.</summary>
    internal TicketOutcome? Check(Scene scene)
    {
        foreach (var guard in Guards)
            if (guard.Check(scene) is { } objection)
                return objection;
        return null;
    }

    internal TicketChange Apply(Scene scene)
    {
        var from = scene.Ticket.State;
        var change = new ChangeBuilder(scene, from);
        var moves = Effect(change, scene.Act!);
        return change.Build(Event, !moves || To.IsEmpty ? from : change.Target ?? To[0]);
    }

    /// <summary>The same row, which may also lead to these states.</summary>
    internal Transition Or(params ImmutableArray<TicketState> also) => this with { To = [.. To, .. also] };
}
