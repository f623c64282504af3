using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Clocks;
using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Switch.Journals;
using HotlineVoice.Switch.Listeners;
using HotlineVoice.Switch.Recordings;
using HotlineVoice.Switch.RtpPorts;

namespace HotlineVoice.Switch.Loops;

/// <summary>What the exchange's loop reaches the world by.</summary>
sealed record LoopSurroundings
{
    public required Uptime Uptime { get; init; }

    public required IDomainClock Clock { get; init; }

    public required Inbox Inbox { get; init; }

    public required IReadOnlyList<IListener> Listeners { get; init; }

    public required IReadOnlyList<LaneThread> Lanes { get; init; }

    public required SoundAddresses Ports { get; init; }

    public required Journal Journal { get; init; }

    public required RecordingWriter Recordings { get; init; }

    public required IRecordingShelf Shelf { get; init; }

    /// <summary>Takes the floor's answers to pages.</summary>
    public required Action<long, FloorReply> Answered { get; init; }

    /// <summary>What pages see from now on.</summary>
    public required Action<FloorSnapshot> Show { get; init; }
}
