using System.Text.RegularExpressions;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Live;

/// <summary>Seats as they stand: who is ready, going away and coming back, dialling out.</summary>
static partial class SeatApi
{
    static readonly string[] _states =
        [.. new[] { SeatState.SignedOut, SeatState.Away, SeatState.Ready, SeatState.WrapUp }
            .Select(state => state.ToString())];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("seats", ListAsync).For(RoleSets.CallReaders).Produces<ListShape<SeatShape>>();
        api.MapGet("seats/{no}", FindAsync).For(RoleSets.CallReaders).Produces<SeatShape>();
        api.MapPost("seats/{no}/state", SetStateAsync).For(RoleSets.Clerks).Produces<SeatShape>();
        api.MapPost("seats/{no}/dial", DialAsync).For(RoleSets.Clerks).Produces<CallShape>();
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, SeatBook book, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var hotline = read.Text("hotline", 40);
        if (read.Refusal() is { } refusal)
            return refusal;
        if (hotline is not null && !visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var pages = await book.ReadAsync(cancel);
        var standings = ports.View.Now.Seats.ToDictionary(seat => seat.No);
        var shown = pages.InOrder
            .Where(visitor.MaySee)
            .Where(seat => hotline is null || seat.Queues.Any(queue => Visitor.HotlineOf(queue) == hotline))
            .Select(seat => pages.Show(seat, standings.GetValueOrDefault(seat.No)));
        return TypedResults.Ok(paging.Cut(shown, seat => seat.No));
    }

    static async Task<IResult> FindAsync(
        string no, Visitor visitor, WebPorts ports, SeatBook book, CancellationToken cancel)
    {
        var pages = await book.ReadAsync(cancel);
        return pages.Find(no) is { } seat && visitor.MaySee(seat)
            ? TypedResults.Ok(pages.Show(seat, ports.View.Standing(no)))
            : Problems.NotFound("该坐席");
    }

    static async Task<IResult> SetStateAsync(
        string no, HttpRequest request, Visitor visitor, SeatDesk desk, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var word = body.Word("state", _states, required: true);
        var reason = body.Text("reason", WebLimits.AwayReasonCharactersMax)?.Trim();
        var state = word is null ? SeatState.Away : Enum.Parse<SeatState>(word);
        if (word is not null && state == SeatState.Away && string.IsNullOrEmpty(reason))
            body.Reject("reason", "示忙应说明原因");
        return body.Refusal() ?? await desk.SetStateAsync(
            new FloorOrder.SetSeat(no, state, reason is { Length: > 0 } ? reason : null), visitor, cancel);
    }

    static async Task<IResult> DialAsync(
        string no, HttpRequest request, Visitor visitor, SeatDesk desk, CallerDialling callers)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        if (body.Flag("caller") == true)
        {
            var (code, wanted) = (desk.ReadHotline(body, required: false), ReadCaller(body));
            return body.Refusal() ?? await callers.DialAsync(no, code, wanted, visitor, cancel);
        }
        var (to, orgId) = await desk.ReadTargetAsync(body, visitor, cancel);
        var hotline = desk.ReadHotline(body);
        var ticketNo = body.Text("ticketNo", 14);
        if (ticketNo is not null && !TicketNo().IsMatch(ticketNo))
            body.Reject("ticketNo", "应为14位数字");
        return body.Refusal()
            ?? await desk.DialAsync(
                new FloorOrder.Dial(no, to!, hotline!, ticketNo) { OrgId = orgId }, visitor, cancel);
    }

    /// <summary>The caller of a ticket instead of a number.</summary>
    static (string TicketNo, int? Request) ReadCaller(BodyReader body)
    {
        foreach (var other in (string[])["to", "orgId"])
            if (body.Has(other))
                body.Reject(other, "呼叫诉求人时不能另给号码或单位");
        var ticketNo = body.Text("ticketNo", 14, required: true);
        if (ticketNo is { Length: > 0 } && !TicketNo().IsMatch(ticketNo))
            body.Reject("ticketNo", "应为14位数字");
        return (ticketNo ?? "", (int?)body.Whole("request"));
    }

    [GeneratedRegex(@"^[0-9]{14}\z")]
    internal static partial Regex TicketNo();
}
