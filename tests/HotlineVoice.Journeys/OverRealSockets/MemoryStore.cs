using HotlineVoice.Journeys.Backstage;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Journeys.OverRealSockets;

/// <summary>Facts and seats in memory, as a store that answers at once.</summary>
sealed class MemoryStore : IFactStore, ISeatStore, ISeatStandingStore
{
    readonly Lock _gate = new();
    readonly Ledger _ledger = new();

    public IReadOnlyList<Seat> Seats { get; init; } = [];

    public Task<IReadOnlyList<SeatStanding>> StandingsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SeatStanding>>([]);

    public T Read<T>(Func<Ledger, T> read)
    {
        lock (_gate)
            return read(_ledger);
    }

    public Task<IReadOnlyList<FactReceipt>> KeepAsync(IReadOnlyList<Fact> facts, CancellationToken cancel)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<FactReceipt>>(
                [.. facts.Select(fact => new FactReceipt(fact.Id, _ledger.Keep(fact)))]);
    }

    public Task<IReadOnlyList<Seat>> ListAsync(CancellationToken cancel) => Task.FromResult(Seats);

    public Task PutAsync(Seat seat, CancellationToken cancel) => Task.CompletedTask;

    public Task<bool> RemoveAsync(string no, CancellationToken cancel) => Task.FromResult(false);

    public Task<IReadOnlyList<SeatBinding>> BindingsAsync(DateTimeOffset now, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SeatBinding>>([]);

    public Task<long> RevisionAsync(CancellationToken cancel) => Task.FromResult(1L);
}
