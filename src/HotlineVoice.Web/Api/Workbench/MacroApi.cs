using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Shapes.Workbench;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Workbench;

/// <summary>一键处理: shown with what it would do to this ticket, then done as a whole under the person's own authority.
/// </summary>
static class MacroApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("tickets/{no}/macros", ListAsync).For(RoleSets.TicketOffice).Produces<ListShape<MacroShape>>();
        api.MapPost("tickets/{no}/macros/{id}", DoAsync).For(RoleSets.TicketOffice).Produces<TicketShape>();
    }

    /// <summary>Those that he may do to it now.</summary>
    static async Task<IResult> ListAsync(
        string no, Visitor visitor, WebPorts ports, MacroDesk macros, CancellationToken cancel)
    {
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        var offered = await macros.OfferedAsync(file, visitor);
        return TypedResults.Ok(new ListShape<MacroShape>(
            [.. offered.Select(one => MacroShape.Of(one.Macro, one.Plan))]));
    }

    static async Task<IResult> DoAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, MacroDesk macros, TicketShowing showing)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (no, id) = ((string)request.RouteValues["no"]!, (string)request.RouteValues["id"]!);
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        if (await macros.FindAsync(id, file, visitor) is not ({ } macro, { } plan))
            return Problems.NotFound("此一键处理");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var version = body.Whole("version", required: true);
        if (body.Refusal() is { } wrong)
            return wrong;
        // Who saw another ticket than this is told so first: what he wanted may be done already.
        if (version < file.Ticket.ActedVersion || version > file.Ticket.Version)
            return Problems.Stale(file.Ticket.Version);
        if (!macro.Suits(file))
            return Problems.Conflict("OtherClass", "此一键处理不适用于该诉求类别");
        if (plan.Acts.IsEmpty)
            return Problems.Conflict("NothingToDo", "要做的都已经做过了");
        var answer = await macros.DoAsync(plan, no, version!.Value, visitor, cancel);
        return answer.Refusal(out var then)
            ?? TypedResults.Ok(await showing.ShowAsync(then!, visitor, unmasked: false, CancellationToken.None));
    }
}
