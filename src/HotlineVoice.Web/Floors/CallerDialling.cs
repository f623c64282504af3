using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Floors;

/// <summary>
/// Calls the caller of a ticket without showing anybody his number. Who is locked is called under the approval by which
/// he could be read, and that counts as reading him; then the seat's own telephone does not show the number either.
/// </summary>
sealed class CallerDialling(WebPorts ports, TicketDesk tickets, SeatDesk seats)
{
    /// <summary>The call, or why there is none.</summary>
    /// <param name="seatNo">From which seat.</param>
    /// <param name="hotline">As which hotline; null: the ticket's.</param>
    /// <param name="wanted">Whose caller, and the request that opens him when he is locked.</param>
    /// <param name="visitor">Who asks.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<IResult> DialAsync(
        string seatNo, string? hotline, (string TicketNo, int? Request) wanted, Visitor visitor,
        CancellationToken cancel)
    {
        // A seat that cannot dial spends no reading.
        if (await seats.RefusalAsync(seatNo, visitor, cancel) is { } refused)
            return refused;
        if (await TicketSight.FindAsync(wanted.TicketNo, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        if (file.Sealed is not null && wanted.Request is null)
            return Problems.Wrong("request", "诉求人身份已封存，应给出获准查看身份的申请序号");
        if (file is { Sealed: null, Caller.Phone: not { Length: > 0 } })
            return Problems.Conflict("NoNumber", "诉求人没有留下电话号码");
        var (number, refusal) = file.Sealed is null
            ? (file.Caller!.Phone, null)
            : await OpenAsync(file, wanted.Request!.Value, visitor, cancel);
        if (number is null)
            return refusal!;
        var order = new FloorOrder.Dial(seatNo, number, hotline ?? file.Ticket.HotlineCode, wanted.TicketNo)
        {
            Withheld = file.Sealed is not null,
        };
        return await seats.DialAsync(order, visitor, cancel);
    }

    async Task<(string? Number, IResult? Refusal)> OpenAsync(
        TicketFile file, int request, Visitor visitor, CancellationToken cancel)
    {
        var order = new TicketOrder(file.Ticket.TicketNo, file.Ticket.Version, new TicketAct.ReadIdentity(request));
        var answer = await tickets.ActAsync(order, visitor.Actor, ports.Clock.Now, cancel);
        if (answer.Refusal(out var opened) is { } refused)
            return (null, refused);
        await ports.Audit.AddAsync(
            new AuditRow(ports.Clock.Now, visitor.User, "ticket.callerDialled", file.Ticket.TicketNo, "phone"),
            CancellationToken.None);
        return ports.Sealer.Open(opened!.Sealed!).Phone is { Length: > 0 } number
            ? (number, null)
            : (null, Problems.Conflict("NoNumber", "诉求人没有留下电话号码"));
    }
}
