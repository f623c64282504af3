using System.Collections.Immutable;
using System.Security.Cryptography;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Views;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Workbench;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace HotlineVoice.Web.Api.Workbench;

/// <summary>我的视图: filters of the list of tickets under a name, one's own and those that somebody shares.</summary>
static class TicketViewApi
{
    const int FilterCharactersMax = 400;

    /// <summary>What GET tickets may be asked, but for a caller's number and a call: these are of one matter, and a
    /// number has no place in a list of names.</summary>
    static readonly string[] _filters =
    [
        "hotline", "state", "class", "divisionCode", "orgId", "ownerAgent", "text", "tag", "from", "to", "dueBy",
    ];

    static readonly string[] _roles = [.. RoleSets.TicketOffice.Select(role => role.Name)];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("ticketViews", ListAsync).For(RoleSets.TicketReaders).Produces<ListShape<ViewShape>>();
        api.MapPost("ticketViews", AddAsync).For(RoleSets.TicketReaders).Produces<ViewShape>(201);
        api.MapPut("ticketViews/order", ArrangeAsync).For(RoleSets.TicketReaders).Produces<ListShape<ViewShape>>();
        api.MapPut("ticketViews/{id}", ChangeAsync).For(RoleSets.TicketReaders).Produces<ViewShape>();
        api.MapDelete("ticketViews/{id}", RemoveAsync).For(RoleSets.TicketReaders).Produces(204);
        api.MapGet("ticketViews/{id}/count", CountAsync).For(RoleSets.TicketReaders).Produces<ViewCountShape>();
    }

    static async Task<IResult> ListAsync(HttpRequest request, Visitor visitor, WebPorts ports) =>
        new QueryReader(request.Query).Refusal()
        ?? TypedResults.Ok(await ShowAsync(visitor, ports, request.HttpContext.RequestAborted));

    static async Task<ListShape<ViewShape>> ShowAsync(Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var seen = await SeenAsync(visitor, ports, cancel);
        var places = (await ports.Views.PlacesAsync(visitor.User, cancel)).ToDictionary(place => place.ViewId);
        return new ListShape<ViewShape>(
        [
            .. seen.OrderBy(view => places.GetValueOrDefault(view.Id)?.Position ?? int.MaxValue)
                .Select(view => ViewShape.Of(
                    view, visitor.User, places.GetValueOrDefault(view.Id) is { IsDefault: true })),
        ]);
    }

    static async Task<IResult> AddAsync(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        using var chance = RandomNumberGenerator.Create();
        var now = ports.Clock.Now;
        var view = Read(body, new SavedView
        {
            Id = CallIds.Next(chance, now).Value,
            Owner = visitor.User,
            Name = "",
            Filter = ImmutableSortedDictionary<string, string>.Empty,
            Version = 1,
            ChangedAt = now,
        });
        if ((body.Refusal() ?? Refusal(view, visitor, ports)) is { } refused)
            return refused;
        return await ports.Views.TryAddAsync(view, SavedView.OwnMax, cancel)
            ? TypedResults.Created($"/api/v1/ticketViews/{view.Id}", ViewShape.Of(view, visitor.User, false))
            : Problems.Conflict("TooMany", $"视图最多{SavedView.OwnMax}个");
    }

    static async Task<IResult> ChangeAsync(string id, HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        if (await ports.Views.FindAsync(id, cancel) is not { } known || known.Owner != visitor.User)
            return Problems.NotFound("该视图");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var version = body.Whole("version", required: true) ?? 0;
        var view = Read(body, known with { Version = version + 1, ChangedAt = ports.Clock.Now });
        if ((body.Refusal() ?? Refusal(view, visitor, ports)) is { } refused)
            return refused;
        if (!await ports.Views.TryChangeAsync(view, cancel))
            return await GoneAsync(id, ports, cancel);
        var isDefault = (await ports.Views.PlacesAsync(visitor.User, cancel))
            .Any(place => place.ViewId == id && place.IsDefault);
        return TypedResults.Ok(ViewShape.Of(view, visitor.User, isDefault));
    }

    static async Task<IResult> RemoveAsync(string id, HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        if (await ports.Views.FindAsync(id, cancel) is not { } known || known.Owner != visitor.User)
            return Problems.NotFound("该视图");
        var read = new QueryReader(request.Query);
        if (read.Number("version", 1, int.MaxValue) is not { } version)
            return read.Refusal() ?? Problems.Wrong("version", "必须填写");
        if (read.Refusal() is { } wrong)
            return wrong;
        return await ports.Views.TryRemoveAsync(id, version, cancel)
            ? TypedResults.NoContent()
            : await GoneAsync(id, ports, cancel);
    }

    /// <summary>The whole list in its order; what is left out comes after it.</summary>
    static async Task<IResult> ArrangeAsync(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var ids = body.Words("ids", WebLimits.PageEntriesMax, 40);
        var first = body.Text("default", 40);
        if (!body.Has("ids"))
            body.Reject("ids", "必须填写");
        var seen = (await SeenAsync(visitor, ports, cancel)).Select(view => view.Id).ToHashSet();
        if (ids.Any(id => !seen.Contains(id)))
            body.Reject("ids", "没有这个视图");
        if (first is not null && !ids.Contains(first))
            body.Reject("default", "应为所列视图之一");
        if (body.Refusal() is { } wrong)
            return wrong;
        await ports.Views.ArrangeAsync(
            visitor.User,
            [
                .. ids.Select((id, at) => new ViewPlace
                {
                    User = visitor.User,
                    ViewId = id,
                    Position = at,
                    IsDefault = id == first,
                }),
            ],
            cancel);
        return TypedResults.Ok(await ShowAsync(visitor, ports, cancel));
    }

    static async Task<IResult> CountAsync(string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await ports.Views.FindAsync(id, cancel) is not { } view || !Sees(visitor, view))
            return Problems.NotFound("该视图");
        var read = Reader(view);
        var query = TicketApi.Query(read, visitor, ports);
        if ((read.Refusal() ?? TicketApi.Refusal(query, visitor)) is { } refused)
            return refused;
        return TypedResults.Ok(ViewCountShape.Of(await ports.Tickets.CountAsync(
            query, WebLimits.ViewTicketsMax, WebLimits.ViewWindowMax, cancel)));
    }

    static SavedView Read(BodyReader body, SavedView before)
    {
        var name = body.Text("name", SavedView.NameCharactersMax, required: true)?.Trim() ?? "";
        if (name.Length == 0 && body.Has("name"))
            body.Reject("name", "不能为空");
        var filter = ImmutableSortedDictionary<string, string>.Empty;
        if (body.Part("filter") is { } said)
            foreach (var one in _filters.Concat(said.Names.Where(FieldQuery.IsField)))
                if (said.Text(one, FilterCharactersMax) is { Length: > 0 } text)
                    filter = filter.SetItem(one, text);
        var role = body.Word("sharedRole", _roles);
        var hotline = body.Text("sharedHotline", 40);
        if (role is null != hotline is null)
            body.Reject(role is null ? "sharedRole" : "sharedHotline", "共享须指明角色和热线");
        return before with { Name = name, Filter = filter, SharedRole = role, SharedHotline = hotline };
    }

    /// <summary>A filter is as good as GET tickets would take it from this person now.</summary>
    static IResult? Refusal(SavedView view, Visitor visitor, WebPorts ports)
    {
        var read = Reader(view);
        var query = TicketApi.Query(read, visitor, ports);
        if ((read.Refusal() ?? TicketApi.Refusal(query, visitor)) is { } refused)
            return refused;
        if (view.SharedRole is null)
            return null;
        if (!visitor.IsAny(RoleSets.CannedWriters))
            return Problems.NotAllowed("SharedByLeaders", "视图由班长、热线办负责人或管理员共享");
        return visitor.MaySee(view.SharedHotline)
            ? null
            : Problems.NotAllowed("OutOfScope", "您无权查看该热线");
    }

    static QueryReader Reader(SavedView view) => new(new QueryCollection(
        view.Filter.ToDictionary(one => one.Key, one => new StringValues(one.Value))));

    static bool Sees(Visitor visitor, SavedView view) => view.Owner == visitor.User
        || (view.SharedRole is { } role && visitor.Person.Roles.Contains(role) && visitor.MaySee(view.SharedHotline));

    static async Task<IEnumerable<SavedView>> SeenAsync(Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        (await ports.Views.ListAsync(visitor.User, visitor.Person.Roles, cancel)).Where(view => Sees(visitor, view));

    static async Task<IResult> GoneAsync(string id, WebPorts ports, CancellationToken cancel) =>
        await ports.Views.FindAsync(id, cancel) is { } other
            ? Problems.Stale(other.Version)
            : Problems.NotFound("该视图");
}
