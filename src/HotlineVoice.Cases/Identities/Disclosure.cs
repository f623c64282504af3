using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Identities;

/// <summary>How much of a caller is shown.</summary>
public enum IdentitySight
{
    /// <summary>Nothing, not even masked.</summary>
    Hidden = 1,
    /// <summary>Name and number with their middle hidden.</summary>
    Masked = 2,
    /// <summary>In clear; the reading is written down before.</summary>
    Clear = 3,
}

/// <summary>
/// What of a ticket somebody sees. The one place that decides it: a unit sees the matters that were sent to it and,
/// where the caller is protected, nothing by which he could be known; the one complained of sees nothing.
/// </summary>
/// <param name="File">The ticket without what this person may not see; null when he may not see it at all.</param>
/// <param name="Sight">How much of its caller.</param>
public sealed record Disclosure(TicketFile? File, IdentitySight Sight)
{
    static readonly string[] _hotline =
    [
        TicketActor.Agent, TicketActor.Supervisor, TicketActor.Dispatcher, TicketActor.Reviewer, TicketActor.CallerBack,
        TicketActor.Overseer, TicketActor.OfficeHead, TicketActor.Archivist,
    ];

    static readonly string[] _leaders =
    [
        TicketActor.GovernmentOfficeHead, TicketActor.GovernmentLeader, TicketActor.DeputyMagistrate,
        TicketActor.Magistrate,
    ];

    static readonly string[] _units = [TicketActor.UnitHandler, TicketActor.UnitLeader, TicketActor.UnitHead];

    /// <summary>What this person sees now.</summary>
    public static Disclosure Of(TicketFile file, TicketActor actor, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Is(_hotline))
            return file.Sealed is null
                ? new Disclosure(file, IdentitySight.Masked)
                : new Disclosure(file, file.Unmaskings.Any(one => one.Opens(actor.User, now))
                    ? IdentitySight.Clear
                    : IdentitySight.Hidden);
        if (actor.Is(_leaders))
            return new Disclosure(WithoutPerson(file), IdentitySight.Hidden);
        if (!actor.Is(_units) || actor.OrgId is not { } unit || unit == file.Ticket.RespondentOrgId
            || file.Assignments.All(one => one.OrgId != unit))
            return new Disclosure(null, IdentitySight.Hidden);
        var works = file.Assignments.Any(one =>
            one.OrgId == unit && one.Status is AssignmentStatus.Open or AssignmentStatus.Done);
        return works && file is { Sealed: null, Ticket: { Confidential: false, Anonymous: false } }
            ? new Disclosure(file with { Unmaskings = [] }, IdentitySight.Masked)
            : new Disclosure(WithoutPerson(file), IdentitySight.Hidden);
    }

    /// <summary>The matter without the person: neither who he is, nor the call in which he can be heard, nor a sign by
    /// which he could be found on another ticket.</summary>
    public static TicketFile WithoutPerson(TicketFile file) => file with
    {
        Caller = null,
        Sealed = null,
        Unmaskings = [],
        Ticket = file.Ticket with { CallerId = null, CallId = null, VoicemailId = null },
        Contacts = [.. file.Contacts.Select(contact => contact with { CallerKey = "", CallId = null })],
    };
}
