using HotlineVoice.Cases.Contacts;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;

namespace HotlineVoice.Server.Running;

/// <summary>
/// Ledgers in which nothing stands and nothing can be written. Storage gives the real ones; then this goes.
/// </summary>
sealed class EmptyLedgers : ICallbackStore, IAttemptStore
{
    public Task<Page<CallbackTask>> ListAsync(CallbackQuery query, CancellationToken cancel) =>
        Task.FromResult(new Page<CallbackTask>([], null));

    public Task<CallbackTask?> FindAsync(string id, CancellationToken cancel) => Task.FromResult<CallbackTask?>(null);

    public Task<bool> TryTakeAsync(string id, string seatNo, CancellationToken cancel) => Task.FromResult(false);

    public Task<bool> TryCloseAsync(string id, CancellationToken cancel) => Task.FromResult(false);

    public Task<(IReadOnlyList<ContactAttempt> Items, string? Next)> ListAsync(
        AttemptQuery query, CancellationToken cancel) =>
        Task.FromResult<(IReadOnlyList<ContactAttempt>, string?)>(([], null));

    /// <summary>Says that it cannot, as a store that does not answer: nobody may believe that it was kept.</summary>
    public Task AddAsync(ContactAttempt attempt, CancellationToken cancel) =>
        Task.FromException(new TimeoutException("There is no ledger of attempts yet."));
}
