using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Callers who are owed a call: the list, taking one so that no two clerks dial it, closing it.</summary>
static class CallbackApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("callbackTasks", ListAsync).For(RoleSets.CallReaders).Produces<ListShape<CallbackShape>>();
        api.MapGet("callbackTasks/{id}", FindAsync).For(RoleSets.CallReaders).Produces<CallbackShape>();
        api.MapPost("callbackTasks/{id}/take", TakeAsync).For(RoleSets.Clerks).Produces<CallbackShape>();
        api.MapPost("callbackTasks/{id}/close", CloseAsync).For(RoleSets.Clerks).Produces<CallbackShape>();
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var reason = Unmasking.Reason(read);
        var query = new CallbackQuery(read.Choice<CallbackState>("state"), read.Text("hotline", 40))
        {
            Hotlines = visitor.Hotlines,
            Limit = paging.Limit,
            Cursor = paging.Cursor,
        };
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (query.Hotline is not null && !visitor.MaySee(query.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var page = await ports.Callbacks.ListAsync(query, cancel);
        var withheld = await Withholding.ReadAsync(
            ports.Calls, page.Items.Select(task => task.CallId.Value), cancel);
        await Unmasking.AuditAsync(ports, visitor, reason, page.Items.Select(task => task.Id), cancel);
        var shown = page.Items
            .Select(task => CallbackShape.Of(task, withheld, reason is not null)).ToList();
        return TypedResults.Ok(new ListShape<CallbackShape>(shown, page.Next));
    }

    static async Task<IResult> FindAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var reason = Unmasking.Reason(read);
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (await SeenAsync(id, visitor, ports, cancel) is not { } task)
            return Problems.NotFound("该回拨任务");
        await Unmasking.AuditAsync(ports, visitor, reason, [id], cancel);
        return await ShowAsync(task, reason is not null, ports, cancel);
    }

    static async Task<IResult> TakeAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, SeatBook book)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if ((unreadable ?? body?.Refusal()) is { } refusal)
            return refusal;
        if (await SeenAsync(id, visitor, ports, cancel) is null)
            return Problems.NotFound("该回拨任务");
        // He will be dialled from a seat, and the seat is what the task remembers.
        if ((await book.ReadAsync(cancel)).Of(visitor.User).FirstOrDefault() is not { } seat)
            return Problems.Conflict("NoSeat", "您没有坐席，不能领取回拨任务");
        await AuditAsync("callback.taken", id, visitor, ports, cancel);
        var taken = await ports.Callbacks.TryTakeAsync(id, seat.No, cancel);
        return await AnswerAsync(id, taken, "该回拨任务已被领取", ports, cancel);
    }

    static async Task<IResult> CloseAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, SeatBook book)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if ((unreadable ?? body?.Refusal()) is { } refusal)
            return refusal;
        if (await SeenAsync(id, visitor, ports, cancel) is not { } task)
            return Problems.NotFound("该回拨任务");
        var own = (await book.ReadAsync(cancel)).Of(visitor.User).Select(seat => seat.No);
        if (task is { State: CallbackState.Taken, TakenBy: { } by } && !own.Contains(by)
            && !visitor.IsAny([Role.Supervisor]))
            return Problems.NotAllowed("TakenByAnother", "该回拨任务正由其他受理员处理");
        await AuditAsync("callback.closed", id, visitor, ports, cancel);
        var closed = await ports.Callbacks.TryCloseAsync(id, cancel);
        return await AnswerAsync(id, closed, "该回拨任务已经关闭", ports, cancel);
    }

    /// <summary>The task as it is after the attempt; who was too late hears in which state it is.</summary>
    static async Task<IResult> AnswerAsync(
        string id, bool done, string tooLate, WebPorts ports, CancellationToken cancel)
    {
        if (await ports.Callbacks.FindAsync(id, cancel) is not { } task)
            return Problems.NotFound("该回拨任务");
        return done
            ? await ShowAsync(task, unmasked: false, ports, cancel)
            : Problems.Conflict(task.State.ToString(), tooLate);
    }

    static async Task<IResult> ShowAsync(
        CallbackTask task, bool unmasked, WebPorts ports, CancellationToken cancel)
    {
        var withheld = await Withholding.ReadAsync(ports.Calls, [task.CallId.Value], cancel);
        return TypedResults.Ok(CallbackShape.Of(task, withheld, unmasked));
    }

    static async Task<CallbackTask?> SeenAsync(
        string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var task = await ports.Callbacks.FindAsync(id, cancel);
        return task is not null && visitor.MaySee(task.Hotline) ? task : null;
    }

    static Task AuditAsync(string what, string id, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, visitor.User, what, id, null), cancel);
}
