using HotlineVoice.Cases.Organisations;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>Units and the divisions they belong to: whom to ask, whom to send a ticket.</summary>
static class OrganisationApi
{
    static readonly string[] _levels = [.. Enum.GetValues<OrganisationLevel>().Select(TicketWords.Of)];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("organisations", List).For(RoleSets.TicketReaders).Produces<ListShape<OrganisationShape>>();
        api.MapGet("organisations/{id}", Find).For(RoleSets.TicketReaders).Produces<OrganisationShape>();
        api.MapGet("divisions", Divisions).For(RoleSets.TicketReaders).Produces<ListShape<DivisionShape>>();
    }

    static IResult List(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var hotline = read.Text("hotline", 40);
        var division = read.Text("divisionCode", Division.TownDigits);
        var text = read.Text("text", WebLimits.NameCharactersMax)?.Trim();
        var level = read.Choice("level", _levels);
        if (read.Refusal() is { } refusal)
            return refusal;
        if (hotline is not null && !visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var found = new UnitBook(ports.Plans())
            .Of(code => visitor.MaySee(code) && (hotline is null || code == hotline))
            .Where(one => division is null || one.Unit.DivisionCode == division)
            .Where(one => level is null || TicketWords.Of(one.Unit.Level) == level)
            .Where(one => string.IsNullOrEmpty(text) || Holds(one.Unit, text))
            .Select(one => Show(one.Unit, one.Hotline, visitor));
        return TypedResults.Ok(paging.Cut(found, one => $"{one.Hotline}/{one.OrgId}"));
    }

    static IResult Find(string id, Visitor visitor, WebPorts ports) =>
        new UnitBook(ports.Plans()).Find(id, visitor.MaySee) is var (hotline, unit)
            ? TypedResults.Ok(Show(unit, hotline, visitor))
            : Problems.NotFound("该单位");

    /// <summary>Those right below a division, without one the provinces; `deep=true`: all below it. The codes are such
    /// that each follows what it lies in.</summary>
    static IResult Divisions(HttpRequest request, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var parent = read.Text("parent", Division.TownDigits);
        var isDeep = read.Choice("deep", "true", "false") == "true";
        if (read.Refusal() is { } refusal)
            return refusal;
        var book = ports.Plans().Divisions;
        var shown = Below(book, string.IsNullOrEmpty(parent) ? null : parent, isDeep)
            .OrderBy(one => one.Code, StringComparer.Ordinal)
            .Select(one => new DivisionShape(one.Code, one.Name, TicketWords.Of(one.Level), one.ParentCode));
        return TypedResults.Ok(paging.Cut(shown, one => one.Code));
    }

    static IEnumerable<Division> Below(DivisionBook book, string? code, bool isDeep) =>
        book.In(code).SelectMany(one => isDeep ? Below(book, one.Code, true).Prepend(one) : [one]);

    static OrganisationShape Show(Organisation unit, string hotline, Visitor visitor) =>
        OrganisationShape.Of(unit, hotline, visitor.IsAny(RoleSets.AttemptWriters));

    static bool Holds(Organisation unit, string text) =>
        unit.Name.Contains(text, StringComparison.OrdinalIgnoreCase)
        || unit.ShortName?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
        || unit.OrgId.StartsWith(text, StringComparison.Ordinal);
}
