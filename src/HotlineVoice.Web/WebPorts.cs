using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Progress;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Views;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Clocks;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Measures;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Web;

/// <summary>
/// Everything the API reads from and orders through: ports of the cores, given by who composes the server.
/// </summary>
public sealed record WebPorts
{
    /// <summary>Call records.</summary>
    public required ICallRecordStore Calls { get; init; }
    /// <summary>Voicemails.</summary>
    public required IVoicemailStore Voicemails { get; init; }
    /// <summary>Sound on disk.</summary>
    public required IRecordingShelf Recordings { get; init; }
    /// <summary>Seats, to know whose call it was.</summary>
    public required ISeatStore Seats { get; init; }
    /// <summary>People and tokens.</summary>
    public required IPeopleStore People { get; init; }
    /// <summary>Sessions of the pages.</summary>
    public required ISessionStore Sessions { get; init; }
    /// <summary>Answers that may be asked for again.</summary>
    public required IAnswerStore Answers { get; init; }
    /// <summary>The audit.</summary>
    public required IAuditLog Audit { get; init; }
    /// <summary>The numbered events.</summary>
    public required IEventStore Events { get; init; }
    /// <summary>The way to the floor.</summary>
    public required IFloorDesk Floor { get; init; }
    /// <summary>How seats and queues stand.</summary>
    public required IFloorView View { get; init; }
    /// <summary>How trunks stand.</summary>
    public required ITrunkBoard Trunks { get; init; }
    /// <summary>Callers who are owed a call.</summary>
    public required ICallbackStore Callbacks { get; init; }
    /// <summary>Attempts to reach somebody.</summary>
    public required IAttemptStore Attempts { get; init; }
    /// <summary>Calls to telephones of units.</summary>
    public required IPhoneProbeStore PhoneTests { get; init; }
    /// <summary>What units say against the 派单目录, and what came back.</summary>
    public required ICatalogueLedger Catalogue { get; init; }
    /// <summary>The plan of 领导接听日.</summary>
    public required ILeaderSessionStore LeaderSessions { get; init; }
    /// <summary>Tickets.</summary>
    public required ITicketStore Tickets { get; init; }
    /// <summary>Words that hotlines put on tickets.</summary>
    public required ITagBook Tags { get; init; }
    /// <summary>常用语.</summary>
    public required ICannedReplyBook CannedReplies { get; init; }
    /// <summary>What people look for among tickets again and again.</summary>
    public required IViewBook Views { get; init; }
    /// <summary>What people are told, and what they have read.</summary>
    public required INoticeStore Notices { get; init; }
    /// <summary>Files of tickets across tickets.</summary>
    public required IEnclosureBook EnclosureBook { get; init; }
    /// <summary>Files of tickets on disk.</summary>
    public required IEnclosureShelf Enclosures { get; init; }
    /// <summary>Who looks at files.</summary>
    public required IEnclosureScanner Scanner { get; init; }
    /// <summary>Who came about which matter.</summary>
    public required IMatterLedger Matters { get; init; }
    /// <summary>Messages that leave the house.</summary>
    public required IOutgoingStore Outgoing { get; init; }
    /// <summary>Programs of others that are told.</summary>
    public required IWebhookStore Webhooks { get; init; }
    /// <summary>Where alarms are kept.</summary>
    public required IFactStore Facts { get; init; }
    /// <summary>Locks and opens protected callers.</summary>
    public required IIdentitySealer Sealer { get; init; }
    /// <summary>What callers are told to ask with.</summary>
    public required IProgressCodes ProgressCodes { get; init; }
    /// <summary>By which calendar clocks were last reckoned.</summary>
    public required IReckoningStore Reckonings { get; init; }
    /// <summary>The domain's wall clock.</summary>
    public required IDomainClock Clock { get; init; }
    /// <summary>The plans that are in force now, with their calendar.</summary>
    public required Func<PlanSet> Plans { get; init; }
    /// <summary>The switch's figures.</summary>
    public required IMeters Meters { get; init; }
    /// <summary>Time of sessions, limits and keys: real, whatever a rehearsal does.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
    /// <summary>What readiness depends on, by name; «ok» or what is wrong.</summary>
    public required Func<CancellationToken, Task<IReadOnlyDictionary<string, string>>> Readiness { get; init; }
}
