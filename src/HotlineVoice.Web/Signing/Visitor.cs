using System.Reflection;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Hotline.People;
using HotlineVoice.Hotline.Seats;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Signing;

/// <summary>By what somebody is known.</summary>
enum VisitorProof
{
    Session,
    Token,
}

/// <summary>Who is asking. A route takes one as a parameter; the doorkeeper has found him by then.</summary>
sealed record Visitor(Person Person, VisitorProof Proof)
{
    public string User => Person.User;

    /// <summary>Codes he may see; null for all.</summary>
    public IReadOnlyCollection<string>? Hotlines => Person.Hotlines.IsDefaultOrEmpty ? null : Person.Hotlines;

    /// <summary>As the rules of tickets know him.</summary>
    public TicketActor Actor => new(User, Person.Roles, Person.OrgId);

    public bool IsAny(IEnumerable<Role> roles) => roles.Any(role => Person.Roles.Contains(role.Name));

    /// <summary>What belongs to no hotline is seen only by who sees all.</summary>
    public bool MaySee(string? hotline) => Hotlines is null || (hotline is not null && Hotlines.Contains(hotline));

    /// <summary>A queue is its hotline's; «jn12316/q_consult» begins with the code.</summary>
    public bool MaySeeQueue(string queueId) => MaySee(HotlineOf(queueId));

    /// <summary>A seat is seen by who sees a queue that it serves, and by who sits there.</summary>
    public bool MaySee(Seat seat) => Hotlines is null || seat.User == User || seat.Queues.Any(MaySeeQueue);

    public static string HotlineOf(string queueId) =>
        queueId.IndexOf('/') is var slash and >= 0 ? queueId[..slash] : queueId;

    public static ValueTask<Visitor?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Visitor>());
}
