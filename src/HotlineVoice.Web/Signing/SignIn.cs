using System.Collections.Concurrent;

namespace HotlineVoice.Web.Signing;

/// <summary>How a sign-in went.</summary>
abstract record SignInOutcome
{
    SignInOutcome()
    {
    }

    /// <summary>Too many from this address, or too many at once.</summary>
    public sealed record TooMany : SignInOutcome;
    /// <summary>Wrong name, wrong password or a locked account: all alike.</summary>
    public sealed record Wrong : SignInOutcome;
    /// <summary>Signed in; the secret goes into the cookie.</summary>
    public sealed record Signed(string Secret) : SignInOutcome;
}

/// <summary>
/// Checks passwords, few at a time and not too many from one address. Locking an account after wrong passwords is the
/// store's, because it must outlive a restart.
/// </summary>
sealed class SignIn(WebPorts ports, SessionBook sessions) : IDisposable
{
    readonly SemaphoreSlim _checks = new(WebLimits.PasswordChecksAtOnce);
    readonly ConcurrentDictionary<string, Window> _windows = new();
    int _waiting;

    sealed class Window(DateTimeOffset begun)
    {
        public DateTimeOffset Begun { get; } = begun;
        public int Count;
    }

    public async Task<SignInOutcome> TryAsync(string address, string user, string password, CancellationToken cancel)
    {
        if (!IsWithinRate(address))
            return new SignInOutcome.TooMany();
        if (Interlocked.Increment(ref _waiting) > WebLimits.PasswordChecksWaitingMax)
        {
            Interlocked.Decrement(ref _waiting);
            return new SignInOutcome.TooMany();
        }
        try
        {
            await _checks.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        try
        {
            if (!await ports.People.VerifyAsync(user, password, cancel))
                return new SignInOutcome.Wrong();
        }
        finally
        {
            _checks.Release();
        }
        return sessions.Open(user) is { } secret ? new SignInOutcome.Signed(secret) : new SignInOutcome.TooMany();
    }

    public void Dispose() => _checks.Dispose();

    bool IsWithinRate(string address)
    {
        var now = ports.Time.GetUtcNow();
        if (_windows.Count >= WebLimits.SignInAddressesMax)
            foreach (var old in _windows.Where(entry => IsOver(entry.Value, now)))
                _windows.TryRemove(old);
        var key = _windows.Count >= WebLimits.SignInAddressesMax && !_windows.ContainsKey(address) ? "" : address;
        var window = _windows.AddOrUpdate(
            key, _ => new Window(now), (_, known) => IsOver(known, now) ? new Window(now) : known);
        return Interlocked.Increment(ref window.Count) <= WebLimits.SignInsPerAddress;
    }

    static bool IsOver(Window window, DateTimeOffset now) => now - window.Begun > WebLimits.SignInWindow;
}
