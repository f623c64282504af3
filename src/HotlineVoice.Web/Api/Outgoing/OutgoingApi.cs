using System.Globalization;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Deliveries;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Outgoing;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Outgoing;

/// <summary>外发消息: what left the house about a ticket, and for the administrator all of it.</summary>
static class OutgoingApi
{
    const int OfTicketMax = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("tickets/{no}/messages", OfTicketAsync).For(RoleSets.TicketReaders)
            .Produces<ListShape<MessageShape>>();
        api.MapGet("outgoing", ListAsync).For(Role.Administrator).Produces<ListShape<MessageShape>>();
        api.MapGet("outgoing/gateways", GatewaysAsync).For(Role.Administrator).Produces<ListShape<GatewayShape>>();
        api.MapPost("outgoing/resend", ResendAllAsync).For(Role.Administrator).Produces<ResentShape>();
        api.MapPost("outgoing/{id}/resend", ResendAsync).For(Role.Administrator).Produces<ResentShape>();
        api.MapPost("outgoing/{id}/withdraw", WithdrawAsync).For(Role.Administrator).Produces(204);
    }

    /// <summary>The hotline's people see all; a unit sees what went to itself.</summary>
    static async Task<IResult> OfTicketAsync(
        string no, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is null)
            return Problems.NotFound("该工单");
        var found = await ports.Outgoing.ListAsync(new OutgoingQuery(TicketNo: no, Limit: OfTicketMax), cancel);
        var seen = found.Where(one => !TicketSight.IsOfUnit(visitor)
            || one.OrgId is { } org && org == visitor.Person.OrgId && !one.IsToCaller).ToList();
        return TypedResults.Ok(new ListShape<MessageShape>(await ShowAsync(seen, ports, cancel)));
    }

    static async Task<IResult> ListAsync(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var read = new QueryReader(request.Query);
        var (state, channel) = (read.Choice<MessageState>("state"), read.Choice<MessageChannel>("channel"));
        var paging = read.Paging();
        long? before = null;
        if (paging.Cursor is { } cursor)
            before = Number(cursor) ?? Rejected(read);
        if (read.Refusal() is { } refusal)
            return refusal;
        var found = await ports.Outgoing.ListAsync(
            new OutgoingQuery(state, channel, Before: before, Limit: paging.Limit + 1), cancel);
        var page = found.Take(paging.Limit).ToList();
        return TypedResults.Ok(new ListShape<MessageShape>(
            await ShowAsync([.. page.Where(one => visitor.MaySee(one.HotlineCode))], ports, cancel),
            found.Count > page.Count ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null));
    }

    static long? Rejected(QueryReader read)
    {
        read.Reject<string>("cursor", "不是本列表给出的位置");
        return null;
    }

    static async Task<IResult> GatewaysAsync(WebPorts ports, GatewayBook book, CancellationToken cancel)
    {
        var counts = await ports.Outgoing.CountAsync(cancel);
        return TypedResults.Ok(new ListShape<GatewayShape>([.. book.Standings.Select(one =>
        {
            var waiting = counts.GetValueOrDefault((one.Channel, MessageState.Waiting));
            return new GatewayShape(one.Channel.ToString(), one.IsConfigured, waiting,
                counts.GetValueOrDefault((one.Channel, MessageState.Dead)))
            {
                LastSuccess = one.LastSuccess,
                LastErrorAt = one.LastErrorAt,
                LastError = one.LastError,
                Warning = one.IsConfigured || waiting == 0
                    ? null
                    : $"{ChannelWords.NotConfigured(one.Channel)}，{waiting} 条待发",
            };
        })]));
    }

    static async Task<IResult> ResendAllAsync(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var channel = body.Text("channel", 20);
        var isKnown = Enum.TryParse<MessageChannel>(channel, out var which) && Enum.IsDefined(which);
        if (channel is not null && !isKnown)
            body.Reject("channel", "应为以下之一：" + string.Join("、", Enum.GetNames<MessageChannel>()));
        if (body.Refusal() is { } wrong)
            return wrong;
        return await AnewAsync(null, channel is null ? null : which, visitor, ports);
    }

    static async Task<IResult> ResendAsync(string id, Visitor visitor, WebPorts ports)
    {
        if (Number(id) is not { } number)
            return Problems.NotFound("该消息");
        return await AnewAsync(number, null, visitor, ports);
    }

    static async Task<IResult> AnewAsync(long? id, MessageChannel? channel, Visitor visitor, WebPorts ports)
    {
        var subject = id?.ToString(CultureInfo.InvariantCulture) ?? channel?.ToString() ?? "all";
        await ports.Audit.AddAsync(
            new(ports.Clock.Now, visitor.User, "message.resent", subject, null), CancellationToken.None);
        var count = await ports.Outgoing.ResendAsync(id, channel, ports.Time.GetUtcNow(), CancellationToken.None);
        return id is not null && count == 0
            ? Problems.Conflict("NotDead", "只有发送失败的消息可以重发")
            : TypedResults.Ok(new ResentShape(count));
    }

    static async Task<IResult> WithdrawAsync(string id, Visitor visitor, WebPorts ports)
    {
        if (Number(id) is not { } number)
            return Problems.NotFound("该消息");
        if (!await ports.Outgoing.WithdrawAsync(number, CancellationToken.None))
            return Problems.Conflict("NotWaiting", "只有待发的消息可以撤回");
        await ports.Audit.AddAsync(
            new(ports.Clock.Now, visitor.User, "message.withdrawn", id, null), CancellationToken.None);
        return TypedResults.NoContent();
    }

    static async Task<IReadOnlyList<MessageShape>> ShowAsync(
        IReadOnlyList<OutgoingMessage> messages, WebPorts ports, CancellationToken cancel)
    {
        var attempts = (await ports.Outgoing.AttemptsAsync([.. messages.Select(one => one.Id)], cancel))
            .ToLookup(one => one.MessageId);
        var plans = ports.Plans();
        return [.. messages.Select(one => MessageShape.Of(
            one, plans.RulesOf(one.HotlineCode)?.Offices.Find(one.OrgId)?.Name, attempts[one.Id]))];
    }

    static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
