using System.Collections.Immutable;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>An entry of a ticket's history while it is being worked out.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Clause">Under which clause.</param>
/// <param name="Fields">What was said.</param>
sealed record Remark(string Event, string? Clause, ImmutableSortedDictionary<string, string> Fields)
{
    /// <summary>It follows by itself, and nobody did it.</summary>
    internal bool BySystem { get; init; }
    /// <summary>The state it leads to; null when it leads nowhere.</summary>
    internal TicketState? To { get; init; }
    /// <summary>For a clock: when it was due.</summary>
    internal DateTimeOffset? Due { get; init; }

    /// <summary>One with this field.</summary>
    internal static Remark Of(string name, string? clause, string field, string? value) => new(name, clause,
        value is null
            ? ImmutableSortedDictionary<string, string>.Empty
            : ImmutableSortedDictionary<string, string>.Empty.Add(field, value));

    /// <summary>The same with one more field; nothing for an empty one.</summary>
    internal Remark With(string field, string? value) =>
        string.IsNullOrEmpty(value) ? this : this with { Fields = Fields.SetItem(field, value) };
}
