namespace HotlineVoice.Hotline.Seats;

/// <summary>Seats and the registrations of their telephones.</summary>
public interface ISeatStore
{
    /// <summary>All seats, by number.</summary>
    Task<IReadOnlyList<Seat>> ListAsync(CancellationToken cancel);
    /// <summary>Adds or replaces a seat.</summary>
    Task PutAsync(Seat seat, CancellationToken cancel);
    /// <summary>Removes a seat; false when there was none.</summary>
    Task<bool> RemoveAsync(string no, CancellationToken cancel);
    /// <summary>Registrations that have not ended at this instant.</summary>
    Task<IReadOnlyList<SeatBinding>> BindingsAsync(DateTimeOffset now, CancellationToken cancel);
    /// <summary>A number that grows with every change of seats, people or tokens by whatever process.</summary>
    Task<long> RevisionAsync(CancellationToken cancel);
}
