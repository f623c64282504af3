using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Holding and taking back, ours and theirs, one after the other and at the same moment (RFC 3264 §8.4,
/// RFC 3261 §14).</summary>
public sealed class HoldTests
{
    static readonly Peer Gateway = new("13900139001", "127.0.0.2", 5060);

    readonly Bench _bench = new();
    SipSessionId _session;
    Peer _peer = Peer.Citizen;
    string _tag = "";

    [Theory]
    [InlineData(MediaDirection.SendOnly, "sendonly", "recvonly", MediaDirection.ReceiveOnly)]
    [InlineData(MediaDirection.Inactive, "inactive", "inactive", MediaDirection.Inactive)]
    [InlineData(MediaDirection.SendReceive, "sendrecv", "sendrecv", MediaDirection.SendReceive)]
    public void Our_hold_is_offered_and_their_consent_is_told(
        MediaDirection ours, string offered, string answered, MediaDirection told)
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Offer(ours, 2)));
        Assert.Contains($"a={offered}\r\n", _bench.LastSent);
        var body = Peer.Sdp + $"a={answered}\r\n";
        _bench.Receive(_peer.Answer(_bench.LastSent, 200, body: body), Bench.Trunk);
        Assert.Equal(told, _bench.Single<SipOutput.OfferAnswered>().Answer.Media[0].Direction);
        Assert.StartsWith("ACK ", _bench.LastSent);
    }

    [Theory]
    [InlineData("sendonly", MediaDirection.SendOnly, MediaDirection.ReceiveOnly, "recvonly")]
    [InlineData("inactive", MediaDirection.Inactive, MediaDirection.Inactive, "inactive")]
    public void Their_hold_is_told_and_our_consent_is_sent(
        string offered, MediaDirection told, MediaDirection ours, string answered)
    {
        Talk();
        _bench.Receive(_peer.Invite(2, Peer.Sdp + $"a={offered}\r\n", toTag: _tag), Bench.Trunk);
        Assert.Equal(told, _bench.Single<SipOutput.OfferReceived>().Offer!.Media[0].Direction);
        _bench.Order(new SipOrder.AcceptOffer(_session, Offer(ours, 2)));
        Assert.Contains($"a={answered}\r\n", _bench.LastSent);
        _bench.Receive(_peer.Ack(2, _tag), Bench.Trunk);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
    }

    [Fact]
    public void Our_offer_waits_for_the_ack_of_theirs_and_then_goes_out_at_once()
    {
        Talk();
        _bench.Receive(_peer.Invite(2, toTag: _tag), Bench.Trunk);
        _bench.Order(new SipOrder.AcceptOffer(_session, Offer(MediaDirection.SendReceive, 2)));
        _bench.Order(new SipOrder.Renegotiate(_session, Offer(MediaDirection.SendOnly, 3)));
        Assert.Equal(0, _bench.CountSent("INVITE "));
        _bench.Order(new SipOrder.Renegotiate(_session, Offer(MediaDirection.Inactive, 4)));
        Assert.Equal(491, _bench.Single<SipOutput.OfferRefused>().Status);
        _bench.Receive(_peer.Ack(2, _tag), Bench.Trunk);
        Assert.Contains("a=sendonly\r\n", _bench.LastSent);
        _bench.Receive(_peer.Answer(_bench.LastSent, 200, body: Peer.Sdp), Bench.Trunk);
        _bench.Single<SipOutput.OfferAnswered>();
    }

    [Fact]
    public void An_ack_does_not_shorten_the_wait_after_a_491()
    {
        Called();
        _bench.Order(new SipOrder.Renegotiate(_session, Offer(MediaDirection.SendOnly, 2)));
        _bench.Receive(_peer.Answer(_bench.LastSent, 491), Bench.Trunk);
        _bench.Clear();
        _bench.Receive(_peer.Invite(2, toTag: _tag), Bench.Trunk);
        _bench.Order(new SipOrder.AcceptOffer(_session, Offer(MediaDirection.ReceiveOnly, 3)));
        _bench.Receive(_peer.Ack(2, _tag), Bench.Trunk);
        _bench.Wait(2.09);
        Assert.Equal(0, _bench.CountSent("INVITE "));
        _bench.Wait(1.92);
        Assert.Equal(1, _bench.CountNew("INVITE "));
    }

    [Fact]
    public void Who_began_the_call_waits_between_two_and_four_seconds_and_not_always_the_same()
    {
        Called();
        var waits = new HashSet<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            _bench.Order(new SipOrder.Renegotiate(_session, Offer(MediaDirection.SendOnly, i + 2)));
            _bench.Receive(_peer.Answer(_bench.LastSent, 491), Bench.Trunk);
            var refused = _bench.Now;
            _bench.Clear();
            while (_bench.CountSent("INVITE ") == 0)
            {
                _bench.Wait(_bench.Stack.NextDeadline!.Value - _bench.Now);
            }

            Assert.InRange(_bench.Now - refused, TimeSpan.FromSeconds(2.1), TimeSpan.FromSeconds(4));
            waits.Add(_bench.Now - refused);
            _bench.Receive(_peer.Answer(_bench.LastSent, 200, body: Peer.Sdp), Bench.Trunk);
        }

        Assert.True(waits.Count > 6);
    }

    [Fact]
    public void A_request_for_our_offer_against_our_own_offer_is_491()
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Offer(MediaDirection.SendOnly, 2)));
        _bench.Receive(_peer.Invite(2, body: null, toTag: _tag), Bench.Trunk);
        Assert.Equal(491, _bench.LastStatus);
        Assert.False(_bench.Said<SipOutput.OfferReceived>());
    }

    [Fact]
    public void A_phone_that_is_too_busy_for_our_offer_keeps_the_call()
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Offer(MediaDirection.SendOnly, 2)));
        _bench.Receive(_peer.Answer(_bench.LastSent, 503), Bench.Trunk);
        Assert.Equal(503, _bench.Single<SipOutput.OfferRefused>().Status);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        _bench.Order(new SipOrder.Renegotiate(_session, Offer(MediaDirection.SendOnly, 2)));
        _bench.Receive(new SipPathEvent(SipPathState.Unreachable, Bench.Trunk));
        Assert.Equal(SipEndReason.TransportFailed, _bench.Single<SipOutput.CallEnded>().End.Reason);
    }

    /// <summary>Both hold at the same moment, again and again: both get through, and the last word stands.</summary>
    [Fact]
    public void Two_who_hold_at_the_same_moment_both_get_through() => Prop.ForAll<ushort, byte>((seed, apart) =>
    {
        var network = new Network(seed, delayMost: 60);
        var answers = 0;
        void Serve(Station station, SipOutput said)
        {
            switch (said)
            {
                case SipOutput.CallOffered call:
                    station.Order(new SipOrder.Answer(call.Session, Bench.Offer(41_000)));
                    break;
                case SipOutput.OfferReceived offer:
                    station.Order(new SipOrder.AcceptOffer(offer.Session, Bench.Offer(41_000, 2)));
                    break;
                case SipOutput.OfferAnswered:
                    answers++;
                    break;
            }
        }

        var (caller, callee) = (network.Add("127.0.0.2", 5060, Serve), network.Add("127.0.0.1", 5060, Serve));
        caller.Trust("other", callee);
        callee.Trust("other", caller);
        var session = caller.Stack.NewSession();
        caller.Order(new SipOrder.Dial(
            session, new SipTarget.ToTrunk("other", "12345"), Bench.Offer(), new SipCallerName("8001"),
            TimeSpan.FromSeconds(20)));
        network.Run(2);
        var called = callee.All<SipOutput.CallOffered>().Single().Session;
        caller.Order(new SipOrder.Renegotiate(session, Bench.Offer(version: 2)));
        network.After(TimeSpan.FromMilliseconds(apart % 120), () => callee.Order(
            new SipOrder.Renegotiate(called, Bench.Offer(41_000, 3))));
        network.Run(20);
        var refused = callee.All<SipOutput.OfferRefused>().Count();
        callee.Order(new SipOrder.HangUp(called));
        network.Run(80);
        return answers + refused == 2 && network.Leftovers == 0;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(255));

    static SessionDescription Offer(MediaDirection direction, int version) =>
        OfferAnswer.Offer(Bench.Local(version: version) with { Direction = direction });

    void Talk()
    {
        _bench.Receive(_peer.Invite(), Bench.Trunk);
        _session = _bench.Single<SipOutput.CallOffered>().Session;
        _bench.Order(new SipOrder.Answer(_session, Bench.Offer()));
        _tag = Peer.TagOf(_bench.LastSent);
        _bench.Receive(_peer.Ack(1, _tag), Bench.Trunk);
        _bench.Clear();
    }

    // The same the other way round: we began.
    void Called()
    {
        _session = _bench.Stack.NewSession();
        _bench.Order(new SipOrder.Dial(
            _session, new SipTarget.ToTrunk("city", Gateway.User), Bench.Offer(), new SipCallerName("12345"),
            TimeSpan.FromSeconds(20)));
        var invite = _bench.LastSent;
        _bench.Receive(Gateway.Answer(invite, 200, body: Peer.Sdp), Bench.Trunk);
        _peer = Gateway with { CallId = Peer.Header(invite, "Call-ID"), Tag = "their-tag" };
        _tag = Peer.TagOf(invite, "From");
        _bench.Clear();
    }
}
