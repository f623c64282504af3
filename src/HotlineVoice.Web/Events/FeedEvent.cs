using System.Text;
using System.Text.Json;
using HotlineVoice.Hotline.Events;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Events;

/// <summary>
/// One event as it goes over the wire (WHATWG HTML §9.2, server-sent events), written once for all readers.
/// </summary>
sealed class FeedEvent
{
    readonly string? _hotline;
    readonly bool _isAlarm;

    FeedEvent(HotlineEvent one, byte[] bytes)
    {
        Seq = one.Seq;
        Bytes = bytes;
        _hotline = one.Hotline;
        _isAlarm = one.Name.StartsWith("alarm.", StringComparison.Ordinal);
    }

    public long Seq { get; }
    public byte[] Bytes { get; }

    public static FeedEvent Of(HotlineEvent one)
    {
        var json = JsonSerializer.Serialize(EventShape.Of(one), HotlineJson.Options);
        return new FeedEvent(one, Encoding.UTF8.GetBytes($"id: {one.Seq}\nevent: {one.Name}\ndata: {json}\n\n"));
    }

    /// <summary>Alarms are for who can do something about them; all else is for who sees the hotline.</summary>
    public bool IsFor(Visitor visitor) =>
        _isAlarm
            ? visitor.IsAny(RoleSets.FloorLeaders)
            : visitor.IsAny(RoleSets.CallReaders) && visitor.MaySee(_hotline);
}

/// <summary>The next events of a reader, or the news that they are no longer kept.</summary>
readonly record struct FeedBatch(IReadOnlyList<FeedEvent> Events, bool Gone, long Oldest);
