using System.Collections.Immutable;

namespace HotlineVoice.Cases.Tickets;

/// <summary>What comes of an act.</summary>
public abstract record TicketOutcome
{
    TicketOutcome()
    {
    }

    /// <summary>It is as it should be: keep this.</summary>
    public sealed record Changed(TicketChange Change) : TicketOutcome;

    /// <summary>Not in this state, not by this person, or against the rules (409; 403 for <see cref="NotYours"/>).
    /// </summary>
    /// <param name="Code">The guard's name, or the state's.</param>
    /// <param name="Clause">The regulation's clause that says so.</param>
    /// <param name="Message">One Chinese sentence that names the clause.</param>
    public sealed record Refused(string Code, string? Clause, string Message) : TicketOutcome
    {
        /// <summary>The code when the person's roles are what is missing.</summary>
        public const string NotYours = "roleMayNot";
    }

    /// <summary>What was said is wrong or missing (422): Chinese sentences by the API's field name.</summary>
    public sealed record Wrong(ImmutableDictionary<string, ImmutableArray<string>> Errors) : TicketOutcome
    {
        /// <summary>One wrong field.</summary>
        public static Wrong Field(string name, string message) =>
            new(ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(name, [message]));
    }
}
