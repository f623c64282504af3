using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HotlineVoice.Media;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;
using HotlineVoice.Media.Sound;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Switch.Callers;

/// <summary>
/// A telephone made of our own stack and lane, as pure as they are: for the test caller and the demo over real sockets,
/// for the town under a virtual clock. It places one call at a time and keeps all that it hears.
/// </summary>
sealed partial class Telephone
{
    const string Server = "server";
    static readonly TimeSpan _noAnswerAfter = TimeSpan.FromSeconds(60);
    static readonly TimeSpan _keyLength = TimeSpan.FromMilliseconds(120);
    static readonly LegId _leg = new(1);

    readonly TelephoneOptions _options;
    readonly SipStack _stack;
    readonly Lane _lane;
    readonly List<short> _heard = [];
    readonly SipPath _path;
    SipSessionId _session;
    SessionDescription? _offer;
    SipSessionId? _offered;
    long _lastPlay;
    long _lastRecording;
    bool _hasLeg;
    int _version = 1;

    public Telephone(TelephoneOptions options, RandomNumberGenerator chance)
    {
        _options = options;
        _path = new SipPath(SipTransport.Udp, options.Sip, options.Server);
        _stack = new SipStack(new SipOptions
        {
            Domain = options.Domain,
            Listen = [new SipListen(SipTransport.Udp, options.Sip)],
            UserAgent = "HotlineVoice-caller",
            Times = options.Times,
        }, chance);
        _lane = new Lane(new LaneOptions(), chance);
        Registration = new SeatRegistration(options, chance);
        SipUri.TryParse($"sip:{options.Server}", out var uri);
        _stack.Order(new SipOrder.SetTrunks([new SipTrunk
        {
            Name = Server,
            From = new IPNetwork(options.Server.Address, options.Server.Address.GetAddressBytes().Length * 8),
            To = uri,
            ToAddress = options.Server,
            Username = options.Password is null ? null : options.Number,
            Password = options.Password,
            Realm = options.Domain,
        }]), TimeSpan.Zero);
    }

    public TelephoneOptions Options => _options;

    public TelephoneState State { get; private set; }

    /// <summary>The status that refused the call, or 200.</summary>
    public int Status { get; private set; }

    public SipEnd? End { get; private set; }

    /// <summary>Who called last, as the telephone would show it.</summary>
    public SipCallDetails? Offered { get; private set; }

    /// <summary>How a transfer goes that was asked for; 0 while nothing was reported.</summary>
    public int TransferStatus { get; private set; }

    public TimeSpan DialledAt { get; private set; }

    public TimeSpan TalkingSince { get; private set; }

    public TimeSpan EndedAt { get; private set; }

    /// <summary>What was said last is over.</summary>
    public bool IsSilent { get; private set; } = true;

    /// <summary>Everything heard since the call was answered, 8 kHz; up to 200 ms late.</summary>
    public ReadOnlySpan<short> Heard => CollectionsMarshal.AsSpan(_heard);

    public LegFigures Figures => _lane.TryMeasure(_leg, out var figures) ? figures : _lastFigures;

    public TimeSpan NextTick => _lane.NextDeadline;

    /// <summary>How its registration as a seat stands.</summary>
    public SeatRegistration Registration { get; }

    public void Register(TimeSpan now) => Registration.Begin(now);

    public void Dial(string number, TimeSpan now)
    {
        _offer = OfferAnswer.Offer(OurSound());
        _session = _stack.NewSession();
        (State, DialledAt) = (TelephoneState.Calling, now);
        (Status, End) = (0, null);
        Dial(_session, number, now);
    }

    /// <summary>Takes the call that rings.</summary>
    public void Answer(TimeSpan now)
    {
        if (_offered is not { } session || _offer is null
            || !OfferAnswer.TryAnswer(_offer, OurSound(), out var answer, out var audio))
            return;
        (_session, _offered) = (session, null);
        _stack.Order(new SipOrder.Answer(session, answer), now);
        Talk(audio, now);
    }

    public void HangUp(TimeSpan now) => _stack.Order(new SipOrder.HangUp(_session), now);

    /// <summary>Refuses the call that rings.</summary>
    public void Refuse(TimeSpan now)
    {
        if (_offered is { } session)
            _stack.Order(new SipOrder.Refuse(session, 486), now);
    }

    /// <summary>Asks the server to give its peer to another number (REFER).</summary>
    public void Transfer(string number, TimeSpan now)
    {
        TransferStatus = 0;
        _stack.Order(new SipOrder.AskTransfer(_session, number), now);
    }

    /// <summary>Presses keys; a comma is half a second's pause.</summary>
    public void Press(string keys, TimeSpan now) =>
        _lane.Order(new LaneOrder.SendDigits(_leg, keys, _keyLength), now);

    public void Say(Prompt words, TimeSpan now)
    {
        IsSilent = false;
        _lane.Order(new LaneOrder.PlayPrompt(new PlayId(++_lastPlay), _leg, words), now);
    }

    /// <summary>Hums one tone, by which others know who speaks.</summary>
    public void Hum(double hertz, TimeSpan length, TimeSpan now)
    {
        IsSilent = false;
        _lane.Order(new LaneOrder.PlayTone(new PlayId(++_lastPlay), _leg, ToneShape.Hum(hertz, length)), now);
    }

    public void BeSilent(TimeSpan now) => _lane.Order(new LaneOrder.StopPlay(new PlayId(_lastPlay)), now);

    /// <summary>Offers anew: hold the server, or speak with it again.</summary>
    public void Renegotiate(MediaDirection direction, TimeSpan now)
    {
        _version++;
        _offer = OfferAnswer.Offer(OurSound() with { Direction = direction });
        _stack.Order(new SipOrder.Renegotiate(_session, _offer), now);
    }

    LocalAudio OurSound() => new(
        _options.Sound,
        [
            AudioFormat.Static(8)!,
            AudioFormat.Static(0)!,
            .. _options.HasNoEvents ? [] : new[] { new AudioFormat(101, "telephone-event", 8_000) },
        ],
        MediaDirection.SendReceive,
        SessionId: 1,
        _version);
}
