using System.Security.Cryptography;
using HotlineVoice.Media.Bridges;
using HotlineVoice.Media.Codecs;
using HotlineVoice.Media.Digits;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Rtp;

namespace HotlineVoice.Media.Legs;

/// <summary>One peer: all that is known of him in one object,
/// so that a leg can be given to another lane as it is.</summary>
sealed partial class Leg : IVoice
{
    const int FrameSamples = RtpSender.FrameSamples;

    readonly RtpSender _sender;
    readonly RtpReceiver _receiver = new();
    readonly RtcpSession _control;
    LaneOptions _lane;
    LaneCounters _counters;
    HeardQueue _heard;
    RandomNumberGenerator _chance;
    LegOptions _options;
    AudioCodec _codec;

    public Leg(LegId id, LegOptions options, LegPlace place, TimeSpan now)
    {
        Id = id;
        (_lane, _counters, _heard, _chance) = place;
        _sender = new RtpSender(_chance);
        _control = new RtcpSession(_lane, _chance, now);
        _options = options;
        _codec = CodecCatalogue.Pcma;
        Change(options, now);
    }

    public LegId Id { get; }

    /// <summary>Which sub-tick of a frame serves it.</summary>
    public int Phase { get; set; }

    public Bridge? Bridge { get; set; }

    public Player? Player { get; private set; }

    public Recorder? Recorder { get; private set; }

    public LegFigures Figures => new(
        _sender.PacketsSent,
        _receiver.PacketsReceived,
        _receiver.PacketsLost,
        TimeSpan.FromSeconds(_receiver.JitterSamples / (double)AudioCodec.SampleRateHertz),
        _receiver.Delay,
        _control.RoundTrip,
        _control.LossAtPeer);

    public void Change(LegOptions options, TimeSpan now)
    {
        if (!CodecCatalogue.TryFind(options.Codec, out var codec))
            throw new ArgumentException($"No codec is called {options.Codec}.", nameof(options));
        if (codec != _codec || options.PacketTime != _options.PacketTime)
            _sender.DropPart();
        _codec = codec;
        _options = options;
        _sender.UsePacketTime(options.PacketTime);
        _receiver.Latch.Negotiate(options.Remote, options.Symmetric);
        _peerHeardAt = now;
        _silenceIsSaid = false;
    }

    /// <summary>Another lane serves it from now on.</summary>
    public void ServedBy(LegPlace place)
    {
        (_lane, _counters, _heard, _chance) = place;
        _control.ServedBy(_lane, _chance);
    }

    public void Play(Player player, TimeSpan now)
    {
        EndPlay(PlayEnd.Cut, now);
        Player = player;
    }

    public void EndPlay(PlayEnd end, TimeSpan now)
    {
        if (Player is null)
            return;
        _heard.Add(new Heard(HeardKind.PlayEnded, Id, Player.Id, End: end, At: now));
        Player = null;
    }

    public void SendDigits(string digits, TimeSpan each) => _digitSender.Add(digits, each);

    public void Record(Recorder recorder) => Recorder = recorder;

    public void EndRecording(RecordingEnd why, TimeSpan now, char digit = '\0')
    {
        if (Recorder is null)
            return;
        var ended = new Heard(
            HeardKind.RecordingEnded, Id, Recording: Recorder.Id, Digit: digit, At: now, Why: why);
        _heard.AddEnd(ended, Recorder);
        Recorder = null;
    }

    /// <summary>The leg is over for the exchange; its goodbye is still to be sent.</summary>
    public void Close(TimeSpan now)
    {
        EndPlay(PlayEnd.Cut, now);
        EndRecording(RecordingEnd.LegGone, now);
        Bridge?.Leave(this);
    }
}

/// <summary>What a leg shares with the lane that serves it.</summary>
sealed record LegPlace(LaneOptions Options, LaneCounters Counters, HeardQueue Heard, RandomNumberGenerator Chance);
