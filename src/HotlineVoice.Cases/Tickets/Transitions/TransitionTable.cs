using System.Collections.Immutable;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Effects;
using HotlineVoice.Cases.Tickets.Guards;
using static HotlineVoice.Cases.Tickets.TicketState;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>Everything that can be done to a ticket, row by row. One table for every regulation: what a regulation
/// does not know, its guards refuse.</summary>
static partial class TransitionTable
{
    internal static ImmutableArray<Transition> All { get; } =
        [.. Intake, .. Sending, .. Work, .. End, .. Office, .. Secrets, .. Aside];

    static ImmutableArray<Transition> Intake =>
    [
        Row<TicketAct.Register>("register", [Draft], Registered, Effects.Intake.Register,
            Doers.Clerk, new TheRegistrationIsComplete()).Or(Closed),
        Row<TicketAct.AnswerDirectly>("answerDirectly", [Registered], Closed, Effects.Intake.AnswerDirectly,
            Doers.Clerk, new TheClassMayBeAnsweredAtOnce(), new TheAnswerIsGiven(),
            Doers.FilledToClose, Doers.DoneToClose),
        Row<TicketAct.Refuse>("refuse", [Registered], Closed, Effects.Intake.Refuse,
            Doers.Clerk, new TheGroundForRefusingIsKnown(), new TheBasisWasTold()),
        Row<TicketAct.Guide>("guide", [Registered], Closed, Effects.Intake.Guide,
            Doers.Clerk, new TheTargetIsNamed()),
        Row<TicketAct.TransferEmergency>("transferEmergency", [Registered], Closed, Effects.Intake.TransferEmergency,
            Doers.Clerk, new TheTargetIsNamed()),
        Row<TicketAct.ThreePartyOk>("threePartyOk", [Registered], Closed, Effects.Intake.ThreePartyOk,
            Doers.Clerk, new TheClassMayBeAnsweredAtOnce(), new TheAnsweringUnitIsInTheDirectory(),
            Doers.FilledToClose, Doers.DoneToClose),
        Row<TicketAct.RequestMaterial>("requestMaterial", [Registered, Accepted], AwaitingMaterial, Materials.Request,
            new TheActorAsksForMaterial(), new MaterialMayBeAskedFor()),
        Row<TicketAct.Supplied>("supplied", [AwaitingMaterial], Registered, Materials.Supplied,
            new TheActorAsksForMaterial()).Or(Accepted),
        Row<TicketAct.Expired>("expired", [AwaitingMaterial], Closed, Materials.Expired,
            Doers.Closer, new TheMaterialDidNotCome()),
        Row<TicketAct.SendForm>("sendForm", [Registered], AwaitingDispatch, Effects.Intake.SendForm,
            Doers.Clerk),
    ];

    static ImmutableArray<Transition> Sending =>
    [
        Row<TicketAct.NeedSignoff>("needSignoff", [Registered, AwaitingDispatch], AwaitingSignoff, Signing.NeedSignoff,
            new TheActorHasARoleForIt(
                [TicketActor.Agent, TicketActor.Supervisor, TicketActor.Dispatcher, TicketActor.OfficeHead]),
            new ASignatureIsNeeded()),
        Row<TicketAct.Sign>("sign", Doers.Open, null, Signing.Sign,
            new TheSignerStandsHighEnough()).Or(AwaitingDispatch, ResultSubmitted),
        Row<TicketAct.Dispatch>("dispatch", [Registered, AwaitingDispatch], Dispatched, Effects.Sending.Dispatch,
            new TheActorSendsItOut(), new TheLeadersHaveSigned(), new TheUnitIsInTheDirectory(),
            new TheUnitIsNotTheRespondent(), new TheUnitIsOneThatTheRulesName(),
            new TheFieldsAreFilled(TicketGate.Dispatch), new TheChecklistIsDone(TicketGate.Dispatch)),
        Row<TicketAct.Unreachable3>("unreachable3", [Registered, AwaitingDispatch, Dispatched, Accepted], Dispatched,
            Effects.Sending.Escalate,
            Doers.Dispatcher, new TheOfficeWasTriedInVainOnOneDay(), new TheProvinceMayTakeIt()),
        Row<TicketAct.Escalate>("escalate", [Dispatched, Accepted], Dispatched, Effects.Sending.RaiseLevel,
            Doers.Unit, new TheSuperiorMayTakeIt()),
        Row<TicketAct.RequestReturn>("requestReturn", [Dispatched, Accepted], ReturnRequested, Returning.RequestReturn,
            Doers.Unit, new TheUnitMayReturnIt(), new TheReasonIsNotForbidden(), new TheReturnIsInTime(),
            new TheReturnSaysWhy()).Or(Accepted),
        Row<TicketAct.ApproveReturn>("approveReturn", [ReturnRequested], AwaitingDispatch, Returning.ApproveReturn,
            Doers.DecidesReturns, new AnotherUnitIsNotNamedYet(), new TheNamedReturnWaits()),
        Row<TicketAct.RejectReturn>("rejectReturn", [ReturnRequested], Accepted, Returning.RejectReturn,
            Doers.DecidesReturns, new TheNamedReturnWaits()),
        Row<TicketAct.ApproveReturn>("approveReturn", [Dispatched, Accepted], null, Returning.ApproveCoReturn,
            Doers.DecidesReturns, new ACoUnitHasSentItBack()),
        Row<TicketAct.RejectReturn>("rejectReturn", [Dispatched, Accepted], null, Returning.RejectCoReturn,
            Doers.DecidesReturns, new ACoUnitHasSentItBack()),
        Row<TicketAct.Disputed>("disputed", [ReturnRequested], JointDetermination, Returning.Disputed,
            Doers.DecidesReturns, new ThereIsADispute()),
        Row<TicketAct.Designate>("designate", [JointDetermination], Dispatched, Effects.Sending.Designate,
            new TheActorIsOneWhomTheRulesName(rules => rules.Determination?.DecidedBy, Doers.Office),
            new TheDesignatedUnitMayTakeIt()),
        Row<TicketAct.NoUnitCompetent>("noUnitCompetent", [ReturnRequested], Closed, Returning.NoUnitCompetent,
            Doers.DecidesReturns, new TheChannelIsNamed()),
    ];

    static ImmutableArray<Transition> Work =>
    [
        Row<TicketAct.Accept>("accept", [Dispatched, Accepted], Accepted, UnitWork.Accept,
            Doers.Unit, new TheUnitHasNotSignedYet(), new TheHeadHandlesIt()),
        Row<TicketAct.ContactCaller>("contactCaller", Doers.Working, null, UnitWork.ContactCaller,
            Doers.Unit, new TheUnitTellsTheCaller(), new AUnitHasIt(), new TheContactWasMadeByNow()),
        Row<TicketAct.Explain>("explain", [Dispatched, Accepted], null, UnitWork.Explain,
            Doers.Unit, new ReasonsAreGivenOnce(), new TheNewDayIsNamed()),
        Row<TicketAct.ReportStage>("reportStage", [Dispatched, Accepted], null, UnitWork.ReportStage,
            Doers.Unit, new TheStageIsReported()),
        Row<TicketAct.ApplyExtension>("applyExtension", [Accepted], null, Extending.Apply,
            Doers.Unit, new TheLimitMayBeProlonged(), new TheExtensionIsFiledInTime(), new TheExtensionIsNotTooLong(),
            new TheExtensionIsSignedAndSealed()),
        Row<TicketAct.ApproveExtension>("approveExtension", [Dispatched, Accepted], null, Extending.Approve,
            new AnExtensionWaits()),
        Row<TicketAct.RefuseExtension>("refuseExtension", [Dispatched, Accepted], null, Extending.Refuse,
            new AnExtensionWaits()),
        Row<TicketAct.ApplyStatutoryLimit>("applyStatutoryLimit", [Dispatched, Accepted], null,
            Extending.ApplyStatutoryLimit, new TheActorKnowsTheLaw(), new AUnitHasIt(),
            new TheStatutoryLimitIsDocumented()),
        Row<TicketAct.ConfirmStatutoryLimit>("confirmStatutoryLimit", [Dispatched, Accepted], null,
            Extending.ConfirmStatutoryLimit,
            new TheActorIsOneWhomTheRulesName(rules => rules.Statutory?.ConfirmedBy, Doers.Office),
            new AStatutoryLimitWaits()),
        Row<TicketAct.ArriveOnSite>("onSite", Doers.Working, null, Emergencies.OnSite,
            Doers.Unit, new AUnitHasIt(), new ItIsAnEmergency()),
        Row<TicketAct.ClaimForceMajeure>("forceMajeure", Doers.Open, null, Emergencies.ForceMajeure,
            new TheActorAsksForMaterial(), new ForceMajeureMayExcuse(false), new ItIsAnEmergency()),
        Row<TicketAct.ConfirmForceMajeure>("confirmForceMajeure", Doers.Open, null, Emergencies.ConfirmForceMajeure,
            new TheActorHasARoleForIt([TicketActor.Supervisor, TicketActor.OfficeHead]),
            new ForceMajeureMayExcuse(true)),
        Row<TicketAct.ReportAbnormal>("reportAbnormal", [Dispatched, Accepted], null, Emergencies.ReportAbnormal,
            Doers.Unit, new TheAbnormalityIsDescribed()),
        Row<TicketAct.StoreAnswer>("storeAnswer", [Accepted], null, UnitWork.StoreAnswer,
            Doers.Unit, new AnAnswerMayBeDeemedGiven(), new TheAnswerIsStored()),
        Row<TicketAct.SubmitResult>("submitResult", [Dispatched, Accepted], ResultSubmitted, UnitWork.SubmitResult,
            Doers.Unit, new TheUnitHasSigned(), new TheHeadHandlesIt(), new TheCoUnitsHaveAnswered(),
            new TheResultIsWritten(), new TheResultIsSignedAndSealed(),
            new TheEnclosuresAreThere(), new TheFieldsAreFilled(TicketGate.SubmitResult),
            new TheChecklistIsDone(TicketGate.SubmitResult)).Or(AwaitingResultSignoff),
        Row<TicketAct.DeemedReplied>("deemedReplied", [Accepted], ResultSubmitted, UnitWork.DeemedReplied,
            Doers.Unit, new TheUnitLeads(), new TheCallerWasCalledInVain()).Or(AwaitingResultSignoff),
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
        new(name, from, to is { } state ? [state] : [], guards, (change, act) => effect(change, (TAct)act));
}
