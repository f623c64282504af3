using System.Collections.Immutable;

namespace HotlineVoice.Cases.Contacts;

/// <summary>Who came about a matter, across its tickets.</summary>
public interface IMatterLedger
{
    /// <summary>Every contact on this ticket, on those it follows and that follow it, and on those of this cluster, of
    /// one hotline; in any order.</summary>
    Task<ImmutableArray<MatterContact>> ListAsync(
        string hotline, string? ticketNo, string? clusterId, CancellationToken cancel);

    /// <summary>Who this number belongs to, for counting only: the same for the same number of one hotline; nothing can
    /// be read from it. Null for none.</summary>
    string? KeyOf(string hotline, string? phone);
}
