using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Clocks;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using HotlineVoice.Hotline.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>The clock of a rehearsal. On a server that takes real calls there is none.</summary>
static class RehearsalApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("rehearsal/clock", Read).For(RoleSets.Everybody).Produces<ClockShape>();
        api.MapPut("rehearsal/clock", MoveAsync).For(Role.Administrator).Produces<ClockShape>();
    }

    static IResult Read(WebPorts ports) =>
        ports.Clock.Rehearsal
            ? TypedResults.Ok(new ClockShape(ports.Clock.Now, ports.Clock.Running))
            : Problems.NotFound("演练时钟");

    static async Task<IResult> MoveAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, TicketClock tickets, CancellationToken cancel)
    {
        if (!ports.Clock.Rehearsal)
            return Problems.NotFound("演练时钟");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (unreadable is not null)
            return unreadable;
        var now = ports.Clock.Now;
        var target = body!.Instant("now");
        var running = body.Flag("running") ?? ports.Clock.Running;
        if (target > now.AddYears(WebLimits.RehearsalYearsMax))
            body.Reject("now", $"一次最多前进{WebLimits.RehearsalYearsMax}年");
        if (body.Refusal() is { } refusal)
            return refusal;
        var moved = target is { } there
            ? await ports.Clock.MoveAsync(there, running, cancel)
            : await ports.Clock.SetRunningAsync(running, cancel);
        if (!moved)
            return Problems.Conflict("Backwards", "演练时钟只能向前");
        // Answered when everything has happened that was to happen until then.
        await tickets.RecountAsync(CancellationToken.None);
        await tickets.FireAsync(ports.Clock.Now, CancellationToken.None);
        // Also for who went away meanwhile: the clock has moved.
        await ports.Audit.AddAsync(
            new(now, visitor.User, "clock.moved", Beijing.Write(target ?? now), null), CancellationToken.None);
        return TypedResults.Ok(new ClockShape(ports.Clock.Now, ports.Clock.Running));
    }
}
