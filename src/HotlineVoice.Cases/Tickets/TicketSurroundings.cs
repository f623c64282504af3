using System.Collections.Immutable;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets;

/// <summary>Everything outside a ticket that a decision about it looks at.</summary>
/// <param name="Rules">The rules that the ticket was registered under.</param>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Offices">The units.</param>
/// <param name="Now">When it is done.</param>
/// <param name="Actor">Who does it.</param>
public sealed record TicketSurroundings(
    RuleSet Rules,
    WorkingCalendar Calendar,
    OfficeBook Offices,
    DateTimeOffset Now,
    TicketActor Actor)
{
    /// <summary>Whom somebody tried to reach about this ticket, in any order.</summary>
    public ImmutableArray<ContactAttempt> Attempts { get; init; } = [];
    /// <summary>The name of a new caller; null makes one from the ticket's number.</summary>
    public string? CallerId { get; init; }
    /// <summary>Who comes, for counting: the same for the same person on every ticket of the hotline, and nothing can
    /// be read from it; null takes the caller's own name on this ticket.</summary>
    public string? CallerKey { get; init; }
    /// <summary>The ticket that a registration follows.</summary>
    public Ticket? Parent { get; init; }
    /// <summary>Who came about the matter before, on whichever ticket; empty when only the parent is known.</summary>
    public ImmutableArray<MatterContact> MatterContacts { get; init; } = [];
    /// <summary>The ticket into which this one is to be merged.</summary>
    public Ticket? Other { get; init; }

    /// <summary>派单目录 of the hotline; without rows when nobody wrote one.</summary>
    public DispatchCatalogue Catalogue { get; init; } = DispatchCatalogue.Empty;
    /// <summary>自定义字段 of the hotline as they stand now; none when nobody wrote them.</summary>
    public FieldBook Fields { get; init; } = FieldBook.Empty;
    /// <summary>办理清单 of the hotline as they stand now; none when nobody wrote them.</summary>
    public ChecklistBook Checklists { get; init; } = ChecklistBook.Empty;
    /// <summary>领导接听: the session in which it was heard; null for an ordinary ticket.</summary>
    public LeaderSession? LeaderSession { get; init; }
    /// <summary>What the hotline has done besides; nothing when nobody wrote it.</summary>
    public AutomationBook Automation { get; init; } = AutomationBook.Empty;
    /// <summary>Whom the act names as its second reader, as he is known; null when nobody has that name.</summary>
    public TicketActor? SecondReader { get; init; }

    /// <summary>The local day.</summary>
    public DateOnly Today => WorkingCalendar.DayOf(Now);
}
