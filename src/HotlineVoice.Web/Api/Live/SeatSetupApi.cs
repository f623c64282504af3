using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Live;

/// <summary>Setting seats up, with the fields of the command line's seat add.</summary>
static class SeatSetupApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("seats", AddAsync).For(Role.Administrator).WithMetadata(new HoldsSecret())
            .Produces<SeatShape>(201);
        api.MapPut("seats/{no}", ReplaceAsync).For(Role.Administrator).Produces<SeatShape>();
        api.MapDelete("seats/{no}", RemoveAsync).For(Role.Administrator).Produces(204);
    }

    static async Task<IResult> AddAsync(HttpRequest request, Visitor visitor, SeatSetup setup, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var no = body.Text("no", WebLimits.NameCharactersMax, required: true);
        if (no is { Length: > 0 } && !SeatSecret.IsSeatNumber(no))
            body.Reject("no", "应为3到8位数字");
        var password = ReadPassword(body, required: true);
        var seat = await setup.ReadAsync(body, new Seat(no ?? "", null, "", "", []), cancel);
        if (body.Refusal() is { } refusal)
            return refusal;
        return await setup.AddAsync(setup.WithPassword(seat, password!), visitor, cancel);
    }

    static async Task<IResult> ReplaceAsync(
        string no, HttpRequest request, Visitor visitor, SeatSetup setup, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        if (body.Text("no", WebLimits.NameCharactersMax) is { } same && same != no)
            body.Reject("no", "坐席号不能更改");
        var password = ReadPassword(body, required: false);
        var wanted = await setup.ReadAsync(body, new Seat(no, null, "", "", []), cancel);
        return body.Refusal() ?? await setup.ReplaceAsync(wanted, password, visitor, cancel);
    }

    static Task<IResult> RemoveAsync(string no, Visitor visitor, SeatSetup setup, CancellationToken cancel) =>
        setup.RemoveAsync(no, visitor, cancel);

    /// <summary>Written only: no answer ever holds it, nor its hashes.</summary>
    static string? ReadPassword(BodyReader body, bool required)
    {
        if (body.Text("sipPassword", WebLimits.SipPasswordCharactersMax, required) is not { } password)
            return null;
        if (password.Any(char.IsControl))
            return body.Reject("sipPassword", "不能有控制字符");
        return password.Length >= WebLimits.SipPasswordCharactersMin
            ? password
            : body.Reject("sipPassword", $"不能少于{WebLimits.SipPasswordCharactersMin}个字符");
    }
}
