using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Supervision;

namespace HotlineVoice.Cases.Tickets;

/// <summary>A ticket with everything that is decided on together: what <c>TicketMachine</c> takes and gives. Every list
/// is in the order of its Seq, which counts from 1; what has ended stays in it.</summary>
/// <param name="Ticket">The matter.</param>
/// <param name="Caller">Whose it is; null when anonymous or sealed. Personal.</param>
public sealed record TicketFile(Ticket Ticket, Caller? Caller)
{
    /// <summary>Whose it is, locked; null when it is not.</summary>
    public SealedIdentity? Sealed { get; init; }
    /// <summary>派单.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = [];
    /// <summary>时限.</summary>
    public ImmutableArray<TicketTimer> Timers { get; init; } = [];
    /// <summary>延期.</summary>
    public ImmutableArray<Extension> Extensions { get; init; } = [];
    /// <summary>退单.</summary>
    public ImmutableArray<ReturnRequest> Returns { get; init; } = [];
    /// <summary>联合审定/指定.</summary>
    public ImmutableArray<Determination> Determinations { get; init; } = [];
    /// <summary>签批.</summary>
    public ImmutableArray<Signoff> Signoffs { get; init; } = [];
    /// <summary>补充材料.</summary>
    public ImmutableArray<MaterialRequest> Materials { get; init; } = [];
    /// <summary>第几次反映: who came about it, and when.</summary>
    public ImmutableArray<MatterContact> Contacts { get; init; } = [];
    /// <summary>催办 before the limit.</summary>
    public ImmutableArray<Reminder> Reminders { get; init; } = [];
    /// <summary>督办/催办通知书.</summary>
    public ImmutableArray<SupervisionLetter> Letters { get; init; } = [];
    /// <summary>扣分.</summary>
    public ImmutableArray<Deduction> Deductions { get; init; } = [];
    /// <summary>红黄牌.</summary>
    public ImmutableArray<Card> Cards { get; init; } = [];
    /// <summary>待办.</summary>
    public ImmutableArray<WorklistItem> Worklist { get; init; } = [];
    /// <summary>复核.</summary>
    public ImmutableArray<Review> Reviews { get; init; } = [];
    /// <summary>回访.</summary>
    public ImmutableArray<Callback> Callbacks { get; init; } = [];
    /// <summary>解密申请.</summary>
    public ImmutableArray<Unmasking> Unmaskings { get; init; } = [];
    /// <summary>档案: at most one.</summary>
    public ImmutableArray<ArchiveRecord> Archives { get; init; } = [];
    /// <summary>备注.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];
    /// <summary>标签, also those that were taken off.</summary>
    public ImmutableArray<TicketTag> Tags { get; init; } = [];
    /// <summary>自定义字段: every value that was ever set.</summary>
    public ImmutableArray<TicketField> Fields { get; init; } = [];
    /// <summary>办理清单.</summary>
    public ImmutableArray<TicketCheck> Checks { get; init; } = [];
    /// <summary>附件.</summary>
    public ImmutableArray<Enclosure> Enclosures { get; init; } = [];
    /// <summary>How many entries its history has.</summary>
    public int HistoryLength { get; init; }
}

/// <summary>A ticket as it is to be from now on, and what is to be added to its history.</summary>
public sealed record TicketChange(TicketFile File, ImmutableArray<HistoryEntry> Entries)
{
    /// <summary>Attempts to reach somebody that were made with it, for the ledger; kept in the same transaction.
    /// </summary>
    public ImmutableArray<ContactAttempt> Attempts { get; init; } = [];
    /// <summary>What people are told with it.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>What leaves the house because of it; kept in the same transaction.</summary>
    public ImmutableArray<OutgoingMessage> Messages { get; init; } = [];

    /// <summary>It destroys what was put away: whoever keeps it takes every text of the ticket from wherever else it
    /// lies, in the same transaction.</summary>
    public bool Destroys => Entries.Any(entry => entry.Event == Destruction.Act);

    /// <summary>Both as one change of the ticket as it was before the first.</summary>
    public TicketChange Then(TicketChange next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var (ticket, version) = (next.File.Ticket, File.Ticket.Version);
        return next with
        {
            File = next.File with
            {
                Ticket = ticket with
                {
                    Version = version,
                    ActedVersion = ticket.ActedVersion == ticket.Version ? version : ticket.ActedVersion,
                },
            },
            Entries = Entries.AddRange(next.Entries),
            Attempts = Attempts.AddRange(next.Attempts),
            Notices = Notices.AddRange(next.Notices),
            Messages = Messages.AddRange(next.Messages),
        };
    }
}
