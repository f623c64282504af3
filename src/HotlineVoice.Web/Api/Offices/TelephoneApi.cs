using System.Security.Cryptography;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Offices;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Offices;

/// <summary>电话台账 (JN 正文三(三)): the telephones of the units, when each was last reported and tried, and how often
/// somebody answered.</summary>
static class TelephoneApi
{
    const int NumberCharactersMax = 40;

    static readonly IReadOnlyList<string> _outcomes = AttemptShape.Words<ContactOutcome>();

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("telephoneLedger", ListAsync).For(RoleSets.TelephoneReaders).Produces<ListShape<TelephoneShape>>();
        api.MapPost("phoneTests", AddAsync).For(RoleSets.TelephoneTesters).Produces<PhoneTestShape>(201);
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var hotline = read.Text("hotline", 40);
        var orgId = read.Text("orgId", WebLimits.NameCharactersMax);
        var since = read.Day("notReportedSince");
        var isFailing = read.Choice("failing", "true", "false") == "true";
        var from = read.Instant("from");
        var to = read.Instant("to", wholeDay: true);
        if (from >= to)
            read.Reject<string>("to", "不能早于 from");
        if (read.Refusal() is { } refusal)
            return refusal;
        if (hotline is not null && !visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");

        var plans = ports.Plans();
        var codes = plans.Hotlines.Select(one => one.Code)
            .Where(code => visitor.MaySee(code) && (hotline is null || code == hotline)).ToList();
        var numbers = codes.SelectMany(code => plans.OfficesOf(code).All)
            .Where(unit => orgId is null || unit.OrgId == orgId)
            .SelectMany(unit => unit.Phones).Select(phone => phone.Number).Distinct().ToList();
        var tallies = await ports.PhoneTests.TallyAsync(numbers, from, to, cancel);
        var shown =
            from code in codes
            let offices = plans.OfficesOf(code)
            let ledger = TelephoneLedger.OfTallies(offices, tallies)
            from one in since is { } day ? ledger.NotReportedSince(day) : ledger.Phones
            where orgId is null || one.OrgId == orgId
            where !isFailing || one.IsFailing
            select TelephoneShape.Of(one, code, offices.Find(one.OrgId)!.Name);
        return TypedResults.Ok(paging.Cut(shown.OrderBy(Key, StringComparer.Ordinal), Key));
    }

    static async Task<IResult> AddAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var probe = Read(body, visitor, ports);
        if (body.Refusal() is { } refusal)
            return refusal;
        if (probe.CallId is { } callId && await CallDesk.SeenAsync(callId, visitor, ports, cancel) is null)
            return Problems.Wrong("callId", "没有这个通话");
        await ports.Audit.AddAsync(
            new AuditRow(ports.Clock.Now, visitor.User, "phoneTest.added", probe.Id, null), cancel);
        await ports.PhoneTests.AddAsync(probe, cancel);
        return TypedResults.Json(PhoneTestShape.Of(probe), statusCode: StatusCodes.Status201Created);
    }

    /// <summary>What the body says; of use only when the body has nothing to object to.</summary>
    static PhoneProbe Read(BodyReader body, Visitor visitor, WebPorts ports)
    {
        var now = ports.Clock.Now;
        var hotline = body.Text("hotlineCode", 40);
        var orgId = body.Text("orgId", WebLimits.NameCharactersMax, required: true);
        var number = ReadNumber(body);
        var outcome = body.Word("outcome", _outcomes, required: true);
        var at = body.Instant("at") ?? now;
        if (at > now)
            body.Reject("at", "不能晚于现在");
        var note = body.Text("note", WebLimits.NoteCharactersMax)?.Trim();
        using var chance = RandomNumberGenerator.Create();
        return new PhoneProbe
        {
            Id = CallIds.Next(chance, now).Value,
            Hotline = HotlineOf(orgId, number, code => visitor.MaySee(code) && (hotline is null || code == hotline),
                body, ports) ?? "",
            OrgId = orgId ?? "",
            Number = number ?? "",
            At = at,
            By = visitor.User,
            Outcome = outcome is null ? default : Enum.Parse<ContactOutcome>(outcome, ignoreCase: true),
            Note = string.IsNullOrEmpty(note) ? null : note,
            CallId = body.Text("callId", 40),
        };
    }

    static string? ReadNumber(BodyReader body)
    {
        if (body.Text("number", NumberCharactersMax, required: true) is not { } text)
            return null;
        return PhoneNumber.TryParse(text, out var number) ? number.Value : body.Reject("number", "应为电话号码");
    }

    /// <summary>The hotline in whose directory the unit has this number: a unit may stand in several.</summary>
    static string? HotlineOf(
        string? orgId, string? number, Func<string, bool> isSeen, BodyReader body, WebPorts ports)
    {
        if (orgId is null || number is null)
            return null;
        var found = new UnitBook(ports.Plans()).Of(isSeen).Where(one => one.Unit.OrgId == orgId).ToList();
        if (found.Count == 0)
            return body.Reject("orgId", "通讯录中没有这个单位");
        var has = found.FirstOrDefault(one => one.Unit.Phones.Any(phone => phone.Number == number));
        return has.Hotline
            ?? body.Reject("number", $"电话台账中{found[0].Unit.Name}没有号码{number}，请核对，或先在 offices.yaml 中登记");
    }

    static string Key(TelephoneShape one) => $"{one.Hotline}/{one.OrgId}/{one.Number}/{one.Purpose}";
}
