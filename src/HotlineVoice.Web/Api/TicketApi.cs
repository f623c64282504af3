using System.Globalization;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Tickets;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Tickets: looking for them, registering them, and everything that is done to them.</summary>
static class TicketApi
{
    /// <summary>Whoever asks: nobody signs in under a name with an asterisk.</summary>
    const string Myself = "*me";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("tickets", ListAsync).For(RoleSets.TicketReaders).Produces<ListShape<TicketShape>>();
        api.MapPost("tickets", (HttpRequest request, Visitor visitor, Registering registering) =>
            registering.RegisterAsync(request, visitor, request.HttpContext.RequestAborted))
            .For(RoleSets.Clerks).Produces<TicketShape>(201);
        api.MapGet("tickets/{no}", FindAsync).For(RoleSets.TicketReaders).Produces<TicketShape>();
        api.MapGet("tickets/{no}/history", HistoryAsync).For(RoleSets.TicketReaders)
            .Produces<ListShape<HistoryShape>>();
        api.MapGet("tickets/{no}/deadlines/{seq}", ExplainAsync).For(RoleSets.TicketReaders)
            .Produces<WorkingDaysShape>();
        api.MapPost("tickets/{no}/{event}", ActAsync).For(RoleSets.TicketReaders).Produces<TicketShape>();
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, TicketShowing showing)
    {
        var cancel = request.HttpContext.RequestAborted;
        var read = new QueryReader(request.Query);
        var reason = Unmasking.Reason(read);
        var query = Query(read, visitor, ports);
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason) ?? Refusal(query, visitor)) is { } refusal)
            return refusal;

        var (items, next) = await ports.Tickets.ListAsync(query, cancel);
        await Unmasking.AuditCallersAsync(ports, visitor, reason, items.Select(one => one.Ticket.TicketNo), cancel);
        var shown = showing.Show(items, visitor, unmasked: reason is not null);
        return TypedResults.Ok(new ListShape<TicketShape>(shown, next));
    }

    /// <summary>Of use only when the reader has nothing to object to.</summary>
    internal static TicketQuery Query(QueryReader read, Visitor visitor, WebPorts ports)
    {
        var paging = read.Paging();
        var today = WorkingCalendar.DayOf(ports.Clock.Now);
        var hotline = read.Text("hotline", 40);
        var owner = read.Text("ownerAgent", WebLimits.NameCharactersMax);
        return new TicketQuery
        {
            Hotline = hotline,
            Fields = FieldQuery.Of(read, hotline, ports.Plans(), visitor),
            States = read.Choices<TicketState>("state"),
            Class = TicketWords.Class(read),
            DivisionCode = Division(read),
            OrgId = read.Text("orgId", WebLimits.NameCharactersMax),
            OwnerAgent = owner == Myself ? visitor.User : owner,
            CallerPhone = Phone(read),
            CallId = read.Text("callId", 40),
            Text = read.Text("text", WebLimits.NameCharactersMax),
            Tag = read.Text("tag", TicketTag.WordCharactersMax),
            LeaderSessionId = read.Text("leaderSessionId", 40),
            From = read.Day("from", today),
            To = read.Day("to", today),
            DueBy = read.Day("dueBy", today),
            Hotlines = visitor.Hotlines,
            // Who belongs to no unit is shown nothing by a name that no unit has.
            SeenByOrg = TicketSight.IsOfUnit(visitor) ? visitor.Person.OrgId ?? "" : null,
            Limit = paging.Limit,
            Cursor = paging.Cursor,
        };
    }

    /// <summary>210000 is everything in the province: pairs of noughts at the end stand for all below.</summary>
    static string? Division(QueryReader read)
    {
        var code = read.Text("divisionCode", 12);
        if (code is null)
            return null;
        if (!code.All(char.IsAsciiDigit))
            return read.Reject<string>("divisionCode", "应为区划代码，如 211224");
        while (code.Length is 6 or 4 && code.EndsWith("00", StringComparison.Ordinal))
            code = code[..^2];
        return code;
    }

    static string? Phone(QueryReader read)
    {
        if (read.Text("callerPhone", 40) is not { } text)
            return null;
        return PhoneNumber.TryParse(text, out var number)
            ? number.Value
            : read.Reject<string>("callerPhone", "应为完整的电话号码");
    }

    /// <summary>A unit that could ask for a number would learn whose a matter is.</summary>
    internal static IResult? Refusal(TicketQuery query, Visitor visitor)
    {
        if (query.Hotline is not null && !visitor.MaySee(query.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");
        return query switch
        {
            { CallerPhone: not null, SeenByOrg: not null } =>
                Problems.NotAllowed("CallerHidden", "承办单位不能按诉求人电话查询"),
            { Tag: not null, SeenByOrg: not null } => Problems.NotAllowed("TagHidden", "承办单位不能按标签查询"),
            _ => null,
        };
    }

    static async Task<IResult> FindAsync(
        string no, HttpRequest request, Visitor visitor, WebPorts ports, TicketShowing showing)
    {
        var cancel = request.HttpContext.RequestAborted;
        var read = new QueryReader(request.Query);
        var reason = Unmasking.Reason(read);
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        await Unmasking.AuditCallersAsync(ports, visitor, reason, [no], cancel);
        return TypedResults.Ok(await showing.ShowAsync(file, visitor, reason is not null, cancel));
    }

    static async Task<IResult> HistoryAsync(string no, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        var seen = TicketSight.Of(visitor, file, ports.Clock.Now, isUnmasked: false);
        var entries = Cases.Identities.BesideSight.Of(
            seen.File!, await ports.Tickets.HistoryAsync(no, cancel), isOffice: !TicketSight.IsOfUnit(visitor));
        return TypedResults.Ok(new ListShape<HistoryShape>([.. entries.Select(entry => HistoryShape.Of(entry, seen))]));
    }

    /// <summary>Which days were counted for one of its clocks, and which were not, and why.</summary>
    static async Task<IResult> ExplainAsync(
        string no, string seq, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        if (!int.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            || file.Timers.FirstOrDefault(timer => timer.Seq == which) is not { } clock)
            return Problems.NotFound("该时限");
        return TicketMachine.Explain(file, clock, ports.Plans().Calendar) is { } explained
            ? TypedResults.Ok(WorkingDaysShape.Of(explained))
            : Problems.Conflict("NoReckoning", clock.Clause, "该时限由指定日期确定，没有逐日计算");
    }

    static async Task<IResult> ActAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, TicketDesk desk, TicketShowing showing)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (no, name) = ((string)request.RouteValues["no"]!, (string)request.RouteValues["event"]!);
        if (await TicketSight.FindAsync(no, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        if (ActReader.FollowsByItself(name))
            return Problems.Conflict("FollowsByItself", null, "此事项由系统自动产生，不能办理");
        if (!ActReader.Knows(name))
            return Problems.NotFound("此办理事项");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var version = body.Whole("version", required: true);
        var act = ActReader.Read(name, body, file);
        if (body.Refusal() is { } wrong)
            return wrong;
        try
        {
            var answer = await desk.ActAsync(
                new TicketOrder(no, version!.Value, act), visitor.Actor, ports.Clock.Now, cancel);
            if (answer.Refusal(out var then) is { } refused)
                return refused;
            // Also for who went away meanwhile: it is done. Who reads a protected caller is written down before.
            if (act is TicketAct.ReadIdentity)
            {
                request.HttpContext.Features.Set(new NotRemembered());
                await ports.Audit.AddAsync(
                    new(ports.Clock.Now, visitor.User, "ticket.identityRead", no, "name,phone,address,idNo"),
                    CancellationToken.None);
            }
            return TypedResults.Ok(act is TicketAct.ReadIdentity
                ? await showing.ShowOpenedAsync(then!, visitor, CancellationToken.None)
                : await showing.ShowAsync(then!, visitor, unmasked: false, CancellationToken.None));
        }
        catch (AlreadyRegisteredException registered)
        {
            return TicketAnswers.Registered(registered.TicketNo);
        }
    }
}
