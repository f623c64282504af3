using System.Security.Cryptography;
using HotlineVoice.Media.Bridges;
using HotlineVoice.Media.Legs;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Rtp;
using HotlineVoice.Media.Sound;

namespace HotlineVoice.Media;

/// <summary>Hears and speaks for many legs. Packets and orders go in;
/// packets and heard things come out at each sub-tick.</summary>
/// <remarks>
/// One thread calls it. Nothing here reads a clock, opens a socket or allocates per packet. A frame is 20 ms; the
/// legs are spread over the sub-ticks of a frame, so that a thousand packets do not leave in one burst.
/// </remarks>
public sealed partial class Lane
{
    readonly LaneOptions _options;
    readonly LegPlace _place;
    readonly HeardQueue _heard = new();
    readonly Dictionary<LegId, Leg> _legs = [];
    readonly List<Leg>[] _phases;
    readonly List<Leg> _leaving = [];
    readonly Dictionary<BridgeId, Bridge> _bridges = [];
    readonly Dictionary<ToneShape, Prompt> _tones = [];
    PromptLibrary _prompts = PromptLibrary.Empty;
    bool _begun;
    int _phase;

    /// <summary>A lane without legs. Chance gives SSRCs, first sequence numbers and the spread of RTCP (RFC 3550 §8,
    /// §6.2).</summary>
    public Lane(LaneOptions options, RandomNumberGenerator chance)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(chance);
        var phases = (int)(LaneOptions.Frame / options.SubTick);
        if (phases < 1 || phases * options.SubTick != LaneOptions.Frame)
            throw new ArgumentException("A frame must be a whole number of sub-ticks.", nameof(options));
        _options = options;
        _phases = new List<Leg>[phases];
        for (var i = 0; i < phases; i++)
            _phases[i] = [];
        _place = new LegPlace(options, Counters, _heard, chance);
    }

    /// <summary>Uptime of the next sub-tick: call <see cref="Tick{TSink}"/> then.</summary>
    public TimeSpan NextDeadline { get; private set; }

    /// <summary>What was counted so far.</summary>
    public LaneCounters Counters { get; } = new();

    /// <summary>Takes an RTP packet of a leg's socket. Whatever its bytes are, it never throws.</summary>
    public void Receive(LegId leg, ReadOnlySpan<byte> packet, RtpAddress source, TimeSpan now)
    {
        if (IsControl(packet))
        {
            ReceiveControl(leg, packet, source, now);
            return;
        }

        Counters.PacketsReceived++;
        if (_legs.TryGetValue(leg, out var receiver))
            receiver.Receive(packet, source, now);
        else
            Counters.Discard(RtpDiscard.NotReceiving);
    }

    /// <summary>Takes an RTCP packet of a leg's socket. Whatever its bytes are, it never throws.</summary>
    public void ReceiveControl(LegId leg, ReadOnlySpan<byte> packet, RtpAddress source, TimeSpan now)
    {
        Counters.ControlReceived++;
        if (_legs.TryGetValue(leg, out var receiver))
            receiver.ReceiveControl(packet, source, now);
        else
            Counters.Discard(RtpDiscard.NotReceiving);
    }

    /// <summary>Serves every phase that is due; late ones are caught up in order, so that no leg drifts.</summary>
    public void Tick<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        Begin(now);
        _heard.Drain(ref sink);
        SayGoodbyes(now, ref sink);
        ServeOwed(now, ref sink);
        PassWhatIsTooLate(now);
        while (NextDeadline <= now)
        {
            ServePhase(now - NextDeadline, ref sink);
            NextDeadline += _options.SubTick;
            _phase = (_phase + 1) % _phases.Length;
        }

        _heard.Drain(ref sink);
    }

    /// <summary>Measures a leg; false if it is not here. Ask before <see cref="LaneOrder.RemoveLeg"/>.</summary>
    public bool TryMeasure(LegId leg, out LegFigures figures)
    {
        var isHere = _legs.TryGetValue(leg, out var measured);
        figures = isHere ? measured!.Figures : default;
        return isHere;
    }

    // RTCP on a shared port has packet types 192-223,
    // which no payload type with or without marker equals (RFC 5761 §4).
    static bool IsControl(ReadOnlySpan<byte> packet) => packet.Length >= 8 && packet[1] is >= 192 and <= 223;

    // The grid of sub-ticks is anchored once; after that it only ever moves by whole sub-ticks.
    void Begin(TimeSpan now)
    {
        if (_begun)
            return;
        _begun = true;
        NextDeadline = new TimeSpan(now.Ticks - (now.Ticks % _options.SubTick.Ticks));
    }

    void ServePhase<TSink>(TimeSpan lateness, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        var legs = _phases[_phase];
        for (var i = 0; i < legs.Count; i++)
        {
            legs[i].Serve(NextDeadline, ref sink);
            sink.Late(legs[i].Id, lateness);
        }

        if (lateness >= _options.SubTick)
            Counters.FramesLate += legs.Count;
    }

    void PassWhatIsTooLate(TimeSpan now)
    {
        var frames = (now - NextDeadline - MediaLimits.CatchUpMax).Ticks / LaneOptions.Frame.Ticks;
        if (frames <= 0)
            return;
        foreach (var legs in _phases)
        {
            for (var i = 0; i < legs.Count; i++)
                legs[i].Pass(frames);
            Counters.FramesSkipped += frames * legs.Count;
        }

        NextDeadline += frames * LaneOptions.Frame;
    }

    void SayGoodbyes<TSink>(TimeSpan now, ref TSink sink)
        where TSink : ILaneSink, allows ref struct
    {
        foreach (var leg in _leaving)
            leg.SayGoodbye(now, ref sink);
        _leaving.Clear();
    }
}
