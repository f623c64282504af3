namespace HotlineVoice.Switch.Loops;

/// <summary>Rouses a loop that sleeps until its next deadline. Rousing it twice, or while it is awake, is
/// harmless.</summary>
sealed class Wakeup : IDisposable
{
    // An idle loop turns once in this time, which costs nothing and bounds what a lost wake-up could.
    static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);
    readonly ManualResetEventSlim _roused = new(false, spinCount: 0);

    public void Rouse() => _roused.Set();

    /// <summary>Sleeps until roused or until the deadline; a sleeper that was roused meanwhile does not
    /// sleep.</summary>
    public void Sleep(TimeSpan? longest)
    {
        var rest = longest is { } asked && asked < _longest ? asked : _longest;
        if (rest > TimeSpan.Zero)
            _roused.Wait((int)Math.Ceiling(rest.TotalMilliseconds));
        _roused.Reset();
    }

    public void Dispose() => _roused.Dispose();
}
