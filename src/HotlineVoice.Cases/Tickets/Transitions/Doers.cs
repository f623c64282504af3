using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;
using static HotlineVoice.Cases.Tickets.TicketState;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>Who does what where the rules name nobody, and groups of states: what several rows of the table say alike.
/// </summary>
static class Doers
{
    internal static readonly ImmutableArray<string> Office =
        [TicketActor.Dispatcher, TicketActor.Supervisor, TicketActor.OfficeHead];

    internal static readonly ImmutableArray<string> Overseers =
        [TicketActor.Overseer, TicketActor.OfficeHead, TicketActor.Supervisor];

    internal static readonly Guard Overseer =
        new TheActorIsOneWhomTheRulesName(rules => rules.Supervision?.IssuedBy, Overseers);

    internal static readonly Guard AnyoneOfTheHotline = new TheActorHasARoleForIt(
        [TicketActor.Agent, TicketActor.Supervisor, TicketActor.Dispatcher, TicketActor.Overseer,
            TicketActor.OfficeHead]);

    /// <summary>Whatever his duty at the hotline.</summary>
    internal static readonly ImmutableArray<string> Hotline =
        [TicketActor.Agent, TicketActor.Supervisor, TicketActor.Dispatcher, TicketActor.Reviewer,
            TicketActor.CallerBack, TicketActor.Overseer, TicketActor.OfficeHead, TicketActor.Archivist];

    internal static readonly Guard Everybody = new TheActorHasARoleForIt(Hotline);

    internal static readonly Guard Clerk = new TheActorHasARoleForIt([TicketActor.Agent, TicketActor.Supervisor]);
    internal static readonly Guard Dispatcher = new TheActorHasARoleForIt([TicketActor.Dispatcher]);
    internal static readonly Guard DispatcherOrSupervisor =
        new TheActorHasARoleForIt([TicketActor.Dispatcher, TicketActor.Supervisor, TicketActor.OfficeHead]);
    internal static readonly Guard Reviewer = new TheActorIsOneWhomTheRulesName(rules => rules.Review?.Roles,
        [TicketActor.Dispatcher, TicketActor.Reviewer]);
    internal static readonly Guard Closer = new TheActorHasARoleForIt(
        [TicketActor.Dispatcher, TicketActor.Reviewer, TicketActor.Supervisor, TicketActor.OfficeHead]);
    internal static readonly Guard Archivist = new TheActorIsOneWhomTheRulesName(rules => rules.Archive?.DoneBy,
        [TicketActor.Dispatcher, TicketActor.Archivist]);
    internal static readonly Guard DecidesReturns =
        new TheActorIsOneWhomTheRulesName(rules => rules.Return?.DecidedBy, Office);
    /// <summary>What the hotline wants before a matter that was taken comes to its end.</summary>
    internal static readonly Guard FilledToClose = new TheFieldsAreFilled(TicketGate.Close);
    internal static readonly Guard DoneToClose = new TheChecklistIsDone(TicketGate.Close);
    internal static readonly Guard Unit = new TheActorSpeaksForTheUnit();

    internal static readonly ImmutableArray<TicketState> Open =
    [
        Registered, AwaitingMaterial, AwaitingSignoff, AwaitingDispatch, JointDetermination, Dispatched, Accepted,
        ReturnRequested, ResultSubmitted, AwaitingResultSignoff, CallbackPending,
    ];

    /// <summary>States in which a unit may still do something for an emergency (WY 第十六条).</summary>
    internal static readonly ImmutableArray<TicketState> Working =
        [Dispatched, Accepted, ReturnRequested, AwaitingDispatch];

    /// <summary>What was put away is no longer added to.</summary>
    internal static readonly ImmutableArray<TicketState> NotPutAway = [.. Open, Closed];

    /// <summary>A ticket that is one, in whichever state.</summary>
    internal static readonly ImmutableArray<TicketState> Known = [.. Open, Closed, Archived];
}
