using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Office;

/// <summary>Words by which a hotline finds its tickets again.</summary>
static class TagApi
{
    const int OfferedMax = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("tags", ListAsync).For(RoleSets.TicketOffice).Produces<ListShape<TagShape>>();
        api.MapPut("tickets/{no}/tags", PutAsync).For(RoleSets.TicketOffice).Produces<TicketShape>();
    }

    static async Task<IResult> ListAsync(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var hotline = read.Text("hotline", 40);
        var beginning = read.Text("text", TicketTag.WordCharactersMax);
        if (hotline is null)
            read.Reject<string>("hotline", "请指明热线");
        if (read.Refusal() is { } refusal)
            return refusal;
        if (!visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");
        var used = await ports.Tags.ListAsync(hotline!, beginning, OfferedMax, request.HttpContext.RequestAborted);
        return TypedResults.Ok(new ListShape<TagShape>([.. used.Select(one => new TagShape(one.Word, one.Tickets))]));
    }

    /// <summary>What is not on the list is taken off.</summary>
    static async Task<IResult> PutAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, TicketDesk desk, TicketShowing showing)
    {
        var no = (string)request.RouteValues["no"]!;
        var cancel = request.HttpContext.RequestAborted;
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var version = body.Whole("version", required: true);
        var wanted = body.Words("tags", TicketTag.WordsMax, TicketTag.WordCharactersMax);
        if (!body.Has("tags"))
            body.Reject("tags", "不能为空");
        if (body.Refusal() is { } wrong)
            return wrong;
        var on = file.Tags.Where(one => one.RemovedAt is null).Select(one => one.Word).ToList();
        var act = new TicketAct.SetTags([.. wanted.Except(on)], [.. on.Except(wanted)]);
        if (act.Add.IsEmpty && act.Remove.IsEmpty)
            return TypedResults.Ok(await showing.ShowAsync(file, visitor, unmasked: false, cancel));
        var answer = await desk.ActAsync(
            new TicketOrder(no, version!.Value, act), visitor.Actor, ports.Clock.Now, cancel);
        return answer.Refusal(out var then)
            ?? TypedResults.Ok(await showing.ShowAsync(then!, visitor, unmasked: false, CancellationToken.None));
    }
}
