namespace HotlineVoice.Cases.Notices;

/// <summary>Programs of others that are told what happens.</summary>
public interface IWebhookStore
{
    /// <summary>All, in the order of their names.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancel);
    /// <summary>One; null when there is none.</summary>
    Task<Webhook?> FindAsync(string id, CancellationToken cancel);
    /// <summary>Adds it, or puts it in the place of the one with its id.</summary>
    Task PutAsync(Webhook hook, CancellationToken cancel);
    /// <summary>Removes it; what waits for it is withdrawn. False when there is none.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancel);
    /// <summary>What its messages are signed with: it can be made from the server's key alone and is kept nowhere.
    /// </summary>
    string SecretOf(Webhook hook);
}
