using System.Collections.Immutable;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Guards;
using static HotlineVoice.Cases.Tickets.TicketState;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>Everything that can be done to a ticket, row by row. One table for every regulation: what a regulation
/// does not know, its guards refuse.</summary>
static class TransitionTable
{
    static readonly Guard _clerk = new TheActorHasARoleForIt([TicketActor.Agent, TicketActor.Supervisor]);
    static readonly Guard _dispatcher = new TheActorHasARoleForIt([TicketActor.Dispatcher]);
    static readonly Guard _dispatcherOrSupervisor =
        new TheActorHasARoleForIt([TicketActor.Dispatcher, TicketActor.Supervisor]);
    static readonly Guard _reviewer = new TheActorHasARoleForIt([TicketActor.Dispatcher, TicketActor.Reviewer]);
    static readonly Guard _closer =
        new TheActorHasARoleForIt([TicketActor.Dispatcher, TicketActor.Reviewer, TicketActor.Supervisor]);
    static readonly Guard _archivist = new TheActorHasARoleForIt([TicketActor.Dispatcher, TicketActor.Archivist]);
    static readonly Guard _unit = new TheActorSpeaksForTheUnit();

    static readonly ImmutableArray<TicketState> _open =
    [
        Registered, AwaitingMaterial, AwaitingSignoff, AwaitingDispatch, JointDetermination, Dispatched, Accepted,
        ReturnRequested, ResultSubmitted, AwaitingResultSignoff, CallbackPending,
    ];

    internal static ImmutableArray<Transition> All { get; } =
    [
        // Intake
        Row<TicketAct.Register>("register", [Draft], Registered, Intake.Register,
            _clerk, new TheRegistrationIsComplete()),
        Row<TicketAct.AnswerDirectly>("answerDirectly", [Registered], Closed, Intake.AnswerDirectly,
            _clerk, new TheClassMayBeAnsweredAtOnce(), new TheAnswerIsGiven()),
        Row<TicketAct.Refuse>("refuse", [Registered], Closed, Intake.Refuse,
            _clerk, new TheGroundForRefusingIsKnown(), new TheBasisWasTold()),
        Row<TicketAct.Guide>("guide", [Registered], Closed, Intake.Guide,
            _clerk, new TheTargetIsNamed()),
        Row<TicketAct.ThreePartyOk>("threePartyOk", [Registered], Closed, Intake.ThreePartyOk,
            _clerk, new TheClassMayBeAnsweredAtOnce(), new TheAnsweringUnitIsInTheDirectory()),
        Row<TicketAct.SendForm>("sendForm", [Registered], AwaitingDispatch, Intake.SendForm,
            _clerk),

        // Sending
        Row<TicketAct.Dispatch>("dispatch", [Registered, AwaitingDispatch], Dispatched, Sending.Dispatch,
            _dispatcherOrSupervisor, new TheUnitIsInTheDirectory(), new TheUnitIsNotTheRespondent(),
            new TheUnitIsOneThatTheRulesName()),
        Row<TicketAct.Unreachable3>("unreachable3", [Registered, AwaitingDispatch, Dispatched, Accepted], Dispatched,
            Sending.Escalate,
            _dispatcher, new TheOfficeWasTriedInVainOnOneDay(), new TheProvinceMayTakeIt()),

        // The unit's work
        Row<TicketAct.Accept>("accept", [Dispatched, Accepted], Accepted, UnitWork.Accept,
            _unit, new TheUnitHasNotSignedYet()),
        Row<TicketAct.Explain>("explain", [Dispatched, Accepted], null, UnitWork.Explain,
            _unit, new ReasonsAreGivenOnce(), new TheNewDayIsNamed()),
        Row<TicketAct.SubmitResult>("submitResult", [Dispatched, Accepted], ResultSubmitted, UnitWork.SubmitResult,
            _unit, new TheUnitHasSigned(), new TheCoUnitsHaveAnswered(), new TheResultIsWritten()),

        // Telling the caller, and the end
        Row<TicketAct.ReviewPass>("reviewPass", [ResultSubmitted], CallbackPending, Closing.ReviewPass,
            _reviewer),
        Row<TicketAct.FeedbackDone>("feedbackDone", [Dispatched, Accepted], null, Closing.TellNotice,
            new TheActorTellsTheCaller(), new TheCallerIsOwedANotice()),
        Row<TicketAct.FeedbackDone>("feedbackDone", [CallbackPending], Closed, Closing.FeedbackDone,
            new TheActorTellsTheCaller(), new TheGradeIsOnTheScale(), new TheCallerWasTriedLongEnough()),
        Row<TicketAct.CloseByGround>("closeByGround", _open, Closed, Closing.CloseByGround,
            _closer, new TheClosingGroundIsKnown(), new TheEvidenceIsHeld(), new SomebodyElseHasLooked(),
            new ASupervisorClosesIt(), new NobodyCooperatedLongEnough()),
        Row<TicketAct.Archive>("archive", [Closed], Archived, Closing.Archive,
            _archivist),
        Row<TicketAct.RepeatContact>("repeatContact", [Closed, Archived], null, Closing.RepeatContact,
            _clerk),
    ];

    /// <summary>The row for this act in this state; null when it cannot be done there.</summary>
    internal static Transition? Find(string name, TicketState from) =>
        All.FirstOrDefault(row => row.Event == name && row.From.Contains(from));

    static Transition Row<TAct>(
        string name,
        ImmutableArray<TicketState> from,
        TicketState? to,
        Func<ChangeBuilder, TAct, bool> effect,
        params ImmutableArray<Guard> guards) where TAct : TicketAct =>
        new(name, from, to, guards, (change, act) => effect(change, (TAct)act));
}
