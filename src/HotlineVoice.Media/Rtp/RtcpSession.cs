using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HotlineVoice.Media.Rtp;

/// <summary>One leg's RTCP: when to report, what the peer reported, the way there and back.</summary>
sealed class RtcpSession
{
    readonly byte[] _packet = new byte[RtcpWriter.PacketBytesMax];
    readonly TimeSpan _begins;
    LaneOptions _options;
    RandomNumberGenerator _chance;
    TimeSpan _nextReport;
    uint _peerReport;
    TimeSpan _peerReportAt;
    bool _hasPeerReport;

    public RtcpSession(LaneOptions options, RandomNumberGenerator chance, TimeSpan now)
    {
        _options = options;
        _chance = chance;
        _begins = now;
        _nextReport = now + Interval();
    }

    /// <summary>There and back again, measured by the peer's last report (RFC 3550 §6.4.1).</summary>
    public TimeSpan? RoundTrip { get; private set; }

    /// <summary>How much of what we sent the peer says it lost lately, 0 to 1.</summary>
    public double LossAtPeer { get; private set; }

    /// <summary>Another lane serves it from now on; what is due stays due.</summary>
    public void ServedBy(LaneOptions options, RandomNumberGenerator chance) => (_options, _chance) = (options, chance);

    public bool IsDue(TimeSpan now) => now >= _nextReport;

    /// <summary>Takes a whole compound packet; false if it is none.</summary>
    public bool TryReceive(ReadOnlySpan<byte> bytes, uint ourSource, TimeSpan now)
    {
        if (!RtcpReader.TryRead(bytes, ourSource, out var news))
            return false;
        if (news.SenderTime is { } senderTime)
            (_peerReport, _peerReportAt, _hasPeerReport) = (senderTime, now, true);
        if (news.About is not { } about)
            return true;
        LossAtPeer = about.FractionLost / 256.0;
        var there = (uint)(NtpTime(now) >> 16) - about.Timing.LastReport - about.Timing.SinceLastReport;

        // A nonsense answer must not become a round trip of hours.
        if (about.Timing.LastReport != 0 && there < 65536 * 10)
            RoundTrip = TimeSpan.FromSeconds(there / 65536.0);
        return true;
    }

    /// <summary>Writes the report that is due and sets the time of the next.</summary>
    public ReadOnlySpan<byte> MakeReport(RtpSender sender, RtpReceiver receiver, TimeSpan now)
    {
        _nextReport = now + Interval();
        return _packet.AsSpan(0, WriteReport(sender, receiver, now));
    }

    /// <summary>Writes the last report with its goodbye (RFC 3550 §6.6).</summary>
    public ReadOnlySpan<byte> MakeGoodbye(RtpSender sender, RtpReceiver receiver, TimeSpan now)
    {
        var report = WriteReport(sender, receiver, now);
        return _packet.AsSpan(0, report + RtcpWriter.WriteGoodbye(_packet.AsSpan(report), sender.Source));
    }

    int WriteReport(RtpSender sender, RtpReceiver receiver, TimeSpan now)
    {
        var sending = new RtcpSending(
            sender.Source, NtpTime(now), sender.Timestamp, (uint)sender.PacketsSent, (uint)sender.BytesSent);
        RtcpReception? reception = receiver.HasStream ? receiver.Report(Timing(receiver, now)) : null;
        return RtcpWriter.WriteReport(_packet, sending, reception, _options.CanonicalName);
    }

    RtcpTiming Timing(RtpReceiver receiver, TimeSpan now) => _hasPeerReport
        ? new RtcpTiming(receiver.JitterSamples, _peerReport, (uint)((now - _peerReportAt).TotalSeconds * 65536))
        : new RtcpTiming(receiver.JitterSamples, 0, 0);

    // No wall clock here; RFC 3550 §6.4.1 allows the time since the session began.
    ulong NtpTime(TimeSpan now) => (ulong)((now - _begins).TotalSeconds * 4294967296.0);

    TimeSpan Interval()
    {
        Span<byte> bytes = stackalloc byte[4];
        _chance.GetBytes(bytes);
        var spread = 0.5 + (BinaryPrimitives.ReadUInt32BigEndian(bytes) / (double)uint.MaxValue);
        return _options.ControlInterval * spread;
    }
}
