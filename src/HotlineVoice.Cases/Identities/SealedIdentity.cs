namespace HotlineVoice.Cases.Identities;

/// <summary>A caller whose particulars are locked under a key of their own: whoever holds the ticket, the database or
/// its copy cannot read them without the key's keeper.</summary>
/// <param name="CallerId">Its name; says nothing.</param>
/// <param name="KeyId">Which key opens it.</param>
/// <param name="Ciphertext">The particulars, locked; Base64.</param>
/// <param name="SealedAt">Since when.</param>
public sealed record SealedIdentity(string CallerId, string KeyId, string Ciphertext, DateTimeOffset SealedAt)
{
    /// <summary>Who he is, for counting only: the same for the same person; nothing can be read from it.</summary>
    public string CallerKey { get; init; } = "";
}

/// <summary>Locks and opens identities. Its keys lie outside the database.</summary>
public interface IIdentitySealer
{
    /// <summary>Locks the particulars under a fresh key.</summary>
    SealedIdentity Seal(Caller caller, DateTimeOffset now);
    /// <summary>Opens them; only after <see cref="Unmasking"/> was approved, and the reading is written down first.
    /// </summary>
    Caller Open(SealedIdentity identity);
}
