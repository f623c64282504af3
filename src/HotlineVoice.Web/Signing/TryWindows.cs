using System.Collections.Concurrent;

namespace HotlineVoice.Web.Signing;

/// <summary>Counts tries by key, in windows that begin with a key's first try. Forgotten at a restart.</summary>
/// <param name="time">Real time.</param>
/// <param name="window">How long a try counts, at most.</param>
/// <param name="most">So many are allowed in it.</param>
/// <param name="keysMax">Keys counted at one time; beyond, all others share one count.</param>
sealed class TryWindows(TimeProvider time, TimeSpan window, int most, int keysMax)
{
    readonly ConcurrentDictionary<string, Window> _windows = new();

    sealed class Window(DateTimeOffset begun)
    {
        public DateTimeOffset Begun { get; } = begun;
        public int Count;
    }

    /// <summary>Counts one; false when it is one too many.</summary>
    public bool Take(string key)
    {
        var now = time.GetUtcNow();
        if (_windows.Count >= keysMax)
            foreach (var old in _windows.Where(entry => IsOver(entry.Value, now)))
                _windows.TryRemove(old);
        var counted = _windows.AddOrUpdate(
            Shared(key), _ => new Window(now), (_, known) => IsOver(known, now) ? new Window(now) : known);
        return Interlocked.Increment(ref counted.Count) <= most;
    }

    /// <summary>Whether another would be one too many; counts nothing.</summary>
    public bool IsFull(string key) => _windows.TryGetValue(Shared(key), out var known)
        && !IsOver(known, time.GetUtcNow()) && Volatile.Read(ref known.Count) >= most;

    string Shared(string key) => _windows.Count >= keysMax && !_windows.ContainsKey(key) ? "" : key;

    bool IsOver(Window counted, DateTimeOffset now) => now - counted.Begun > window;
}
