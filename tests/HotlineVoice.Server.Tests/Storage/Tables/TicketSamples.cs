using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Server.Tests.Storage.Tables;

/// <summary>Tickets as a decision would leave them, without deciding anything.</summary>
static class TicketSamples
{
    public static readonly DateOnly Day = DateOnly.FromDateTime(Samples.Morning.DateTime);

    public static TicketChange Registered(string no, Func<Ticket, Ticket>? with = null, string phone = "13800138001")
    {
        var ticket = new Ticket
        {
            TicketNo = no,
            Version = 1,
            HotlineCode = "jn12316",
            RuleSetId = "jn-2019",
            Source = TicketSource.Phone,
            Class = TicketClass.Consultation,
            State = TicketState.Registered,
            Title = "补贴额是多少",
            Content = "拖拉机补贴额一览表里没有",
            DivisionCode = "211224",
            CreatedAt = Samples.Morning,
            RegisteredAt = Samples.Morning,
            RegisteredBy = "li",
            OwnerAgent = "li",
            CallerId = "caller-" + no,
            DueDay = Day.AddDays(1),
            DueAt = Samples.Morning.AddHours(15),
            SubsidyAmount = 1234.56m,
        };
        ticket = with?.Invoke(ticket) ?? ticket;
        var file = new TicketFile(ticket, new Caller { CallerId = ticket.CallerId!, Name = "张三", Phone = phone })
        {
            Timers = [Timer(ticket)],
            HistoryLength = 1,
        };
        return new TicketChange(file, [Entry(ticket, 1, "register", null)]);
    }

    /// <summary>Sent to a unit, one version on.</summary>
    public static TicketChange Dispatched(TicketFile file, string org = "211224")
    {
        var from = file.Ticket.State;
        var ticket = file.Ticket with { Version = file.Ticket.Version + 1, State = TicketState.Dispatched };
        var sent = new Assignment
        {
            TicketNo = ticket.TicketNo,
            Seq = file.Assignments.Length + 1,
            OrgId = org,
            Role = AssignmentRole.Main,
            Status = AssignmentStatus.Open,
            DispatchedAt = Samples.Morning.AddMinutes(40),
            DispatchedBy = "wang",
        };
        var after = file with
        {
            Ticket = ticket,
            Assignments = file.Assignments.Add(sent),
            Timers = [.. file.Timers.Select(one => one with { State = TimerState.Met, MetAt = sent.DispatchedAt })],
            HistoryLength = file.HistoryLength + 1,
        };
        return new TicketChange(after, [Entry(ticket, after.HistoryLength, "dispatch", from, ("orgId", org))]);
    }

    public static HistoryEntry Entry(
        Ticket ticket, int seq, string name, TicketState? from, params (string Name, string Value)[] fields) => new()
        {
            TicketNo = ticket.TicketNo,
            Seq = seq,
            At = Samples.Morning.AddMinutes(seq),
            Event = name,
            From = from,
            To = ticket.State,
            Actor = "li",
            Clause = "附二(二)1",
            Fields = fields.ToImmutableSortedDictionary(field => field.Name, field => field.Value),
        };

    /// <summary>Records hold arrays, which compare by where they lie: read as text they are alike or not.</summary>
    public static string Text(TicketFile file) => System.Text.Json.JsonSerializer.Serialize(file);

    static TicketTimer Timer(Ticket ticket) => new()
    {
        TicketNo = ticket.TicketNo,
        Seq = 1,
        Id = "dispatch",
        StartedAt = ticket.CreatedAt,
        DueDay = Day,
        DueAt = Samples.Morning.AddHours(15),
        State = TimerState.Running,
    };
}
