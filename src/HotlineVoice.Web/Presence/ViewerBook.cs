namespace HotlineVoice.Web.Presence;

/// <summary>
/// Who has which ticket open, by a short lease that his page renews: who does not renew has gone, whatever became of
/// his browser. In memory, since nothing rests on it: after a restart pages say it anew within seconds, and of two
/// servers each knows its own.
/// </summary>
sealed class ViewerBook(TimeProvider time)
{
    readonly Lock _lock = new();
    readonly Dictionary<string, Dictionary<string, (Viewing Who, long Until)>> _open = new(StringComparer.Ordinal);

    /// <summary>He looks at it, or still does.</summary>
    public void Look(string ticketNo, Viewing who)
    {
        var until = time.GetTimestamp() + Ticks(WebLimits.ViewingLease);
        lock (_lock)
        {
            if (_open.Count >= WebLimits.ViewedTicketsMax)
                Forget();
            if (!_open.TryGetValue(ticketNo, out var viewers))
                _open[ticketNo] = viewers = new(StringComparer.Ordinal);
            viewers[who.User] = (who, until);
        }
    }

    /// <summary>He looks no more.</summary>
    public void Leave(string ticketNo, string user)
    {
        lock (_lock)
            if (_open.TryGetValue(ticketNo, out var viewers) && viewers.Remove(user) && viewers.Count == 0)
                _open.Remove(ticketNo);
    }

    /// <summary>Everybody else who looks now, by name.</summary>
    public IReadOnlyList<Viewing> Others(string ticketNo, string user)
    {
        var now = time.GetTimestamp();
        lock (_lock)
            return _open.TryGetValue(ticketNo, out var viewers)
                ? [.. viewers.Values.Where(one => one.Until > now && one.Who.User != user).Select(one => one.Who)
                    .OrderBy(who => who.Name, StringComparer.Ordinal)]
                : [];
    }

    /// <summary>Those whose pages went away without a word.</summary>
    void Forget()
    {
        var now = time.GetTimestamp();
        foreach (var (ticketNo, viewers) in _open.ToList())
        {
            foreach (var (user, one) in viewers.ToList())
                if (one.Until <= now)
                    viewers.Remove(user);
            if (viewers.Count == 0)
                _open.Remove(ticketNo);
        }

        // A crowd that looks at more tickets than there are people is no crowd of people.
        if (_open.Count >= WebLimits.ViewedTicketsMax)
            _open.Clear();
    }

    long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
