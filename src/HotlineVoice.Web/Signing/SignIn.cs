using HotlineVoice.Hotline.People;

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
/// Checks passwords, few at a time and not too many from one address. Locking a place out after wrong passwords is the
/// store's, because it must outlive a restart.
/// </summary>
sealed class SignIn(WebPorts ports, SessionBook sessions) : IDisposable
{
    readonly SemaphoreSlim _checks = new(WebLimits.PasswordChecksAtOnce);
    readonly TryWindows _tries = new(
        ports.Time, WebLimits.SignInWindow, WebLimits.SignInsPerAddress, WebLimits.SignInAddressesMax);
    int _waiting;

    /// <summary>Opens a session when the password is his.</summary>
    public async Task<SignInOutcome> TryAsync(
        string user, string password, SignInPlace place, CancellationToken cancel)
    {
        if (await CheckAsync(user, password, place, cancel) is not { } isRight)
            return new SignInOutcome.TooMany();
        if (!isRight)
            return new SignInOutcome.Wrong();
        return await sessions.OpenAsync(user, cancel) is { } secret
            ? new SignInOutcome.Signed(secret)
            : new SignInOutcome.TooMany();
    }

    /// <summary>Whether the password is his; null when there were too many questions to answer this one.</summary>
    public async Task<bool?> CheckAsync(string user, string password, SignInPlace place, CancellationToken cancel)
    {
        if (!_tries.Take(place.Address))
            return null;
        if (Interlocked.Increment(ref _waiting) > WebLimits.PasswordChecksWaitingMax)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
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
            return await ports.People.VerifyAsync(user, password, place, cancel);
        }
        finally
        {
            _checks.Release();
        }
    }

    public void Dispose() => _checks.Dispose();
}
