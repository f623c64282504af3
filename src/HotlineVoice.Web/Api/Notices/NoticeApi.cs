using System.Globalization;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Notices;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Notices;

/// <summary>What the reader is told: as himself, as one who has a role at a hotline, or as one of a unit.</summary>
static class NoticeApi
{
    /// <summary>More are not counted: nobody reads the number.</summary>
    const int CountedMax = 100;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("notices", ListAsync).For(RoleSets.Everybody).Produces<ListShape<NoticeShape>>();
        api.MapGet("notices/unread", UnreadAsync).For(RoleSets.Everybody).Produces<UnreadShape>();
        api.MapPost("notices/{id}/read", ReadAsync).For(RoleSets.Everybody).Produces<UnreadShape>();
        api.MapPost("notices/readAll", ReadAllAsync).For(RoleSets.Everybody).Produces<UnreadShape>();
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var unread = read.Choice("unread", "true", "false");
        var paging = read.Paging();
        long? before = null;
        if (paging.Cursor is { } cursor)
        {
            if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                before = id;
            else
                read.Reject<string>("cursor", "不是本列表给出的位置");
        }

        if (read.Refusal() is { } refusal)
            return refusal;
        var (items, next) = await ports.Notices.ListAsync(Of(visitor, ports) with
        {
            UnreadOnly = unread == "true",
            Limit = paging.Limit,
            Before = before,
        }, cancel);
        return TypedResults.Ok(new ListShape<NoticeShape>(
            [.. items.Select(NoticeShape.Of)], next?.ToString(CultureInfo.InvariantCulture)));
    }

    static async Task<IResult> UnreadAsync(Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        TypedResults.Ok(await CountAsync(visitor, ports, cancel));

    static async Task<IResult> ReadAsync(string id, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            && await ports.Notices.ReadAsync(Of(visitor, ports), which, cancel)
            ? TypedResults.Ok(await CountAsync(visitor, ports, cancel))
            : Problems.NotFound("该通知");

    static async Task<IResult> ReadAllAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var upTo = body.Whole("upTo", required: true);
        if (body.Refusal() is { } wrong)
            return wrong;
        // What nobody has written yet cannot have been read.
        var (newest, _) = await ports.Notices.ListAsync(Of(visitor, ports) with { Limit = 1 }, cancel);
        if (newest.Count > 0)
            await ports.Notices.ReadAllAsync(visitor.User, Math.Min(upTo!.Value, newest[0].Notice.Id), cancel);
        return TypedResults.Ok(await CountAsync(visitor, ports, cancel));
    }

    static async Task<UnreadShape> CountAsync(Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        new(await ports.Notices.UnreadAsync(Of(visitor, ports), CountedMax, cancel));

    static NoticeQuery Of(Visitor visitor, WebPorts ports)
    {
        IReadOnlyCollection<string> hotlines =
            visitor.Hotlines ?? [.. ports.Plans().Hotlines.Select(hotline => hotline.Code)];
        return new NoticeQuery(
            visitor.User,
            NoticeAudience.Of(visitor.User, visitor.Person.Roles, visitor.Person.OrgId, hotlines),
            hotlines);
    }
}
