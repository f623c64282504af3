using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Signing in and out with a cookie, for pages. Programs use tokens.</summary>
static class SessionApi
{
    const int UserCharactersMax = 64;
    const int PasswordCharactersMax = 256;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("session", SignInAsync).ForAnyone("this is where one signs in")
            .WithMetadata(new NotRemembered()).Produces(204);
        api.MapGet("session", ReadAsync).For(RoleSets.Everybody).Produces<SessionShape>();
        api.MapDelete("session", SignOutAsync).For(RoleSets.Everybody).Produces(204);
    }

    static async Task<IResult> SignInAsync(
        HttpContext context, SignIn signIn, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(context.Request, cancel);
        if (unreadable is not null)
            return unreadable;
        var user = body!.Text("user", UserCharactersMax, required: true);
        var password = body.Text("password", PasswordCharactersMax, required: true);
        body.Text("code", 16);
        if (body.Refusal() is { } refusal)
            return refusal;

        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var outcome = await signIn.TryAsync(address, user!, password!, cancel);
        switch (outcome)
        {
            case SignInOutcome.TooMany:
                return Problems.TooMany(WebLimits.SignInWindow);
            case SignInOutcome.Wrong:
                await ports.Audit.AddAsync(new(ports.Clock.Now, user!, "session.refused", address, null), cancel);
                return Problems.Of(401, "NotSignedIn", "用户名或密码不正确");
            case SignInOutcome.Signed signed:
                await ports.Audit.AddAsync(new(ports.Clock.Now, user!, "session.opened", address, null), cancel);
                context.Response.Cookies.Append(Identification.CookieName, signed.Secret, Cookie(context));
                return TypedResults.NoContent();
            default:
                throw new InvalidOperationException($"No such outcome: {outcome}");
        }
    }

    static async Task<IResult> ReadAsync(
        HttpContext context, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        // Pages warn of it, whoever looks at them; a header, because the shape is the contract's.
        if (ports.Clock.Rehearsal)
            context.Response.Headers["Hotline-Rehearsal"] = "1";
        var seats = await ports.Seats.ListAsync(cancel);
        var seat = seats.FirstOrDefault(seat => seat.User == visitor.User);
        var person = visitor.Person;
        return TypedResults.Ok(new SessionShape(person.User, person.Name, person.Roles, person.Hotlines, seat?.No));
    }

    static async Task<IResult> SignOutAsync(
        HttpContext context, Visitor visitor, WebPorts ports, SessionBook sessions, CancellationToken cancel)
    {
        if (context.Request.Cookies[Identification.CookieName] is { } secret && visitor.Proof == VisitorProof.Session)
        {
            sessions.Close(secret);
            await ports.Audit.AddAsync(new(ports.Clock.Now, visitor.User, "session.closed", null, null), cancel);
        }
        context.Response.Cookies.Delete(Identification.CookieName, Cookie(context));
        return TypedResults.NoContent();
    }

    static CookieOptions Cookie(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = "/",
    };
}
