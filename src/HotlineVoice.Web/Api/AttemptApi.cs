using System.Security.Cryptography;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Desks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Api.Live;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api;

/// <summary>
/// The ledger of attempts to reach somebody. Those of our own calls come by themselves; made elsewhere they are written
/// down here.
/// </summary>
static class AttemptApi
{
    const int ChannelCharactersMax = 20;
    const int PhoneCharactersMax = 40;
    const string CallerWord = "caller";

    static readonly IReadOnlyList<string> _parties = AttemptShape.Words<ContactParty>();
    static readonly IReadOnlyList<string> _outcomes = AttemptShape.Words<ContactOutcome>();

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("contactAttempts", ListAsync).For(RoleSets.CallReaders).Produces<ListShape<AttemptShape>>();
        api.MapPost("contactAttempts", AddAsync).For(RoleSets.AttemptWriters).Produces<AttemptShape>(201);
    }

    static async Task<IResult> ListAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var read = new QueryReader(request.Query);
        var paging = read.Paging();
        var reason = Unmasking.Reason(read);
        var query = new AttemptQuery(read.Text("ticketNo", 40), read.Text("callId", 40))
        {
            Hotlines = visitor.Hotlines,
            Limit = paging.Limit,
            Cursor = paging.Cursor,
        };
        if ((read.Refusal() ?? Unmasking.Refusal(visitor, reason)) is { } refusal)
            return refusal;

        var (attempts, next) = await ports.Attempts.ListAsync(query, cancel);
        var withheld = await Withholding.ReadAsync(
            ports.Calls, attempts.Where(one => one.Party == ContactParty.Caller).Select(one => one.CallId), cancel);
        await Unmasking.AuditAsync(ports, visitor, reason, attempts.Select(one => one.Id), cancel);
        var shown = attempts
            .Select(one => AttemptShape.Of(one, withheld.NumberOf(one, reason is not null))).ToList();
        return TypedResults.Ok(new ListShape<AttemptShape>(shown, next));
    }

    static async Task<IResult> AddAsync(
        HttpRequest request, Visitor visitor, WebPorts ports, TicketDesk desk, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var now = ports.Clock.Now;
        var attempt = Read(body, ports, now);
        if (body.Refusal() is { } refusal)
            return refusal;
        if (!visitor.MaySee(attempt.Hotline))
            return Problems.NotAllowed("OutOfScope", "您无权登记该热线的联系记录");
        // Who is protected must not be found by his number in the ledger either.
        if (attempt is { Party: ContactParty.Caller, TicketNo: { } no }
            && await ports.Tickets.FindAsync(no, cancel) is { Sealed: not null })
            attempt = attempt with { Phone = null };
        await ports.Audit.AddAsync(new AuditRow(now, visitor.User, "attempt.added", attempt.Id, null), cancel);
        attempt = attempt with { By = visitor.User };
        await ports.Attempts.AddAsync(attempt, cancel);
        // Answered when the ticket knows what follows from it.
        if (attempt is { Party: ContactParty.Caller, TicketNo: { } tried })
            await desk.LapseAsync(tried, now, cancel);
        var shown = AttemptShape.Of(attempt, new CitizenNumber(Withheld: false, Unmasked: false));
        return TypedResults.Json(shown, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>What the body says; of use only when the body has nothing to object to.</summary>
    static ContactAttempt Read(BodyReader body, WebPorts ports, DateTimeOffset now)
    {
        var ticketNo = body.Text("ticketNo", 14, required: true);
        var hotline = ticketNo is { Length: > 0 } ? HotlineOf(ticketNo, body, ports) : null;
        var party = body.Word("party", _parties, required: true);
        var orgId = body.Text("orgId", WebLimits.NameCharactersMax);
        var phone = ReadPhone(body);
        if (body.Has("orgId") == body.Has("phone"))
            body.Reject("phone", "应给出号码或单位之一");
        else if (party == CallerWord && orgId is not null)
            body.Reject("orgId", "联系诉求人应给出号码");
        var channel = body.Text("channel", ChannelCharactersMax);
        var outcome = body.Word("outcome", _outcomes, required: true);
        var at = body.Instant("at") ?? now;
        if (at > now)
            body.Reject("at", "不能晚于现在");
        var note = body.Text("note", WebLimits.NoteCharactersMax);
        using var chance = RandomNumberGenerator.Create();
        var plain = new ContactAttempt
        {
            Id = CallIds.Next(chance, now).Value,
            TicketNo = ticketNo,
            Hotline = hotline,
            Party = Value<ContactParty>(party),
            OrgId = orgId,
            Phone = phone ?? OnlyNumberOf(orgId, ports),
            At = at,
            Outcome = Value<ContactOutcome>(outcome),
            Note = string.IsNullOrWhiteSpace(note) ? null : note,
        };
        return string.IsNullOrWhiteSpace(channel) ? plain : plain with { Channel = channel };
    }

    /// <summary>Who has one telephone was called there, and it counts for that; of several nobody knows which.
    /// </summary>
    static string? OnlyNumberOf(string? orgId, WebPorts ports) =>
        orgId is not null
        && new UnitBook(ports.Plans()).Find(orgId, _ => true) is (_, { Phones: [var only] })
            ? only.Number
            : null;

    /// <summary>A ticket's number begins with its hotline's digit.</summary>
    static string? HotlineOf(string ticketNo, BodyReader body, WebPorts ports)
    {
        if (!SeatApi.TicketNo().IsMatch(ticketNo))
            return body.Reject("ticketNo", "应为14位数字");
        return ports.Plans().Hotlines.FirstOrDefault(one => one.Digit == ticketNo[0] - '0')?.Code
            ?? body.Reject("ticketNo", "没有这条热线的工单");
    }

    static string? ReadPhone(BodyReader body)
    {
        if (body.Text("phone", PhoneCharactersMax) is not { } text)
            return null;
        return PhoneNumber.TryParse(text, out var number) ? number.Value : body.Reject("phone", "应为电话号码");
    }

    static T Value<T>(string? word) where T : struct, Enum =>
        word is null ? default : Enum.Parse<T>(word, ignoreCase: true);
}
