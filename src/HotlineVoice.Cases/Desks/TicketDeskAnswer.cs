using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Desks;

/// <summary>What the desk says to who asked it for something.</summary>
public abstract record TicketDeskAnswer
{
    TicketDeskAnswer()
    {
    }

    /// <summary>Done and kept.</summary>
    public sealed record Done(TicketFile File) : TicketDeskAnswer;

    /// <summary>Not in this state, not by this person, or against the rules.</summary>
    public sealed record Refused(string Code, string? Clause, string Message) : TicketDeskAnswer;

    /// <summary>What was said is wrong or missing: Chinese sentences by the API's field name.</summary>
    public sealed record Wrong(ImmutableDictionary<string, ImmutableArray<string>> Errors) : TicketDeskAnswer;

    /// <summary>There is no such ticket.</summary>
    public sealed record NotFound : TicketDeskAnswer;

    /// <summary>Somebody was faster; the ticket now has this version.</summary>
    public sealed record Stale(long Current) : TicketDeskAnswer;
}
