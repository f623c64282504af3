using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Signing in and out with a cookie, for pages. Programs use tokens.</summary>
static class SessionApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("session", SignInAsync).ForAnyone("this is where one signs in")
            .WithMetadata(new NotRemembered()).Produces(204);
        api.MapGet("session", ReadAsync).For(RoleSets.Everybody).Produces<SessionShape>();
        api.MapDelete("session", SignOutAsync).For(RoleSets.Everybody).Produces(204);
        api.MapPut("session/password", SetPasswordAsync).For(RoleSets.Everybody).Produces(204);
    }

    static async Task<IResult> SignInAsync(
        HttpContext context, SignIn signIn, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(context.Request, cancel);
        if (unreadable is not null)
            return unreadable;
        var user = body!.Text("user", PersonRules.UserCharactersMax, required: true);
        var password = body.Text("password", PersonRules.PasswordCharactersMax, required: true);
        body.Text("code", 16);
        if (body.Refusal() is { } refusal)
            return refusal;

        var place = Browser.PlaceOf(context);
        var outcome = await signIn.TryAsync(user!, password!, place, cancel);
        switch (outcome)
        {
            case SignInOutcome.TooMany:
                return Problems.TooMany(WebLimits.SignInWindow);
            case SignInOutcome.Wrong:
                await AuditAsync("session.refused", user!, place.Address, ports, cancel);
                return Problems.Of(401, "NotSignedIn", "用户名或密码不正确");
            case SignInOutcome.Signed signed:
                await AuditAsync("session.opened", user!, place.Address, ports, cancel);
                Browser.GiveSession(context, signed.Secret);
                await Browser.RememberAsync(context, user!, ports, cancel);
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
        return TypedResults.Ok(new SessionShape(person.User, person.Name, person.Roles, person.Hotlines, seat?.No)
        {
            OrgId = person.OrgId,
        });
    }

    static async Task<IResult> SignOutAsync(
        HttpContext context, Visitor visitor, WebPorts ports, SessionBook sessions, CancellationToken cancel)
    {
        if (context.Request.Cookies[Identification.CookieName] is { } secret && visitor.Proof == VisitorProof.Session)
        {
            await sessions.CloseAsync(secret, cancel);
            await AuditAsync("session.closed", visitor.User, null, ports, cancel);
        }
        Browser.TakeSession(context);
        return TypedResults.NoContent();
    }

    /// <summary>His own, by giving the old one. His sessions end; the page that asked for it gets a new one.</summary>
    static async Task<IResult> SetPasswordAsync(
        HttpContext context, Visitor visitor, WebPorts ports, SignIn signIn, SessionBook sessions)
    {
        var cancel = context.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(context.Request, cancel);
        if (body is null)
            return unreadable!;
        var old = body.Text("old", PersonRules.PasswordCharactersMax, required: true);
        var password = PersonDesk.ReadPassword(body, "new", required: true);
        if (password is not null && password == old)
            body.Reject("new", "不能与原密码相同");
        if (body.Refusal() is { } refusal)
            return refusal;

        switch (await signIn.CheckAsync(visitor.User, old!, Browser.PlaceOf(context), cancel))
        {
            case null:
                return Problems.TooMany(WebLimits.SignInWindow);
            case false:
                return Problems.Wrong("old", "原密码不正确");
        }
        await AuditAsync("user.passwordSet", visitor.User, visitor.User, ports, cancel);
        await ports.People.SetPasswordAsync(visitor.User, password!, CancellationToken.None);
        if (visitor.Proof == VisitorProof.Session
            && await sessions.OpenAsync(visitor.User, CancellationToken.None) is { } secret)
            Browser.GiveSession(context, secret);
        return TypedResults.NoContent();
    }

    static Task AuditAsync(string what, string who, string? subject, WebPorts ports, CancellationToken cancel) =>
        ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, who, what, subject, null), cancel);
}
