using System.Collections.Immutable;
using System.Security.Cryptography;
using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Shapes.Workbench;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HotlineVoice.Web.Api.Workbench;

/// <summary>常用语: those that a hotline shares are written by who answers for its words, everybody has his own.</summary>
static class CannedReplyApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("cannedReplies", ListAsync).For(RoleSets.TicketReaders).Produces<ListShape<CannedReplyShape>>();
        api.MapPost("cannedReplies", AddAsync).For(RoleSets.TicketReaders).Produces<CannedReplyShape>(201);
        api.MapPut("cannedReplies/{id}", ChangeAsync).For(RoleSets.TicketReaders).Produces<CannedReplyShape>();
        api.MapDelete("cannedReplies/{id}", RemoveAsync).For(RoleSets.TicketReaders).Produces(204);
        api.MapPost("cannedReplies/{id}/use", UseAsync).For(RoleSets.TicketReaders).Produces<FilledTextShape>();
    }

    /// <summary>All at once: they are bounded, and a page looks among them while somebody types.</summary>
    static async Task<IResult> ListAsync(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var read = new QueryReader(request.Query);
        var hotline = read.Text("hotline", 40);
        CannedPlace? place = read.Choice("place", Names<CannedPlace>()) is { } word ? Named<CannedPlace>(word) : null;
        var kind = TicketWords.Class(read);
        if (read.Refusal() is { } refusal)
            return refusal;
        if (hotline is not null && !visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");
        var all = await ports.CannedReplies.ListAsync(visitor.User, hotline, request.HttpContext.RequestAborted);
        return TypedResults.Ok(new ListShape<CannedReplyShape>(
        [
            .. all.Where(one => Sees(visitor, one.Reply) && one.Reply.Suits(place, kind))
                .Select(one => CannedReplyShape.Of(one.Reply, one.Uses, MayChange(visitor, one.Reply))),
        ]));
    }

    static async Task<IResult> AddAsync(HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var isOwn = body.Flag("personal", required: true) ?? true;
        using var chance = RandomNumberGenerator.Create();
        var now = ports.Clock.Now;
        var reply = Read(body, ports, new CannedReply
        {
            Id = CallIds.Next(chance, now).Value,
            Owner = isOwn ? visitor.User : null,
            Title = "",
            Text = "",
            Version = 1,
            ChangedBy = visitor.User,
            ChangedAt = now,
        });
        if (body.Refusal() is { } wrong)
            return wrong;
        if (Refusal(visitor, reply) is { } refused)
            return refused;
        if (!await ports.CannedReplies.TryAddAsync(
                reply, isOwn ? CannedReply.OwnMax : CannedReply.SharedMax, cancel))
            return Problems.Conflict("TooMany",
                isOwn ? $"个人常用语最多{CannedReply.OwnMax}条" : $"每条热线的公共常用语最多{CannedReply.SharedMax}条");
        await AuditAsync("canned.added", reply, visitor, ports);
        return TypedResults.Created($"/api/v1/cannedReplies/{reply.Id}", CannedReplyShape.Of(reply, 0, true));
    }

    static async Task<IResult> ChangeAsync(string id, HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (known, refused) = await ChangeableAsync(id, visitor, ports, cancel);
        if (known is null)
            return refused!;
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var version = body.Whole("version", required: true) ?? 0;
        var reply = Read(body, ports, known with { ChangedBy = visitor.User, ChangedAt = ports.Clock.Now });
        if (body.Refusal() is { } wrong)
            return wrong;
        if (Refusal(visitor, reply) is { } not)
            return not;
        return await SaveAsync(reply with { Version = version + 1 }, ports, cancel) is { } stale
            ? stale
            : await DoneAsync("canned.changed", reply with { Version = version + 1 }, visitor, ports);
    }

    static async Task<IResult> RemoveAsync(string id, HttpRequest request, Visitor visitor, WebPorts ports)
    {
        var cancel = request.HttpContext.RequestAborted;
        var (known, refused) = await ChangeableAsync(id, visitor, ports, cancel);
        if (known is null)
            return refused!;
        var read = new QueryReader(request.Query);
        if (read.Number("version", 1, int.MaxValue) is not { } version)
            return read.Refusal() ?? Problems.Wrong("version", "必须填写");
        if (read.Refusal() is { } wrong)
            return wrong;
        var now = ports.Clock.Now;
        var gone = known with { Version = version + 1, RemovedAt = now, ChangedAt = now, ChangedBy = visitor.User };
        if (await SaveAsync(gone, ports, cancel) is { } stale)
            return stale;
        await AuditAsync("canned.removed", gone, visitor, ports);
        return TypedResults.NoContent();
    }

    /// <summary>Counted for who puts it in, and filled here: what a text may tell is one rule.</summary>
    static async Task<IResult> UseAsync(
        string id, HttpRequest request, Visitor visitor, WebPorts ports, CannedValues canned)
    {
        var cancel = request.HttpContext.RequestAborted;
        if (await SeenAsync(id, visitor, ports, cancel) is not { } reply)
            return Problems.NotFound("该常用语");
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var no = body.Text("ticketNo", TicketNumber.Digits);
        var hotline = body.Text("hotlineCode", 40) ?? reply.HotlineCode;
        if (body.Refusal() is { } wrong)
            return wrong;
        var file = no is null ? null : await TicketSight.FindAsync(no, visitor, ports, cancel);
        if (no is not null && file is null)
            return Problems.Wrong("ticketNo", "没有这张工单");
        if (hotline is not null && !visitor.MaySee(hotline))
            return Problems.NotAllowed("OutOfScope", "您无权查看该热线");
        var values = await canned.OfAsync(file, file?.Ticket.HotlineCode ?? hotline, visitor);
        await ports.CannedReplies.CountAsync(id, visitor.User, ports.Clock.Now, cancel);
        return TypedResults.Ok(new FilledTextShape(CannedFilling.Fill(reply.Text, values)));
    }

    static CannedReply Read(BodyReader body, WebPorts ports, CannedReply before)
    {
        var hotline = body.Text("hotlineCode", 40, required: before.Owner is null);
        if (hotline is not null && ports.Plans().Hotlines.All(one => one.Code != hotline))
            body.Reject("hotlineCode", "没有这条热线");
        var text = Written(body, "text", CannedReply.TextCharactersMax);
        foreach (var word in CannedFilling.Unknown(text))
            body.Reject("text", $"没有占位符{{{word}}}，可用：{string.Join("、", CannedFilling.Words.Select(Braced))}");
        return before with
        {
            HotlineCode = hotline,
            Title = Written(body, "title", CannedReply.TitleCharactersMax),
            Text = text,
            Places = All<CannedPlace>(body, "places"),
            Classes = All<TicketClass>(body, "classes"),
        };
    }

    static string Written(BodyReader body, string field, int charactersMax)
    {
        var text = body.Text(field, charactersMax, required: true)?.Trim() ?? "";
        if (text.Length == 0 && body.Has(field))
            body.Reject(field, "不能为空");
        return text;
    }

    static ImmutableArray<T> All<T>(BodyReader body, string field) where T : struct, Enum
    {
        var words = body.Words(field, Enum.GetValues<T>().Length, 40);
        if (words.Except(Names<T>()).Any())
            body.Reject(field, "应为以下之一或几个：" + string.Join("、", Names<T>()));
        return [.. Enum.GetValues<T>().Where(value => words.Contains(TicketWords.Of(value)))];
    }

    static string Braced(string word) => $"{{{word}}}";

    static string[] Names<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(TicketWords.Of)];

    static T Named<T>(string word) where T : struct, Enum =>
        Enum.GetValues<T>().First(value => TicketWords.Of(value) == word);

    /// <summary>A unit reads of the hotline's only what is written for its results.</summary>
    static bool Sees(Visitor visitor, CannedReply reply) => reply.Owner is { } owner
        ? owner == visitor.User && (reply.HotlineCode is null || visitor.MaySee(reply.HotlineCode))
        : visitor.MaySee(reply.HotlineCode) && (!TicketSight.IsOfUnit(visitor) || reply.IsForUnits);

    static bool MayChange(Visitor visitor, CannedReply reply) =>
        reply.Owner == visitor.User || (reply.Owner is null && visitor.IsAny(RoleSets.CannedWriters));

    static IResult? Refusal(Visitor visitor, CannedReply reply)
    {
        if (reply.Owner is null && !visitor.IsAny(RoleSets.CannedWriters))
            return Problems.NotAllowed("SharedByLeaders", "公共常用语由班长、热线办负责人或管理员编写");
        return reply.HotlineCode is not { } hotline || visitor.MaySee(hotline)
            ? null
            : Problems.NotAllowed("OutOfScope", "您无权查看该热线");
    }

    static async Task<CannedReply?> SeenAsync(
        string id, Visitor visitor, WebPorts ports, CancellationToken cancel) =>
        await ports.CannedReplies.FindAsync(id, cancel) is { } reply && Sees(visitor, reply) ? reply : null;

    static async Task<(CannedReply? Reply, IResult? Refusal)> ChangeableAsync(
        string id, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (await SeenAsync(id, visitor, ports, cancel) is not { } reply)
            return (null, Problems.NotFound("该常用语"));
        return Refusal(visitor, reply) is { } refused ? (null, refused) : (reply, null);
    }

    static async Task<IResult?> SaveAsync(CannedReply reply, WebPorts ports, CancellationToken cancel)
    {
        if (await ports.CannedReplies.TryChangeAsync(reply, cancel))
            return null;
        return await ports.CannedReplies.FindAsync(reply.Id, cancel) is { } other
            ? Problems.Stale(other.Version)
            : Problems.NotFound("该常用语");
    }

    static async Task<IResult> DoneAsync(string what, CannedReply reply, Visitor visitor, WebPorts ports)
    {
        await AuditAsync(what, reply, visitor, ports);
        var uses = (await ports.CannedReplies.ListAsync(visitor.User, reply.HotlineCode, CancellationToken.None))
            .FirstOrDefault(one => one.Reply.Id == reply.Id)?.Uses ?? 0;
        return TypedResults.Ok(CannedReplyShape.Of(reply, uses, true));
    }

    /// <summary>Who puts words into everybody's mouth is written down; what one keeps for himself is not.</summary>
    static Task AuditAsync(string what, CannedReply reply, Visitor visitor, WebPorts ports) => reply.Owner is not null
        ? Task.CompletedTask
        : ports.Audit.AddAsync(
            new AuditRow(ports.Clock.Now, visitor.User, what, reply.Id, reply.Title), CancellationToken.None);
}
