using System.Security.Cryptography;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Offices;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Offices;

/// <summary>派单异议审核 (国办函〔2025〕66号): a unit objects to a row of the 派单目录; the office decides, and the file is changed
/// by hand.</summary>
static class ObjectionApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("catalogue/objections", ListAsync).For(RoleSets.TicketReaders).Produces<ListShape<ObjectionShape>>();
        api.MapGet("catalogue/objections/{id}", FindAsync).For(RoleSets.TicketReaders).Produces<ObjectionShape>();
        api.MapPost("catalogue/objections", FileAsync).For(RoleSets.Units).Produces<ObjectionShape>(201);
        api.MapPost("catalogue/objections/{id}/uphold", (HttpRequest request, Visitor visitor, WebPorts ports) =>
            DecideAsync(ObjectionState.Upheld, request, visitor, ports))
            .For(RoleSets.ObjectionDeciders).Produces<ObjectionShape>();
        api.MapPost("catalogue/objections/{id}/reject", (HttpRequest request, Visitor visitor, WebPorts ports) =>
            DecideAsync(ObjectionState.Rejected, request, visitor, ports))
            .For(RoleSets.ObjectionDeciders).Produces<ObjectionShape>();
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var query = new ObjectionQuery(read.Text("hotline", 40), read.Choice<ObjectionState>("state"))
        {
            // Who belongs to no unit is shown nothing by a name that no unit has.
            OrgId = TicketSight.IsOfUnit(visitor) ? visitor.Person.OrgId ?? "" : null,
            Hotlines = visitor.Hotlines,
            Limit = paging.Limit,
            Cursor = paging.Cursor,
        };
        if (read.Refusal() is { } refusal)
            return refusal;
        if (query.Hotline is not null && !visitor.MaySee(query.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");
        var (items, next) = await ports.Catalogue.ListAsync(query, cancel);
        return TypedResults.Ok(new ListShape<ObjectionShape>([.. items.Select(one => Show(one, ports))], next));
    }

    static async Task<IResult> FindAsync(string id, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        await SeenAsync(id, visitor, ports, cancel) is { } one
            ? TypedResults.Ok(Show(one, ports))
            : Problems.NotFound("该派单异议");

    static async Task<IResult> FileAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var said = Read(body, visitor, ports.Clock.Now);
        if (body.Refusal() is { } wrong)
            return wrong;
        if (!visitor.MaySee(said.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");
        if (said.OrgId != visitor.Person.OrgId)
            return Problems.NotAllowed("NotYourUnit", "只能代表本单位提出派单异议");
        if (ports.Plans().RulesOf(said.Hotline) is not { } rules)
            return Problems.Wrong("hotlineCode", "没有这条热线");
        var today = WorkingCalendar.DayOf(said.FiledAt);
        if (rules.Catalogue.RowOn(said.Subject, said.DivisionCode, today) is not { } row)
            return Problems.Wrong("subject", "派单目录中现在没有这个事项在该区划的一行");
        if (!row.Names(said.OrgId))
            return Problems.Wrong("orgId", "派单目录的这一行没有指定本单位");
        if (said.SuggestedOrgId is { } suggested
            && (suggested == said.OrgId || rules.Offices.Find(suggested) is null))
            return Problems.Wrong("suggestedOrgId", suggested == said.OrgId ? "不能建议本单位" : "通讯录中没有这个单位");
        said = said with { RowFrom = row.From };
        if (said.TicketNo is not null && await RefusalOfTicketAsync(said, visitor, ports, cancel) is { } refused)
            return refused;

        await AuditAsync("catalogue.objected", said.Id, visitor, ports, cancel);
        return await ports.Catalogue.TryFileAsync(said, cancel)
            ? TypedResults.Created($"/api/v1/catalogue/objections/{said.Id}", Show(said, ports))
            : Problems.Conflict("AlreadyOpen", "本单位对这一行已提出异议，尚未审核");
    }

    /// <summary>What the body says; of use only when the body has nothing to object to.</summary>
    static CatalogueObjection Read(BodyReader body, Visitor visitor, DateTimeOffset now)
    {
        var division = body.Text("divisionCode", Division.TownDigits);
        if (division is not null && !Division.IsWellFormed(division))
            body.Reject("divisionCode", "应为6位或9位区划代码，如 211224");
        using var chance = RandomNumberGenerator.Create();
        return new CatalogueObjection
        {
            Id = CallIds.Next(chance, now).Value,
            Hotline = body.Text("hotlineCode", 40, required: true) ?? "",
            Subject = body.Text("subject", CatalogueApi.SubjectCharactersMax, required: true) ?? "",
            DivisionCode = division,
            RowFrom = default,
            OrgId = body.Text("orgId", WebLimits.NameCharactersMax, required: true) ?? "",
            Reason = Written(body, "reason"),
            LegalBasis = Written(body, "legalBasis"),
            SuggestedOrgId = body.Text("suggestedOrgId", WebLimits.NameCharactersMax),
            TicketNo = body.Text("ticketNo", TicketNumber.Digits),
            FiledAt = now,
            FiledBy = visitor.User,
        };
    }

    /// <summary>The ticket that gave the occasion was sent to this unit by this very row.</summary>
    static async Task<IResult?> RefusalOfTicketAsync(
        CatalogueObjection said, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var file = await TicketSight.FindAsync(said.TicketNo!, visitor, ports, cancel);
        if (file is null || file.Ticket.HotlineCode != said.Hotline)
            return Problems.Wrong("ticketNo", "没有这张工单");
        return file.Assignments.Any(sent => sent.OrgId == said.OrgId && sent.CatalogueSubject == said.Subject
            && sent.CatalogueDivision == said.DivisionCode && sent.CatalogueFrom == said.RowFrom)
            ? null
            : Problems.Wrong("ticketNo", "该工单不是按派单目录的这一行派给本单位的");
    }

    static async Task<IResult> DecideAsync(
        ObjectionState state, HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var id = (string)request.RouteValues["id"]!;
        if (await SeenAsync(id, visitor, ports, cancel) is not { } one)
            return Problems.NotFound("该派单异议");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var opinion = Written(body, "opinion");
        if (body.Refusal() is { } wrong)
            return wrong;
        if (one.FiledBy == visitor.User)
            return Problems.NotAllowed("OwnObjection", "不能审核自己提出的派单异议");
        if (one.State != ObjectionState.Open)
            return Decided(one);
        await AuditAsync(
            state == ObjectionState.Upheld ? "catalogue.upheld" : "catalogue.rejected", id, visitor, ports, cancel);
        var isDecided = await ports.Catalogue.TryDecideAsync(
            new ObjectionDecision(id, state, visitor.User, ports.Clock.Now, opinion), cancel);
        one = (await ports.Catalogue.FindAsync(id, cancel))!;
        return isDecided ? TypedResults.Ok(Show(one, ports)) : Decided(one);
    }

    static IResult Decided(CatalogueObjection one) =>
        Problems.Conflict(one.State.ToString(), "该派单异议已经审核，不能再次审核");

    static string Written(BodyReader body, string field)
    {
        var text = body.Text(field, WebLimits.TicketTextCharactersMax, required: true)?.Trim();
        if (text?.Length == 0 && body.Has(field))
            body.Reject(field, "不能为空");
        return text ?? "";
    }

    static ObjectionShape Show(CatalogueObjection one, WebPorts ports)
    {
        var plans = ports.Plans();
        return ObjectionShape.Of(
            one,
            plans.RulesOf(one.Hotline)?.Catalogue ?? DispatchCatalogue.Empty,
            plans.Hotlines.FirstOrDefault(hotline => hotline.Code == one.Hotline)?.Folder ?? one.Hotline);
    }

    static async Task<CatalogueObjection?> SeenAsync(
        string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var one = await ports.Catalogue.FindAsync(id, cancel);
        return one is not null && visitor.MaySee(one.Hotline)
            && (!TicketSight.IsOfUnit(visitor) || one.OrgId == visitor.Person.OrgId)
            ? one : null;
    }

    static Task AuditAsync(string what, string id, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, visitor.User, what, id, null), cancel);
}
