namespace HotlineVoice.Media.Rtp;

/// <summary>Decides whose packets are the peer's: the negotiated address,
/// or a steady stranger while that one is silent.</summary>
/// <remarks>
/// Packets that anybody sprays at our ports must not be heard (RTP bleed, RTP injection). The negotiated address wins
/// at its first packet, even over a source that was latched before; any other source needs some packets in order, and
/// once it is latched no third one is heard.
/// </remarks>
sealed class SourceLatch
{
    // A foreign source may still be displaced by the negotiated one; after this the socket may be connected to it.
    static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(5);

    RtpAddress _negotiated;
    bool _symmetric;
    RtpAddress _candidate;
    ushort _candidateSequence;
    uint _candidateSource;
    int _candidatePackets;
    TimeSpan _settlesAt;
    bool _settledIsSaid;

    public RtpAddress? Latched { get; private set; }

    /// <summary>Where to send: the peer's true source if it is known.</summary>
    public RtpAddress Destination => Latched ?? _negotiated;

    public void Negotiate(RtpAddress negotiated, bool symmetric)
    {
        if (negotiated == _negotiated && symmetric == _symmetric)
            return;
        _negotiated = negotiated;
        _symmetric = symmetric;
        Latched = null;
        _candidatePackets = 0;
        _settledIsSaid = false;
    }

    public LatchVerdict Judge(in RtpPacket packet, RtpAddress source, TimeSpan now)
    {
        if (Latched == source)
            return LatchVerdict.Peer;
        if (source == _negotiated)
            return Latch(source, now);
        if (Latched is not null || !_symmetric)
            return LatchVerdict.Stranger;
        if (!IsSteady(packet, source))
            return LatchVerdict.OnProbation;
        return Latch(source, now + SettleTime);
    }

    /// <summary>True once for each latched source, when it can no longer be displaced.</summary>
    public bool TryTakeSettled(TimeSpan now, out RtpAddress source)
    {
        source = Latched ?? default;
        if (Latched is null || _settledIsSaid || now < _settlesAt)
            return false;
        _settledIsSaid = true;
        return true;
    }

    LatchVerdict Latch(RtpAddress source, TimeSpan settlesAt)
    {
        Latched = source;
        _settlesAt = settlesAt;
        _settledIsSaid = false;
        return LatchVerdict.NewPeer;
    }

    bool IsSteady(in RtpPacket packet, RtpAddress source)
    {
        var step = (short)(packet.Sequence - _candidateSequence);
        var goesOn = _candidatePackets > 0 && source == _candidate && packet.Source == _candidateSource
            && step is > 0 and < 10;
        _candidatePackets = goesOn ? _candidatePackets + 1 : 1;
        _candidate = source;
        _candidateSource = packet.Source;
        _candidateSequence = packet.Sequence;
        return _candidatePackets >= MediaLimits.ProbationPackets;
    }
}

/// <summary>Whose packet it is.</summary>
enum LatchVerdict
{
    Peer,
    NewPeer,
    OnProbation,
    Stranger,
}
