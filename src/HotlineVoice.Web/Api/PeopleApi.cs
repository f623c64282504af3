using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>People and their tokens, with the fields of the command line's user add and token add.</summary>
static class PeopleApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("people", ListAsync).For(Role.Administrator).Produces<ListShape<PersonShape>>();
        api.MapGet("people/{user}", FindAsync).For(Role.Administrator).Produces<PersonShape>();
        api.MapPost("people", AddAsync).For(Role.Administrator).WithMetadata(new HoldsSecret())
            .Produces<PersonShape>(201);
        api.MapPut("people/{user}", ReplaceAsync).For(Role.Administrator).Produces<PersonShape>();
        api.MapDelete("people/{user}", RemoveAsync).For(Role.Administrator).Produces(204);
        api.MapGet("people/{user}/tokens", TokensAsync).For(Role.Administrator).Produces<ListShape<TokenShape>>();
        api.MapPost("people/{user}/tokens", AddTokenAsync).For(Role.Administrator).WithMetadata(new HoldsSecret())
            .Produces<NewTokenShape>(201);
        api.MapDelete("people/{user}/tokens/{id}", RemoveTokenAsync).For(Role.Administrator).Produces(204);
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, PersonDesk desk, SeatBook book, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        if (read.Refusal() is { } refusal)
            return refusal;
        var seats = await book.ReadAsync(cancel);
        var shown = (await desk.SeenAsync(visitor, cancel))
            .OrderBy(person => person.User, StringComparer.Ordinal)
            .Select(person => PersonShape.Of(person, seats.Of(person.User).FirstOrDefault()?.No));
        return TypedResults.Ok(paging.Cut(shown, person => person.User));
    }

    static async Task<IResult> FindAsync(string user, Visitor visitor, PersonDesk desk, CancellationToken cancel) =>
        await desk.FindAsync(user, visitor, cancel) is { } person
            ? TypedResults.Ok(await desk.ShowAsync(person, cancel))
            : Problems.NotFound("该用户");

    static async Task<IResult> AddAsync(
        HttpRequest request, Visitor visitor, PersonDesk desk, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var user = body.Text("user", PersonRules.UserCharactersMax, required: true);
        if (user is { Length: > 0 } && !PersonRules.IsUser(user))
            body.Reject("user", "应为1到64个英文字母、数字、点、横线或下划线");
        else if (user == PersonRules.Bootstrap)
            body.Reject("user", "此用户名另有用途");
        var password = PersonDesk.ReadPassword(body, "password", required: true);
        var person = desk.Read(body, user ?? "", known: null);
        return body.Refusal() ?? await desk.AddAsync(person, password!, visitor, cancel);
    }

    static async Task<IResult> ReplaceAsync(
        string user, HttpRequest request, Visitor visitor, PersonDesk desk, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        if (body.Text("user", PersonRules.UserCharactersMax) is { } same && same != user)
            body.Reject("user", "用户名不能更改");
        var password = PersonDesk.ReadPassword(body, "password", required: false);
        var person = desk.Read(body, user, await desk.FindAsync(user, visitor, cancel));
        return body.Refusal() ?? await desk.ReplaceAsync(person, password, visitor, cancel);
    }

    static Task<IResult> RemoveAsync(string user, Visitor visitor, PersonDesk desk, CancellationToken cancel) =>
        desk.RemoveAsync(user, visitor, cancel);

    static async Task<IResult> TokensAsync(
        string user, Visitor visitor, PersonDesk desk, WebPorts ports, CancellationToken cancel)
    {
        if (await desk.FindAsync(user, visitor, cancel) is null)
            return Problems.NotFound("该用户");
        var shown = (await ports.People.TokensAsync(cancel)).Where(token => token.User == user)
            .Select(token => new TokenShape(token.Id, token.User, token.CreatedAt)).ToList();
        return TypedResults.Ok(new ListShape<TokenShape>(shown));
    }

    static async Task<IResult> AddTokenAsync(
        string user, HttpRequest request, Visitor visitor, PersonDesk desk, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if ((unreadable ?? body?.Refusal()) is { } refusal)
            return refusal;
        if (await desk.FindAsync(user, visitor, cancel) is null)
            return Problems.NotFound("该用户");
        await desk.AuditAsync("token.added", user, visitor, cancel);
        return await ports.People.AddTokenAsync(user, ports.Clock.Now, cancel) is { } token
            ? TypedResults.Created($"/api/v1/people/{user}/tokens", new NewTokenShape(user, token))
            : Problems.NotFound("该用户");
    }

    static async Task<IResult> RemoveTokenAsync(
        string user, string id, Visitor visitor, PersonDesk desk, WebPorts ports)
    {
        var cancel = CancellationToken.None;
        if (await desk.FindAsync(user, visitor, cancel) is null
            || !(await ports.People.TokensAsync(cancel)).Any(token => token.Id == id && token.User == user))
            return Problems.NotFound("该令牌");
        await desk.AuditAsync("token.removed", id, visitor, cancel);
        return await ports.People.RemoveTokenAsync(id, cancel) ? TypedResults.NoContent() : Problems.NotFound("该令牌");
    }
}
