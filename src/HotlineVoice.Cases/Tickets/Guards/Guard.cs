using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>One sentence that must be true before an act is done. Its name is the sentence.</summary>
abstract class Guard
{
    /// <summary>As the API names it.</summary>
    internal string Code => char.ToLowerInvariant(GetType().Name[0]) + GetType().Name[1..];

    /// <summary>Null when it is true; also without an act, as far as that can be said.</summary>
    internal abstract TicketOutcome? Check(Scene scene);

    protected TicketOutcome Refuse(string? clause, string message) => new TicketOutcome.Refused(Code, clause, message);

    protected static TicketOutcome Wrong(string field, string message) => TicketOutcome.Wrong.Field(field, message);
}

/// <summary>A sentence about what is said in an act; while only asked what might be done it is true.</summary>
abstract class Guard<TAct> : Guard where TAct : TicketAct
{
    internal sealed override TicketOutcome? Check(Scene scene) => scene.Act is TAct act ? Check(scene, act) : null;

    protected abstract TicketOutcome? Check(Scene scene, TAct act);
}
