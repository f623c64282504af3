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

    /// <summary>May see who a caller is who did not ask for protection, when they say why.</summary>
    static readonly string[] _unmaskers = [TicketActor.Agent, TicketActor.Supervisor];

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
        {
            var opens = file.Sealed is null
                ? actor.Is(_unmaskers)
                : file.Unmaskings.Any(one => one.Opens(actor.User, now));
            return new Disclosure(
                new BesideSight(true, true, opens, true, null).Of(file),
                file.Sealed is null ? IdentitySight.Masked : opens ? IdentitySight.Clear : IdentitySight.Hidden);
        }

        if (actor.Is(_leaders))
            return new Disclosure(
                new BesideSight(false, true, false, true, null).Of(WithoutPerson(file)), IdentitySight.Hidden);
        if (!actor.Is(_units) || actor.OrgId is not { } unit || unit == file.Ticket.RespondentOrgId
            || file.Assignments.All(one => one.OrgId != unit))
            return new Disclosure(null, IdentitySight.Hidden);
        var works = file.Assignments.Any(one =>
            one.OrgId == unit && one.Status is AssignmentStatus.Open or AssignmentStatus.Done);
        // Who gave it back reads what he sent himself, and no longer what is shared with those who handle it.
        var beside = new BesideSight(false, works, false, false, unit).Of(file);
        return works && file is { Sealed: null, Ticket: { Confidential: false, Anonymous: false } }
            ? new Disclosure(beside with { Unmaskings = [] }, IdentitySight.Masked)
            : new Disclosure(WithoutPerson(beside), IdentitySight.Hidden);
    }

    /// <summary>What the hotline sees, for who has no say in it: quality and administration. Of a protected caller
    /// nothing, and of the hotline's own notes about him nothing either.</summary>
    public static Disclosure OfWatcher(TicketFile file, bool mayUnmask)
    {
        ArgumentNullException.ThrowIfNull(file);
        var isOpen = file.Sealed is null;
        return new Disclosure(
            new BesideSight(isOpen, true, isOpen && mayUnmask, true, null).Of(file) with { Unmaskings = [] },
            isOpen ? IdentitySight.Masked : IdentitySight.Hidden);
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
