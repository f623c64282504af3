using System.Collections.Immutable;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Effects;
using HotlineVoice.Cases.Tickets.Guards;
using static HotlineVoice.Cases.Tickets.TicketState;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>The rows after a result, and those of the office.</summary>
static partial class TransitionTable
{
    static ImmutableArray<Transition> End =>
    [
        Row<TicketAct.ReviewPass>("reviewPass", [ResultSubmitted], CallbackPending, Reviewing.ReviewPass,
            Doers.Reviewer),
        Row<TicketAct.ReviewFail>("reviewFail", [ResultSubmitted], Dispatched, Reviewing.ReviewFail,
            Doers.Reviewer).Or(Accepted),
        Row<TicketAct.FeedbackDone>("feedbackDone", [Dispatched, Accepted], null, Reviewing.TellNotice,
            new TheActorTellsTheCaller(), new TheCallerIsOwedANotice()),
        Row<TicketAct.FeedbackDone>("feedbackDone", [CallbackPending], Closed, Reviewing.Callback,
            new TheActorTellsTheCaller(), new TheGradeIsOnTheScale(), new TheCallerWasTriedLongEnough(),
            Doers.FilledToClose, Doers.DoneToClose)
            .Or(Dispatched),
        Row<TicketAct.FeedbackDone>("callbackDone", [ResultSubmitted, AwaitingResultSignoff], null,
            Reviewing.UnitCallback,
            new TheActorBelongsToTheUnit(), new TheActorTellsTheCaller(), new TheGradeIsOnTheScale()),
        Row<TicketAct.FeedbackDone>("callbackDone", [CallbackPending], Closed, Reviewing.Callback,
            new TheActorTellsTheCaller(), new TheGradeIsOnTheScale(), new TheCallerWasTriedLongEnough(),
            Doers.FilledToClose, Doers.DoneToClose)
            .Or(Dispatched),
        Row<TicketAct.CloseByGround>("closeByGround", Doers.Open, Closed, Ending.CloseByGround,
            Doers.Closer, new TheClosingGroundIsKnown(), new TheGroundHoldsForThisTicket(), new TheEvidenceIsHeld(),
            new TheEnclosuresAreThere(), new SomebodyElseHasLooked(), new ASupervisorClosesIt(),
            new NobodyCooperatedLongEnough(), Doers.FilledToClose, Doers.DoneToClose),
        Row<TicketAct.Terminate>("terminate", Doers.Open, Closed, Signing.Terminate,
            new TheActorHasARoleForIt([TicketActor.Magistrate, TicketActor.OfficeHead, TicketActor.Dispatcher]),
            new TheChainIsComplete()),
        Row<TicketAct.StrikeOff>("strikeOff", [Closed], null, Signing.StrikeOff,
            new TheActorHasARoleForIt(Doers.Office), new ItWasTerminated()),
        Row<TicketAct.Archive>("archive", [Closed], Archived, Ending.Archive,
            Doers.Archivist, new TheEnclosuresAreChecked()),
        Row<TicketAct.Destroy>("destroy", [Archived], null, Ending.Destroy,
            Doers.Archivist, new ItsTimeIsOver()),
        Row<TicketAct.RepeatContact>("repeatContact", Doers.Known, null, Repeating.RepeatContact,
            Doers.Clerk),
    ];

    static ImmutableArray<Transition> Office =>
    [
        Row<TicketAct.Remind>("remind", [Dispatched, Accepted], null, Supervising.Remind,
            new TheActorHasARoleForIt([TicketActor.Dispatcher, TicketActor.Supervisor, TicketActor.Overseer,
                TicketActor.OfficeHead]),
            new AUnitHasIt(), new TheNoteIsWritten()),
        Row<TicketAct.IssueLetter>("issueLetter", Doers.Open, null, Supervising.Issue,
            Doers.Overseer, new TheLetterHasAGround()),
        Row<TicketAct.DeliverLetter>("deliverLetter", Doers.Known, null, Supervising.Deliver,
            new TheActorServesLetters(), new TheLetterIsThere(), new TheEnclosuresAreThere()),
        Row<TicketAct.ReplyLetter>("replyLetter", Doers.Known, null, Supervising.Reply,
            new TheActorServesLetters(), new TheLetterIsThere()),
        Row<TicketAct.LiftLetter>("liftLetter", Doers.Known, null, Supervising.Lift,
            Doers.Overseer, new TheLetterIsThere()),
        Row<TicketAct.Deduct>("deduct", Doers.Open, null, Supervising.Deduct,
            Doers.Overseer, new ThePointsMayBeDeducted()),
        Row<TicketAct.FollowUp>("followUp", Doers.Open, null, Supervising.FollowUp,
            Doers.AnyoneOfTheHotline, new TheNoteIsWritten()),
        Row<TicketAct.MarkKey>("markKey", Doers.Open, null, Repeating.MarkKey,
            new TheActorIsOneWhomTheRulesName(rules => rules.Key?.SetBy, Doers.Office), new TheRulesKnowKeyMatters(),
            new TheNoteIsWritten()),
        Row<TicketAct.Merge>("merge", [Registered, AwaitingDispatch], Closed, Repeating.Merge,
            Doers.AnyoneOfTheHotline, new TheOtherTicketIsOfThisMatter()),
        Row<TicketAct.Link>("link", Doers.Open, null, Repeating.Link,
            Doers.AnyoneOfTheHotline, new TheOtherTicketIsOfThisMatter()),
    ];

    static ImmutableArray<Transition> Secrets =>
    [
        Row<TicketAct.RequestUnmasking>("requestUnmasking", Doers.Known, null, Secrecy.Request,
            Doers.AnyoneOfTheHotline, new TheIdentityIsSealed()),
        Row<TicketAct.DecideUnmasking>("decideUnmasking", Doers.Known, null, Secrecy.Decide,
            new TheActorHasARoleForIt([TicketActor.Supervisor, TicketActor.OfficeHead]), new TheIdentityIsSealed()),
        Row<TicketAct.ReadIdentity>("readIdentity", Doers.Known, null, Secrecy.Read,
            Doers.AnyoneOfTheHotline, new TheIdentityIsSealed()),
    ];

    /// <summary>What stands beside the matter: it leads nowhere.</summary>
    static ImmutableArray<Transition> Aside =>
    [
        Row<TicketAct.AddNote>("note", Doers.NotPutAway, null, Beside.Note,
            new TheActorWorksOnIt(), new TheNoteIsForWhomItMayBe()),
        Row<TicketAct.Enclose>("enclose", Doers.NotPutAway, null, Beside.Enclose,
            new TheActorWorksOnIt(), new TheEnclosureIsSound()),
        Row<TicketAct.CheckEnclosure>("checkEnclosure", Doers.Known, null, Beside.Check,
            new NobodyDoesIt(), new TheEnclosureWaits()),
        Row<TicketAct.SetTags>("tag", Doers.Known, null, Beside.Tag,
            Doers.Everybody, new TheTagsAreWords()),
        Row<TicketAct.AttachChecklist>("attachChecklist", Doers.Open, null, Checking.Attach,
            Doers.Everybody, new TheChecklistMayBeAttached()),
        Row<TicketAct.TickChecks>("tick", Doers.NotPutAway, null, Checking.Tick,
            new TheActorWorksOnIt(), new ThereAreStepsToTick(), new TheStepsCanBeTicked()),
        Row<TicketAct.SetFields>("setFields", Doers.NotPutAway, null, Filling.Set,
            new TheActorWorksOnIt(), new ThereAreFieldsToFill(), new TheFieldsCanBeSet()),
    ];
}
