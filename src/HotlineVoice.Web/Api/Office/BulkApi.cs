using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Office;

/// <summary>One act on many tickets: each is decided and kept by itself, and answered by itself.</summary>
static class BulkApi
{
    /// <summary>What says the same of many matters. Everything else (an answer, a result, a signature, a callback) is
    /// about one matter and one citizen, and is written for each.</summary>
    static readonly string[] _acts =
        ["sendForm", "needSignoff", "dispatch", "remind", "followUp", "archive", "markKey", "link", "note", "tag"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("tickets/bulk", ActAsync).For(RoleSets.TicketOffice).Produces<ListShape<BulkShape>>();

    static async Task<IResult> ActAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, TicketDesk desk)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var name = body.Word("event", _acts, required: true);
        var wanted = body.Parts("tickets", WebLimits.BulkTicketsMax)
            .Select(part => (No: part.Text("ticketNo", TicketNumber.Digits, required: true) ?? "",
                Version: part.Whole("version", required: true) ?? 0))
            .ToList();
        if (wanted.Count == 0 || wanted.DistinctBy(one => one.No).Count() < wanted.Count)
            body.Reject("tickets", $"应为1到{WebLimits.BulkTicketsMax}张不同的工单");
        var said = body.Part("body") ?? BodyReader.Nothing();
        var act = name is null ? null : ActReader.Read(name, said);
        if ((body.Refusal() ?? said.Refusal()) is { } wrong)
            return wrong;
        var done = new List<BulkShape>();
        foreach (var (no, version) in wanted)
            // Not cancelled between two: who repeats the request with its key is told what became of each.
            done.Add(await OneAsync(new TicketOrder(no, version, act!), visitor, ports, desk));
        return TypedResults.Ok(new ListShape<BulkShape>(done));
    }

    static async Task<BulkShape> OneAsync(TicketOrder order, Visitor visitor, WebPorts ports, TicketDesk desk)
    {
        try
        {
            var file = await TicketSight.FindAsync(order.TicketNo, visitor, ports, CancellationToken.None);
            return Of(order.TicketNo, file is null
                ? new TicketDeskAnswer.NotFound()
                : await desk.ActAsync(order, visitor.Actor, ports.Clock.Now, CancellationToken.None));
        }
        catch (Exception error) when (Faults.IsBusy(error))
        {
            return Refused(order.TicketNo,
                new ProblemShape(503, "Busy", "数据库暂时没有响应，这张工单没有办理，请稍后再试"));
        }
    }

    static BulkShape Of(string no, TicketDeskAnswer answer) => answer switch
    {
        TicketDeskAnswer.Done done => new BulkShape(no, true) { Version = done.File.Ticket.Version },
        _ => Refused(no, answer.Problem()!),
    };

    static BulkShape Refused(string no, ProblemShape why) => new(no, false)
    {
        Status = why.Status,
        Code = why.Code,
        Detail = why.Detail ?? (why.Errors is { } wrong
            ? string.Join('；', wrong.SelectMany(field => field.Value))
            : why.Title),
        Clause = why.Clause,
    };
}
