using HotlineVoice.Hotline;

namespace HotlineVoice.Web.Shapes;

/// <summary>A queue as the API shows it.</summary>
public sealed record QueueShape(string Id, string Title, IReadOnlyList<WaitingShape> Waiting)
{
    public required int SeatsReady { get; init; }
    public required int SeatsTalking { get; init; }
    /// <summary>0 when nobody waits.</summary>
    public required double LongestWaitSeconds { get; init; }
    /// <summary>Left out when nobody serves it.</summary>
    public double? ExpectedWaitSeconds { get; init; }

    /// <summary>As it stands at this instant of the domain's clock, by which callers came.</summary>
    internal static QueueShape Of(QueueStanding one, DateTimeOffset now) =>
        new(one.Id, one.Title, [.. one.Waiting.Select(WaitingShape.Of)])
        {
            SeatsReady = one.SeatsReady,
            SeatsTalking = one.SeatsTalking,
            LongestWaitSeconds = one.Waiting.Select(caller => Seconds(now - caller.Since)).DefaultIfEmpty(0).Max(),
            ExpectedWaitSeconds = one.ExpectedWait is { } wait ? Seconds(wait) : null,
        };

    static double Seconds(TimeSpan time) => Math.Max(0, Math.Round(time.TotalSeconds, 3));
}

/// <summary>One who waits in a queue.</summary>
public sealed record WaitingShape(string CallId, int Position, DateTimeOffset Since, int Priority)
{
    internal static WaitingShape Of(WaitingCaller one) => new(one.Call.Value, one.Position, one.Since, one.Priority);
}

/// <summary>A trunk: how many calls it carries, how many it could, whether its far side answers.</summary>
public sealed record TrunkShape(string Name, int Calls, int? CallsMax, bool? Reachable)
{
    internal static TrunkShape Of(TrunkStanding one) => new(one.Name, one.Calls, one.CallsMax, one.Reachable);
}
