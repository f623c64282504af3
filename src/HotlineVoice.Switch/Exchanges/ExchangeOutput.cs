using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Media;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>What the exchange wants done by the loops around it, in order.</summary>
abstract record ExchangeOutput
{
    ExchangeOutput()
    {
    }

    /// <summary>Bytes for the wire; they hold until the next <see cref="Exchange.TryTake"/>.</summary>
    public sealed record Send(SipPath Path, ReadOnlyMemory<byte> Bytes) : ExchangeOutput;

    /// <summary>Connect a stream.</summary>
    public sealed record Open(SipPath Path) : ExchangeOutput;

    /// <summary>Close a stream.</summary>
    public sealed record Close(SipPath Path) : ExchangeOutput;

    /// <summary>Lend this leg a port that reaches the peer; PortOpened or PortRefused is the answer.</summary>
    public sealed record OpenPort(LegId Leg, IPAddress? Peer) : ExchangeOutput;

    /// <summary>The leg's port is no longer needed.</summary>
    public sealed record ClosePort(LegId Leg) : ExchangeOutput;

    /// <summary>An order to one lane.</summary>
    public sealed record LaneDo(int Lane, LaneOrder Order) : ExchangeOutput;

    /// <summary>What pages shall see from now on.</summary>
    public sealed record Show(FloorSnapshot Snapshot) : ExchangeOutput;

    /// <summary>Take a leg with its port to another lane; LegMoved is the answer, and until it comes no lane is given
    /// an
    /// order about this leg but its end. It leaves its bridge.</summary>
    public sealed record MoveLeg(LegId Leg, int FromLane, int ToLane) : ExchangeOutput;

    /// <summary>A file for this recording; comes before the lane is told to record.</summary>
    public sealed record BeginRecording(RecordingId Recording, string Name, int Channels) : ExchangeOutput;

    /// <summary>Remove a recording from the shelf.</summary>
    public sealed record DropRecording(string Name) : ExchangeOutput;

    /// <summary>Read a recording, to be played; RecordingLoaded is the answer.</summary>
    public sealed record LoadRecording(PlayRef Play, string Name) : ExchangeOutput;

    /// <summary>Keep a fact; with a Ref somebody waits for it.</summary>
    public sealed record Keep(KeepRef? Ref, Fact Fact) : ExchangeOutput;

    /// <summary>The answer to a page's order.</summary>
    public sealed record Answered(long Ticket, FloorReply Result) : ExchangeOutput;

    /// <summary>An invariant of ours was broken; the call it belongs to, if any, is being ended.</summary>
    public sealed record Faulted(CallId? Call, Exception Fault) : ExchangeOutput;

    /// <summary>A source is no longer heard for a while.</summary>
    public sealed record SourceBanned(IPAddress Source, TimeSpan For) : ExchangeOutput;

    /// <summary>A call could not be taken because there was no port.</summary>
    public sealed record NoPort : ExchangeOutput;
}
