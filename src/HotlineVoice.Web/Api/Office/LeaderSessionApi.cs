using System.Security.Cryptography;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Office;

/// <summary>领导接听日: the plan, and the weeks that have none. Tickets heard in one: `GET tickets?leaderSessionId=`.
/// </summary>
static class LeaderSessionApi
{
    const int DaysMax = 400;
    const int DaysBefore = 28;
    const int DaysAhead = 28;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("leaderSessions", ListAsync).For(RoleSets.TicketOffice).Produces<LeaderPlanShape>();
        api.MapPost("leaderSessions", PlanAsync).For(RoleSets.LeaderPlanners).Produces<LeaderSessionShape>(201);
        api.MapPut("leaderSessions/{id}", ChangeAsync).For(RoleSets.LeaderPlanners).Produces<LeaderSessionShape>();
        api.MapPost("leaderSessions/{id}/cancel", CancelAsync).For(RoleSets.LeaderPlanners)
            .Produces<LeaderSessionShape>();
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var now = ports.Clock.Now;
        var today = WorkingCalendar.DayOf(now);
        var hotline = read.Text("hotline", 40) ?? read.Reject<string>("hotline", "请指明热线");
        var from = read.Day("from") ?? today.AddDays(-DaysBefore);
        var to = read.Day("to") ?? today.AddDays(DaysAhead);
        if (to < from || to.DayNumber - from.DayNumber > DaysMax)
            read.Reject<string>("to", $"应不早于 from，且相隔不超过{DaysMax}天");
        if (read.Refusal() is { } refusal)
            return refusal;
        if (!visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");
        var rule = ports.Plans().RulesOf(hotline!)?.InForceOn(today)?.LeaderDay;
        var shown = await ReadAsync(ports, hotline!, from, to, cancel);
        var monday = LeaderWeeks.MondayOf(today);
        var soon = rule is { Weekly: true }
            ? LeaderWeeks.Without(await ReadAsync(ports, hotline!, monday, monday.AddDays(13), cancel),
                today, today.AddDays(7))
            : [];
        return TypedResults.Ok(new LeaderPlanShape([.. shown.Select(one => LeaderSessionShape.Of(one, now))])
        {
            WeeksWithout = soon,
            Clause = rule is { Weekly: true } ? rule.Clause : null,
        });
    }

    static Task<IReadOnlyList<LeaderSession>> ReadAsync(
        WebPorts ports, string hotline, DateOnly from, DateOnly to, CancellationToken cancel) =>
        ports.LeaderSessions.ListAsync(
            hotline, Beijing.Midnight(from), WorkingCalendar.MidnightAfter(to), cancel);

    static async Task<IResult> PlanAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var now = ports.Clock.Now;
        var code = body.Text("hotlineCode", 40, required: true) ?? "";
        using var chance = RandomNumberGenerator.Create();
        var session = LeaderReader.Read(body, New(CallIds.Next(chance, now).Value, code, visitor, now), now,
            ports.Plans().OfficesOf(code));
        if (await RefusalAsync(body, session, visitor, ports, cancel) is { } refused)
            return refused;
        session = session with { Version = 1 };
        await AuditAsync("leaderSession.planned", session, visitor, ports, cancel);
        await ports.LeaderSessions.AddAsync(session, cancel);
        return TypedResults.Created($"/api/v1/leaderSessions/{session.Id}", LeaderSessionShape.Of(session, now));
    }

    static async Task<IResult> ChangeAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (before, body, refused) = await SeenAsync(id, request, visitor, ports, cancel);
        if (before is null || body is null)
            return refused!;
        var now = ports.Clock.Now;
        var version = body.Whole("version", required: true);
        var session = LeaderReader.Read(body, before, now, ports.Plans().OfficesOf(before.HotlineCode));
        if (await RefusalAsync(body, session, visitor, ports, cancel) is { } wrong)
            return wrong;
        var changed = session with { Version = version!.Value + 1 };
        return await SaveAsync("leaderSession.changed", before, changed, visitor, ports);
    }

    static async Task<IResult> CancelAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (before, body, refused) = await SeenAsync(id, request, visitor, ports, cancel);
        if (before is null || body is null)
            return refused!;
        var now = ports.Clock.Now;
        var version = body.Whole("version", required: true);
        var reason = body.Text("reason", WebLimits.TicketLineCharactersMax, required: true)?.Trim();
        if (body.Refusal() is { } wrong)
            return wrong;
        return before.EndsAt <= now
            ? Problems.Conflict("SessionOver", null, "接听已结束，不能取消")
            : await SaveAsync("leaderSession.cancelled", before,
                before with { Version = version!.Value + 1, CancelledAt = now, CancelledFor = reason }, visitor,
                ports);
    }

    /// <summary>Keeps it unless somebody else was faster.</summary>
    static async Task<IResult> SaveAsync(
        string what, LeaderSession before, LeaderSession session, Visitor visitor, WebPorts ports)
    {
        var now = ports.Clock.Now;
        if (before.CancelledAt is not null)
            return Problems.Conflict("SessionCancelled", null, "这场接听已取消");
        session = session with { PlannedBy = visitor.User, PlannedAt = now };
        await AuditAsync(what, session, visitor, ports, CancellationToken.None);
        return before.Version == session.Version - 1
            && await ports.LeaderSessions.TrySaveAsync(session, CancellationToken.None)
                ? TypedResults.Ok(LeaderSessionShape.Of(session, now))
                : Problems.Stale(before.Version);
    }

    static async Task<(LeaderSession?, BodyReader?, IResult?)> SeenAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await ports.LeaderSessions.FindAsync(id, cancel) is not { } session
            || !visitor.MaySee(session.HotlineCode))
            return (null, null, Problems.NotFound("这场领导接听"));
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        return (session, body, unreadable);
    }

    /// <summary>What is wrong with the body, and with what it says beside the body.</summary>
    static async Task<IResult?> RefusalAsync(
        BodyReader body, LeaderSession session, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (ports.Plans().RulesOf(session.HotlineCode) is null)
            body.Reject("hotlineCode", "没有这条热线");
        if (session.Clerk is { } clerk && (await ports.People.FindAsync(clerk, cancel) is not { } person
            || !person.Roles.Any(role => RoleSets.Clerks.Any(one => one.Name == role))))
            body.Reject("clerk", "应为受理员或班长");
        if (session.SeatNo is { } seat && (await ports.Seats.ListAsync(cancel)).All(one => one.No != seat))
            body.Reject("seatNo", "没有这个坐席");
        if (body.Refusal() is { } wrong)
            return wrong;
        if (!visitor.MaySee(session.HotlineCode))
            return Problems.NotAllowed("OutOfScope", "您无权安排该热线的领导接听");
        var others = await ReadAsync(ports, session.HotlineCode, session.Day, session.Day, cancel);
        return session.Clerk is not null && others.Any(one => one.Id != session.Id && one.CancelledAt is null
            && one.Clerk == session.Clerk && one.StartsAt < session.EndsAt && session.StartsAt < one.EndsAt)
            ? Problems.Conflict("ClerkBusy", null, "该登记人员在这段时间已有一场领导接听")
            : null;
    }

    static LeaderSession New(string id, string hotline, Visitor visitor, DateTimeOffset now) => new()
    {
        Id = id,
        Version = 0,
        HotlineCode = hotline,
        StartsAt = now,
        EndsAt = now,
        Leader = "",
        Title = "",
        Rank = LeaderRank.Government,
        PlannedBy = visitor.User,
        PlannedAt = now,
    };

    static Task AuditAsync(
        string what, LeaderSession session, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, visitor.User, what, session.Id,
            $"{Beijing.Write(session.StartsAt)} {session.Title} {session.Leader}"), cancel);
}
