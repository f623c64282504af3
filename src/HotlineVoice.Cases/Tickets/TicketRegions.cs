using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Supervision;

namespace HotlineVoice.Cases.Tickets;

/// <summary>What stands beside a ticket's state: each with a history of its own, read from what belongs to the ticket.
/// </summary>
/// <param name="Deadline">Whether what is owed comes in time.</param>
/// <param name="Extension">How it stands with more time.</param>
/// <param name="Supervision">How far it is supervised.</param>
/// <param name="Card">The card of the leading unit.</param>
public sealed record TicketRegions(
    TicketDeadline Deadline, ExtensionStanding Extension, SupervisionStanding Supervision, CardStanding Card)
{
    /// <summary>突发.</summary>
    public bool IsEmergency { get; init; }
    /// <summary>重点.</summary>
    public bool IsKey { get; init; }
    /// <summary>保密.</summary>
    public bool IsConfidential { get; init; }
    /// <summary>异常申请补贴.</summary>
    public bool IsAbnormalSubsidy { get; init; }
    /// <summary>第几次反映.</summary>
    public int RepeatNo { get; init; }
    /// <summary>群体: persons and contacts that are written down on this ticket itself.</summary>
    public MatterCount Group { get; init; }

    /// <summary>How they stand now.</summary>
    public static TicketRegions Of(TicketFile file, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        var main = file.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main);
        return new TicketRegions(
            TicketMachine.DeadlineOf(file, now),
            ExtensionOf.Ticket(file),
            SupervisionOf.Ticket(file),
            main is null ? CardStanding.Green : CardOf.Assignment(file, main.Seq))
        {
            IsEmergency = file.Ticket.Urgency == TicketUrgency.Emergency,
            IsKey = file.Ticket.IsKey,
            IsConfidential = file.Ticket.Confidential,
            IsAbnormalSubsidy = file.Ticket.AbnormalSubsidy,
            RepeatNo = file.Ticket.RepeatNo,
            Group = MatterCount.Of(file.Contacts, WorkingCalendar.DayOf(now)),
        };
    }
}
