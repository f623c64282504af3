namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>What a program has printed on one stream so far, and a way to wait for a line of it.</summary>
sealed class Transcript
{
    readonly Lock _gate = new();
    readonly List<string> _lines = [];
    readonly List<(Predicate<string> Match, int Nth, TaskCompletionSource<string> Found)> _waiting = [];
    bool _ended;

    public string Text
    {
        get
        {
            lock (_gate)
                return string.Join('\n', _lines);
        }
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    /// <summary>
    /// The first line, past or to come, that matches, or the nth; fails when the stream ends without one.
    /// </summary>
    public Task<string> LineAsync(Predicate<string> match, TimeSpan limit, int nth = 1)
    {
        lock (_gate)
        {
            if (Nth(match, nth) is { } line)
                return Task.FromResult(line);
            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_ended)
                found.SetException(Missing());
            else
                _waiting.Add((match, nth, found));
            return found.Task.WaitAsync(limit);
        }
    }

    public async Task ReadAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
            Add(line);
        lock (_gate)
        {
            _ended = true;
            foreach (var (_, _, found) in _waiting)
                found.TrySetException(Missing());
        }
    }

    void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
            foreach (var (match, nth, found) in _waiting.Where(waiting => waiting.Match(line)))
            {
                if (Nth(match, nth) is { } awaited)
                    found.TrySetResult(awaited);
            }

            _waiting.RemoveAll(waiting => waiting.Found.Task.IsCompleted);
        }
    }

    string? Nth(Predicate<string> match, int nth) => _lines.Where(line => match(line)).ElementAtOrDefault(nth - 1);

    InvalidOperationException Missing() =>
        new($"The program ended without the line that was waited for. It said:\n{string.Join('\n', _lines)}");
}
