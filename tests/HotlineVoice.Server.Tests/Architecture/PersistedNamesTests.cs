using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Server.Tests.Architecture;

/// <summary>
/// Names and numbers that stand on disk and in the API. These lists may only grow at their end; a test that fails here
/// says that an old database or somebody's program would be misread.
/// </summary>
public sealed class PersistedNamesTests
{
    [Fact]
    public void Reasons_for_which_calls_end_only_grow() => AssertGrows<CallEndReason>(
        "AbandonedInFlow AbandonedWaiting AbandonedRinging QueueFull CallbackChosen VoicemailLeft VoicemailTooShort "
        + "CitizenHungUp SeatHungUp Transferred TransferFailed NoAnswer Busy Rejected UnknownNumber MediaTimeout "
        + "SessionExpired Overload ServerStopped ServerLost Fault");

    [Fact]
    public void States_of_calls_only_grow() => AssertGrows<CallState>(
        "Flow Waiting Offered Talking Held Conference Voicemail Survey Ended");

    [Fact]
    public void States_of_voicemails_only_grow() => AssertGrows<VoicemailState>("New Taken Registered Closed");

    [Fact]
    public void States_of_seats_only_grow() => AssertGrows<SeatState>(
        "SignedOut Away Ready Offered Talking Holding WrapUp");

    [Fact]
    public void States_and_reasons_of_callback_tasks_only_grow()
    {
        AssertGrows<CallbackState>("New Taken Closed");
        AssertGrows<CallbackReason>("Chosen QueueFull CutOff Abandoned");
    }

    [Fact]
    public void Parties_and_outcomes_of_contact_attempts_only_grow()
    {
        AssertGrows<ContactParty>("Caller Unit CountyOffice");
        AssertGrows<ContactOutcome>("Connected NoAnswer Busy InvalidNumber Rejected Suspended");
    }

    [Fact]
    public void Places_of_canned_replies_only_grow() =>
        AssertGrows<CannedPlace>("Note Result Answer Guide Letter Callback");

    [Fact]
    public void States_of_objections_to_the_dispatch_catalogue_only_grow() =>
        AssertGrows<ObjectionState>("Open Upheld Rejected");

    [Fact]
    public void Ways_states_and_results_of_messages_only_grow()
    {
        AssertGrows<MessageChannel>("Sms Mail Webhook");
        AssertGrows<MessageState>("Waiting Sent Dead Withdrawn");
        AssertGrows<AttemptResult>("Sent Failed Refused");
    }

    [Fact]
    public void States_classes_and_sources_of_tickets_only_grow()
    {
        AssertGrows<TicketState>(
            "Draft Registered AwaitingMaterial AwaitingSignoff AwaitingDispatch JointDetermination Dispatched Accepted "
            + "ReturnRequested ResultSubmitted AwaitingResultSignoff CallbackPending Closed Archived");
        AssertGrows<TicketClass>("Consultation Help Complaint Report Suggestion");
        AssertGrows<TicketSource>(
            "Phone Voicemail WeChat Weibo Website Sms Mailbox Fax Letter LeaderAnswered LeaderInstruction "
            + "SuperiorAssigned MayorSupervision CityLeaderSigned PeopleNetMessage PeopleDialogue ConductFocus "
            + "GovernorHotline MayorHotline");
        AssertGrows<TicketUrgency>("Ordinary Emergency");
    }

    [Fact]
    public void Acts_that_wait_and_ranks_of_leaders_only_grow()
    {
        AssertGrows<TicketGate>("Register Dispatch SubmitResult Close");
        AssertGrows<LeaderRank>("Government Department");
    }

    [Fact]
    public void What_belongs_to_a_ticket_keeps_its_names()
    {
        AssertGrows<TimerState>("Running Met Due Cancelled");
        AssertGrows<AssignmentRole>("Main Co");
        AssertGrows<AssignmentStatus>("Open Returned Done Escalated");
        AssertGrows<CallerType>("Person LegalPerson Organisation");
        AssertGrows<ExtensionDecision>("Applied Approved Refused Notified");
        AssertGrows<ReturnDecision>("Filed Approved Rejected RefusedLate Disputed NobodyCompetent");
        AssertGrows<DeterminationKind>("Joint Designation");
        AssertGrows<SignoffStage>("Dispatch Unit Result Termination");
        AssertGrows<LetterKind>("Supervision Urge");
        AssertGrows<CardClock>("Accept Reply");
        AssertGrows<CardColour>("Green Yellow Red");
        AssertGrows<WorklistKind>(
            "Supervise IssueUrge Deduct MaterialMissing NobodyOnsite DecideExtension "
            + "TellExtension ConfirmStatutoryLimit FollowUp OwnLimitPassed NoCooperation Progress "
            + "DecideReturn");
        AssertGrows<CallbackBy>("Hotline Unit");
        AssertGrows<ClockUnit>("SameDay WorkingDay Day CalendarDay Hour Minute PromisedDay NextMannedDay");
    }

    [Fact]
    public void Directions_and_sides_only_grow()
    {
        AssertGrows<CallDirection>("In Out");
        AssertGrows<HangupSide>("Citizen Seat Office Server");
    }

    [Fact]
    public void Roles_keep_their_names()
    {
        var names = "agent supervisor dispatcher reviewer caller-back overseer unit-handler unit-leader unit-head "
            + "office-head government-office-head government-leader deputy-magistrate magistrate librarian quality "
            + "archivist administrator auditor";
        Assert.Equal(names.Split(' '), Role.All.Select(role => role.Name).Take(19));
    }

    static void AssertGrows<T>(string names) where T : struct, Enum
    {
        var expected = names.Split(' ');
        Assert.Equal(expected, Enum.GetValues<T>().Order().Take(expected.Length).Select(value => value.ToString()));
        Assert.Equal(Enumerable.Range(1, expected.Length),
            Enum.GetValues<T>().Order().Take(expected.Length).Select(value => Convert.ToInt32(value)));
    }
}
