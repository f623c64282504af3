namespace HotlineVoice.Web.Answers;

/// <summary>An answer as it went out, to be given again.</summary>
sealed record RememberedAnswer(string BodyHash, int Status, string? ContentType, string? Location, byte[] Body);

/// <summary>
/// Answers by Idempotency-Key, for 24 hours: a clerk's page or an integrator that sends a POST twice because the line
/// broke gets the first answer again. What was before the last start is the store's.
/// </summary>
/// <remarks>Safe for many threads; the lock is held for dictionary work only.</remarks>
sealed class AnswerBook(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, Entry> _entries = [];
    readonly Queue<(string Key, DateTimeOffset Until)> _ends = new();

    sealed record Entry(string BodyHash, RememberedAnswer? Answer);

    /// <summary>
    /// Reserves a key. True: nobody has used it, go on and then Keep or Release. False: known is the answer that was
    /// given, or null while the first request is still on its way; other says that it came with another body.
    /// </summary>
    public bool TryReserve(string key, string bodyHash, out RememberedAnswer? known, out bool other)
    {
        lock (_lock)
        {
            DropEnded();
            known = null;
            other = false;
            if (_entries.TryGetValue(key, out var entry))
            {
                other = entry.BodyHash != bodyHash;
                known = entry.Answer;
                return false;
            }
            _entries[key] = new Entry(bodyHash, null);
            _ends.Enqueue((key, time.GetUtcNow() + WebLimits.IdempotencyLifetime));
            return true;
        }
    }

    public void Keep(string key, RememberedAnswer answer)
    {
        lock (_lock)
            if (_entries.ContainsKey(key))
                _entries[key] = new Entry(answer.BodyHash, answer);
    }

    /// <summary>The request came to nothing that should be repeated: the key may be used again.</summary>
    public void Release(string key)
    {
        lock (_lock)
            _entries.Remove(key);
    }

    void DropEnded()
    {
        var now = time.GetUtcNow();
        while (_ends.TryPeek(out var end) && (end.Until <= now || _ends.Count > WebLimits.RememberedAnswersMax))
        {
            _ends.Dequeue();
            _entries.Remove(end.Key);
        }
    }
}
