using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Identities;

/// <summary>Locks the caller of a change before it is kept: from then on his particulars lie nowhere in
/// clear.</summary>
public static class Sealing
{
    /// <summary>The change with its caller sealed; the same when it has none.</summary>
    public static TicketChange Apply(TicketChange change, IIdentitySealer sealer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(sealer);
        return change.File.Caller is not { } caller
            ? change
            : change with { File = change.File with { Caller = null, Sealed = sealer.Seal(caller, now) } };
    }
}
