namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>What the callers of a hall tell of their calls. Written on the telephones' thread only.</summary>
sealed class HallTally
{
    const double FramesPerSecond = 50;

    /// <summary>The clerk's number is said, and the goodbye, while nobody hears the other.</summary>
    static readonly TimeSpan _notTalk = TimeSpan.FromSeconds(1.5);

    static readonly TimeSpan _worthHearing = TimeSpan.FromSeconds(4);

    readonly Dictionary<CallerEnd, int> _ends = [];
    readonly List<double> _shares = [];

    /// <summary>How often each end came; none for what did not come.</summary>
    public int this[CallerEnd how] => _ends.GetValueOrDefault(how);

    public int Calls => _ends.Where(end => end.Key != CallerEnd.Refused).Sum(end => end.Value);

    /// <summary>Of each talk that was long enough: the share of it that each heard of the other at least.</summary>
    public IReadOnlyList<double> Shares => _shares;

    public void Add(CallerEnd how, int heard, TimeSpan talk)
    {
        _ends[how] = this[how] + 1;
        if (talk >= _worthHearing)
            _shares.Add(heard / ((talk - _notTalk).TotalSeconds * FramesPerSecond));
    }

    public override string ToString() =>
        string.Join(", ", _ends.OrderBy(end => end.Key).Select(end => $"{end.Key} {end.Value}"));
}
