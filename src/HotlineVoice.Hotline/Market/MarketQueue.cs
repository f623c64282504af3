namespace HotlineVoice.Hotline.Market;

/// <summary>What the market remembers of one queue, whichever plan its callers came with.</summary>
sealed class MarketQueue(string id)
{
    internal string Id { get; } = id;
    internal TalkTimes Talks { get; } = new();
    /// <summary>Callers who wait, those included who are being offered.</summary>
    internal int Waiting { get; set; }
    /// <summary>Number of the seat that was asked last.</summary>
    internal string? LastAsked { get; set; }
    /// <summary>Last position given out while places are counted anew.</summary>
    internal int Counted { get; set; }
}

/// <summary>How long a talk takes: the mean of the last fifty.</summary>
sealed class TalkTimes
{
    internal const int CountMax = 50;

    /// <summary>Counts as the first talk, so that one short call at the start says little.</summary>
    internal static readonly TimeSpan Usual = TimeSpan.FromSeconds(180);

    readonly Queue<TimeSpan> _last = new([Usual]);
    TimeSpan _sum = Usual;

    internal TimeSpan Mean => _sum / _last.Count;

    internal void Add(TimeSpan talk)
    {
        if (_last.Count == CountMax)
            _sum -= _last.Dequeue();
        _last.Enqueue(talk);
        _sum += talk;
    }

    /// <summary>What the caller at this position will wait with so many seats: whole seconds, rounded up.</summary>
    internal TimeSpan? Expect(int position, int seats) =>
        seats == 0 ? null : TimeSpan.FromSeconds(Math.Ceiling(Mean.TotalSeconds * position / seats));
}
