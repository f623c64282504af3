using System.Globalization;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes.Offices;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Offices;

/// <summary>派单目录: its rows, who gets what, and whom it proposes for a ticket. The files are the truth; nobody edits
/// them here.</summary>
static class CatalogueApi
{
    public const int SubjectCharactersMax = 40;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("catalogue", ListAsync).For(RoleSets.TicketReaders).Produces<CatalogueShape>();
        api.MapGet("tickets/{no}/unitChoice", ChoiceAsync).For(RoleSets.TicketOffice).Produces<UnitChoiceShape>();
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var hotline = read.Text("hotline", 40);
        var subject = read.Text("subject", SubjectCharactersMax);
        var orgId = read.Text("orgId", WebLimits.NameCharactersMax);
        var division = read.Text("divisionCode", Division.TownDigits);
        if (division is not null && !Division.IsWellFormed(division))
            read.Reject<string>("divisionCode", "应为6位或9位区划代码，如 211224");
        var day = read.Day("day") ?? WorkingCalendar.DayOf(ports.Clock.Now);
        var withEnded = read.Choice("all", "true", "false") == "true";
        if (read.Refusal() is { } refusal)
            return refusal;
        if (hotline is not null && !visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var plans = ports.Plans();
        var tallies = await ports.Catalogue.TallyAsync(hotline, cancel);
        var rows =
            from one in plans.Hotlines
            where visitor.MaySee(one.Code) && (hotline is null || one.Code == hotline)
            from row in plans.RulesOf(one.Code)?.Catalogue.All ?? []
            where withEnded || row.HoldsOn(day)
            where subject is null || row.Subject == subject
            where orgId is null || row.Names(orgId)
            where division is null || DispatchCatalogue.IsAround(row, division)
            select CatalogueRowShape.Of(row, one.Code, day, plans.OfficesOf(one.Code)).With(
                row, [.. tallies.Where(tally => tally.IsOf(one.Code, row))], !TicketSight.IsOfUnit(visitor));
        var page = paging.Cut(rows.OrderBy(Key, StringComparer.Ordinal), Key);
        return TypedResults.Ok(new CatalogueShape(page.Items, page.Next)
        {
            WhoGetsIt = hotline is not null && division is not null
                && plans.RulesOf(hotline)?.Catalogue.Find(subject, division, day) is { } found
                ? ProposalShape.Of(found, plans.OfficesOf(hotline).Find(found.OrgId), found.With)
                : null,
        });
    }

    /// <summary>Whom the rules allow for a ticket and whom the catalogue proposes; `subject` looks at another 事项 than
    /// the ticket's.</summary>
    static async Task<IResult> ChoiceAsync(HttpRequest request, Visitor visitor, WebPorts ports, TicketDesk desk)
    {
        var cancel = request.HttpContext.RequestAborted;
        var read = new QueryReader(request.Query);
        var subject = read.Text("subject", SubjectCharactersMax);
        if (read.Refusal() is { } refusal)
            return refusal;
        if (await TicketSight.FindAsync((string)request.RouteValues["no"]!, visitor, ports, cancel) is not { } file)
            return Problems.NotFound("该工单");
        var around = await desk.SurroundingsAsync(file, visitor.Actor, ports.Clock.Now, cancel);
        return around is null
            ? Problems.Conflict("noRules", "该热线没有现行的办理规则，不能派单")
            : TypedResults.Ok(UnitChoiceShape.Of(UnitChoice.Of(file, around, subject)));
    }

    static string Key(CatalogueRowShape row) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Hotline}/{row.Subject}/{row.DivisionCode}/{row.From:yyyy-MM-dd}");
}
