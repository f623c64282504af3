using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Presence;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Office;

/// <summary>Who has a ticket's page open: a page says so again and again, and is told who else does. A unit is shown
/// its own people alone.</summary>
static class ViewingApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("tickets/{no}/viewing", LookAsync).For(RoleSets.TicketReaders)
            .Produces<ListShape<ViewerShape>>().WithMetadata(new NotRemembered());

    static async Task<IResult> LookAsync(
        string no, HttpRequest request, Visitor visitor, WebPorts ports, ViewerBook book)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var (isTyping, isLeaving) = (body.Flag("typing") ?? false, body.Flag("leaving") ?? false);
        if (body.Refusal() is { } wrong)
            return wrong;
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is null)
            return Problems.NotFound("该工单");
        if (isLeaving)
            book.Leave(no, visitor.User);
        else
            book.Look(no, new Viewing(visitor.User, visitor.Person.Name, OrgOf(visitor), isTyping));
        return TypedResults.Ok(new ListShape<ViewerShape>([.. Seen(book, no, visitor)]));
    }

    /// <summary>Those whom this reader may know of.</summary>
    internal static IEnumerable<ViewerShape> Seen(ViewerBook book, string no, Visitor visitor) =>
        book.Others(no, visitor.User)
            .Where(one => OrgOf(visitor) is not { } org || one.OrgId == org)
            .Select(one => new ViewerShape(one.User, one.Name, one.Typing));

    static string? OrgOf(Visitor visitor) => TicketSight.IsOfUnit(visitor) ? visitor.Person.OrgId ?? "" : null;
}
