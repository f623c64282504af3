using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// What of tickets somebody may see: the cores' <see cref="Disclosure"/>, within the hotlines that are his.
/// </summary>
static class TicketSight
{
    /// <summary>Works for a unit and not for the hotline.</summary>
    public static bool IsOfUnit(Visitor visitor) =>
        visitor.IsAny(RoleSets.Units) && !visitor.IsAny(RoleSets.TicketOffice);

    /// <summary>Works with callers, and not only with what became of their matters.</summary>
    public static bool SeesCallers(Visitor visitor) =>
        visitor.IsAny(RoleSets.CallerOffice);

    public static bool MaySee(Visitor visitor, TicketFile file) =>
        Of(visitor, file, file.Ticket.CreatedAt, isUnmasked: false).File is not null;

    /// <summary>The whole ticket of this number, when he may see it.</summary>
    public static async Task<TicketFile?> FindAsync(
        string no, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        var file = TicketNumber.IsWellFormed(no) ? await ports.Tickets.FindAsync(no, cancel) : null;
        return file is not null && MaySee(visitor, file) ? file : null;
    }

    /// <summary>The ticket as he may see it; its file is null when he may not. Unmasked: he has said why, and it is
    /// written down.</summary>
    public static Disclosure Of(Visitor visitor, TicketFile file, DateTimeOffset now, bool isUnmasked)
    {
        if (!visitor.IsAny(RoleSets.TicketReaders) || !visitor.MaySee(file.Ticket.HotlineCode))
            return new Disclosure(null, IdentitySight.Hidden);
        var seen = visitor.IsAny(RoleSets.TicketWatchers) && !visitor.IsAny(RoleSets.Units)
            && Disclosure.Of(file, visitor.Actor, now) is { File: null }
            // Of quality and administration: without a say in who is unlocked.
            ? Disclosure.OfWatcher(file, visitor.IsAny(RoleSets.Unmaskers))
            : Disclosure.Of(file, visitor.Actor, now);
        return isUnmasked && seen.Sight == IdentitySight.Masked && !IsOfUnit(visitor)
            ? seen with { Sight = IdentitySight.Clear }
            : seen;
    }

    /// <summary>张**; of a name of one character nothing is left.</summary>
    public static string MaskName(string name) =>
        name.Length <= 1 ? "*" : name[..1] + new string('*', Math.Min(name.Length - 1, 2));
}
