using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Web.Signing;

/// <summary>How much of a caller is shown.</summary>
enum CallerSight
{
    /// <summary>Nothing, not even masked.</summary>
    Hidden,
    /// <summary>张**, 138****8001.</summary>
    Masked,
    /// <summary>In clear; written down before.</summary>
    Clear,
}

/// <summary>
/// What of tickets somebody may see. A unit sees what was sent to it, and nothing of who asked for confidence: not even
/// half a number, by which a neighbour is known.
/// </summary>
static class TicketSight
{
    /// <summary>Works for a unit and not for the hotline.</summary>
    public static bool IsOfUnit(Visitor visitor) =>
        visitor.IsAny(RoleSets.Units) && !visitor.IsAny(RoleSets.TicketOffice);

    public static bool MaySee(Visitor visitor, TicketFile file) =>
        visitor.IsAny(RoleSets.TicketReaders) && visitor.MaySee(file.Ticket.HotlineCode)
        && (!IsOfUnit(visitor) || file.Assignments.Any(sent => sent.OrgId == visitor.Person.OrgId));

    public static CallerSight Of(Visitor visitor, TicketFile file, bool unmasked)
    {
        if (!IsOfUnit(visitor))
            return unmasked ? CallerSight.Clear : CallerSight.Masked;
        var isTheirs = file.Assignments.Any(sent => sent.OrgId == visitor.Person.OrgId
            && sent.Status is AssignmentStatus.Open or AssignmentStatus.Done);
        return isTheirs && !file.Ticket.Confidential ? CallerSight.Masked : CallerSight.Hidden;
    }

    /// <summary>张**; of a name of one character nothing is left.</summary>
    public static string MaskName(string name) =>
        name.Length <= 1 ? "*" : name[..1] + new string('*', Math.Min(name.Length - 1, 2));
}
