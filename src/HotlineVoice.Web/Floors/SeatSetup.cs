using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Floors;

/// <summary>Adds, replaces and removes seats; each is written down before it is done.</summary>
sealed class SeatSetup(WebPorts ports, WebOptions options, SeatBook book, Following following)
{
    /// <summary>The fields that say whose the seat is and what it serves, over those of the seat given.</summary>
    public async Task<Seat> ReadAsync(BodyReader body, Seat seat, CancellationToken cancel)
    {
        var user = body.Text("user", WebLimits.NameCharactersMax);
        if (user is not null && await ports.People.FindAsync(user, cancel) is null)
            body.Reject("user", "没有这个用户");
        var queues = body.Words("queues", WebLimits.SeatEntriesMax, WebLimits.NameCharactersMax);
        var known = ports.Plans().Queues;
        foreach (var queue in queues.Where(queue => known.All(one => one.Id != queue)))
            body.Reject("queues", $"没有队列 {queue}");
        var skills = body.Levels("skills", WebLimits.SeatEntriesMax, WebLimits.NameCharactersMax);
        return seat with { User = user, Queues = queues, Skills = skills };
    }

    public Seat WithPassword(Seat seat, string password) => seat.WithPassword(options.SipDomain, password);

    public async Task<IResult> AddAsync(Seat seat, Visitor visitor, CancellationToken cancel)
    {
        if (OutOfScope(seat, visitor) is { } refusal)
            return refusal;
        if ((await book.ReadAsync(cancel)).Find(seat.No) is not null)
            return Problems.Conflict("Exists", "已有该坐席");
        await AuditAsync("seat.added", seat.No, visitor, cancel);
        await ports.Seats.PutAsync(seat, cancel);
        // The floor learns of it a moment later; who asks for its state next must not be told that there is none.
        var standing = await following.SeatAsync(seat.No, known => known is not null, cancel);
        var shown = (await book.ReadAsync(cancel)).Show(seat, standing);
        return TypedResults.Created($"/api/v1/seats/{seat.No}", shown);
    }

    /// <summary>Everything is as it is said now, but a password that is not said stays.</summary>
    public async Task<IResult> ReplaceAsync(
        Seat wanted, string? password, Visitor visitor, CancellationToken cancel)
    {
        if ((await book.ReadAsync(cancel)).Find(wanted.No) is not { } known || !visitor.MaySee(known))
            return Problems.NotFound("该坐席");
        if (OutOfScope(wanted, visitor) is { } refusal)
            return refusal;
        var seat = password is null
            ? wanted with { PasswordMd5 = known.PasswordMd5, PasswordSha256 = known.PasswordSha256 }
            : WithPassword(wanted, password);
        await AuditAsync(password is null ? "seat.changed" : "seat.passwordSet", seat.No, visitor, cancel);
        await ports.Seats.PutAsync(seat, cancel);
        return TypedResults.Ok((await book.ReadAsync(cancel)).Show(seat, ports.View.Standing(seat.No)));
    }

    public async Task<IResult> RemoveAsync(string no, Visitor visitor, CancellationToken cancel)
    {
        if ((await book.ReadAsync(cancel)).Find(no) is not { } known || !visitor.MaySee(known))
            return Problems.NotFound("该坐席");
        await AuditAsync("seat.removed", no, visitor, cancel);
        return await ports.Seats.RemoveAsync(no, cancel) ? TypedResults.NoContent() : Problems.NotFound("该坐席");
    }

    static IResult? OutOfScope(Seat seat, Visitor visitor) =>
        visitor.Hotlines is null || (seat.Queues.Length > 0 && seat.Queues.All(visitor.MaySeeQueue))
            ? null
            : Problems.NotAllowed("OutOfScope", "您只能设置本热线的坐席");

    Task AuditAsync(string what, string no, Visitor visitor, CancellationToken cancel) =>
        ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, visitor.User, what, no, null), cancel);
}
