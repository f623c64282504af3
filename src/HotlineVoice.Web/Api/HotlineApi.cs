using HotlineVoice.Cases.Calendars;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Office;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>What pages must know of the house to speak of tickets: its hotlines with their rules, and who is who.
/// </summary>
static class HotlineApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("hotlines", List).For(RoleSets.Everybody).Produces<ListShape<HotlineShape>>();
        api.MapGet("colleagues", ColleaguesAsync).For(RoleSets.TicketReaders).Produces<ListShape<ColleagueShape>>();
    }

    static IResult List(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        if (read.Refusal() is { } refusal)
            return refusal;
        var plans = ports.Plans();
        var today = WorkingCalendar.DayOf(ports.Clock.Now);
        var shown = plans.Hotlines.Where(hotline => visitor.MaySee(hotline.Code)).Select(hotline => HotlineShape.Of(
            hotline, plans.TakesCalls(hotline.Code), plans.RulesOf(hotline.Code), today) with
        {
            Fields = [.. FieldQuery.Seen(plans, hotline.Code, visitor).Select(FieldShape.Of)],
        });
        return TypedResults.Ok(paging.Cut(shown, hotline => hotline.Code));
    }

    /// <summary>A ticket names people by their sign-in; a unit reads only who works in its own house or in the
    /// hotline's, which is who can stand in its tickets.</summary>
    static async Task<IResult> ColleaguesAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        if (read.Refusal() is { } refusal)
            return refusal;
        var shown = (await ports.People.ListAsync(cancel))
            .Where(person => !TicketSight.IsOfUnit(visitor) || person.OrgId is null
                || person.OrgId == visitor.Person.OrgId)
            .OrderBy(person => person.User, StringComparer.Ordinal)
            .Select(person => new ColleagueShape(person.User, person.Name));
        return TypedResults.Ok(paging.Cut(shown, person => person.User));
    }
}
