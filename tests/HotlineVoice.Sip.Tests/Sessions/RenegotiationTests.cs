namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>New offers inside a call and session timers (RFC 3261 §14, RFC 3311, RFC 4028).</summary>
public sealed class RenegotiationTests
{
    readonly Bench _bench = new();
    readonly Peer _citizen = Peer.Citizen;
    SipSessionId _session;
    string _tag = "";

    [Fact]
    public void Their_reinvite_is_offered_answered_and_confirmed_without_a_new_call()
    {
        Talk();
        _bench.Receive(_citizen.Invite(2, toTag: _tag), Bench.Trunk);
        Assert.NotNull(_bench.Single<SipOutput.OfferReceived>().Offer);
        _bench.Order(new SipOrder.AcceptOffer(_session, Bench.Offer(version: 2)));
        Assert.Equal(200, _bench.LastStatus);
        _bench.Receive(_citizen.Ack(2, _tag), Bench.Trunk);
        _bench.Clear();
        _bench.Wait(64);
        Assert.Empty(_bench.Sent);
        Assert.False(_bench.Said<SipOutput.CallConfirmed>());
    }

    [Fact]
    public void A_refused_reinvite_leaves_the_call_as_it_was()
    {
        Talk();
        _bench.Receive(_citizen.Invite(2, toTag: _tag), Bench.Trunk);
        _bench.Order(new SipOrder.RejectOffer(_session));
        Assert.Equal(488, _bench.LastStatus);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        Assert.Equal(1, _bench.Stack.Counters.Sessions);
    }

    [Fact]
    public void A_reinvite_without_offer_gets_ours_and_its_ack_brings_the_answer()
    {
        Talk();
        _bench.Receive(_citizen.Invite(2, body: null, toTag: _tag), Bench.Trunk);
        Assert.Null(_bench.Single<SipOutput.OfferReceived>().Offer);
        _bench.Order(new SipOrder.AcceptOffer(_session, Bench.Offer(version: 2)));
        _bench.Receive(_citizen.Ack(2, _tag, body: Peer.Sdp), Bench.Trunk);
        Assert.Equal(30_000, _bench.Single<SipOutput.OfferAnswered>().Answer.Media[0].Port);
    }

    [Fact]
    public void A_second_reinvite_before_the_first_is_answered_gets_500_with_a_wait()
    {
        Talk();
        _bench.Receive(_citizen.Invite(2, toTag: _tag), Bench.Trunk);
        _bench.Receive(_citizen.Invite(3, toTag: _tag), Bench.Trunk);
        Assert.Equal(500, _bench.LastStatus);
        Assert.InRange(int.Parse(Peer.Header(_bench.LastSent, "Retry-After")), 0, 10);
        _bench.Single<SipOutput.OfferReceived>();
    }

    [Fact]
    public void Our_offer_goes_out_as_reinvite_and_its_answer_comes_back_acknowledged()
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Bench.Offer(version: 2)));
        var invite = _bench.LastSent;
        Assert.StartsWith("INVITE sip:13800138001@127.0.0.2:5060 SIP/2.0\r\n", invite);
        _bench.Receive(_citizen.Answer(invite, 200, body: Peer.Sdp), Bench.Trunk);
        _bench.Single<SipOutput.OfferAnswered>();
        _bench.Receive(_citizen.Answer(invite, 200, body: Peer.Sdp), Bench.Trunk);
        Assert.Equal(2, _bench.CountSent("ACK "));
        _bench.Single<SipOutput.OfferAnswered>();
    }

    [Fact]
    public void Their_reinvite_against_ours_is_491_and_ours_after_491_comes_again()
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Bench.Offer(version: 2)));
        var ours = _bench.LastSent;
        _bench.Receive(_citizen.Invite(2, toTag: _tag), Bench.Trunk);
        Assert.Equal(491, _bench.LastStatus);
        _bench.Receive(_citizen.Answer(ours, 491), Bench.Trunk);
        _bench.Clear();
        _bench.Wait(2.01); // the other side chose the Call-ID, so we wait at most two seconds
        Assert.Equal(1, _bench.CountNew("INVITE "));
        _bench.Receive(_citizen.Answer(_bench.LastSent, 200, body: Peer.Sdp), Bench.Trunk);
        _bench.Single<SipOutput.OfferAnswered>();
    }

    [Fact]
    public void A_peer_that_says_491_for_ever_is_left_as_it_was()
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Bench.Offer(version: 2)));
        for (var i = 0; i < 4; i++)
        {
            _bench.Receive(_citizen.Answer(_bench.LastSent, 491), Bench.Trunk);
            _bench.Wait(2.01);
        }

        Assert.Equal(491, _bench.Single<SipOutput.OfferRefused>().Status);
        Assert.Equal(4, _bench.CountNew("INVITE "));
    }

    /// <summary>Found by chance: after a 100 an INVITE has no timer left, and the leg stayed for ever.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_offer_that_gets_100_and_nothing_else_leaves_nothing_behind(bool hangUp)
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Bench.Offer(version: 2)));
        _bench.Receive(_citizen.Answer(_bench.LastSent, 100), Bench.Trunk);
        if (hangUp)
        {
            _bench.Order(new SipOrder.HangUp(_session));
        }

        _bench.Wait(33);
        var expected = hangUp ? SipEndReason.LocalHangUp : SipEndReason.PeerLostCall;
        Assert.Equal(expected, _bench.Single<SipOutput.CallEnded>().End.Reason);
        _bench.Wait(33);
        Assert.Equal(0, _bench.Stack.Counters.Transactions + _bench.Stack.Counters.Sessions);
    }

    [Theory]
    [InlineData(488, false)]
    [InlineData(481, true)]
    [InlineData(408, true)]
    public void A_refused_offer_ends_the_call_only_when_the_peer_lost_it(int status, bool isEnd)
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Bench.Offer(version: 2)));
        _bench.Receive(_citizen.Answer(_bench.LastSent, status), Bench.Trunk);
        Assert.Equal(isEnd, _bench.Said<SipOutput.CallEnded>());
        Assert.Equal(!isEnd, _bench.Said<SipOutput.OfferRefused>());
    }

    [Fact]
    public void A_second_offer_of_ours_waits_for_nobody()
    {
        Talk();
        _bench.Order(new SipOrder.Renegotiate(_session, Bench.Offer(version: 2)));
        _bench.Order(new SipOrder.Renegotiate(_session, Bench.Offer(version: 3)));
        Assert.Equal(491, _bench.Single<SipOutput.OfferRefused>().Status);
        Assert.Equal(1, _bench.CountSent("INVITE "));
    }

    [Fact]
    public void An_update_without_description_refreshes_the_target_silently()
    {
        Talk();
        var update = _citizen.Request("UPDATE", 2, "u", _tag, "Contact: <sip:moved@127.0.0.2:5099>\r\n");
        _bench.Receive(update, Bench.Trunk);
        Assert.Equal(200, _bench.LastStatus);
        Assert.False(_bench.Said<SipOutput.OfferReceived>());
        _bench.Order(new SipOrder.HangUp(_session));
        Assert.StartsWith("BYE sip:moved@127.0.0.2:5099 SIP/2.0", _bench.LastSent);
        Assert.Equal(5_099, _bench.Sent[^1].Path.Remote.Port);
    }

    [Fact]
    public void An_update_with_a_description_is_an_offer_without_ack()
    {
        Talk();
        _bench.Receive(Peer.WithBody(_citizen.Request("UPDATE", 2, "u", _tag), Peer.Sdp), Bench.Trunk);
        _bench.Order(new SipOrder.AcceptOffer(_session, Bench.Offer(version: 2)));
        Assert.Equal(200, _bench.LastStatus);
        _bench.Clear();
        _bench.Wait(40);
        Assert.Empty(_bench.Sent);
    }

    [Fact]
    public void A_bye_during_a_reinvite_ends_both()
    {
        Talk();
        _bench.Receive(_citizen.Invite(2, toTag: _tag), Bench.Trunk);
        _bench.Receive(_citizen.Bye(3, _tag), Bench.Trunk);
        Assert.Equal(1, _bench.CountSent("SIP/2.0 487"));
        Assert.Equal(SipEndReason.Bye, _bench.Single<SipOutput.CallEnded>().End.Reason);
        _bench.Receive(_citizen.Ack(2, _tag, "inv"), Bench.Trunk);
        _bench.Wait(70);
        Assert.Equal(0, _bench.Stack.Counters.Transactions + _bench.Stack.Counters.Sessions);
    }

    [Fact]
    public void A_cancelled_reinvite_is_487_and_the_call_goes_on()
    {
        Talk();
        _bench.Receive(_citizen.Invite(2, toTag: _tag), Bench.Trunk);
        _bench.Receive(_citizen.Request("CANCEL", 2, "inv2", _tag), Bench.Trunk);
        Assert.Equal(1, _bench.CountSent("SIP/2.0 487"));
        Assert.False(_bench.Said<SipOutput.CallEnded>());
    }

    [Fact]
    public void A_session_that_the_peer_promised_to_refresh_and_did_not_is_ended()
    {
        Talk("Supported: timer\r\nSession-Expires: 180;refresher=uac\r\n");
        Assert.Contains("Session-Expires: 180;refresher=uac\r\n", _answer);
        Assert.Contains("Require: timer\r\n", _answer);
        _bench.Wait(100);
        _bench.Receive(_citizen.Request("UPDATE", 2, "u", _tag, "Session-Expires: 180;refresher=uac\r\n"), Bench.Trunk);
        _bench.Wait(140);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        _bench.Wait(10);
        Assert.Equal(SipEndReason.SessionExpired, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.StartsWith("BYE ", _bench.FirstSent("BYE "));
    }

    [Theory]
    [InlineData("Allow: UPDATE\r\n", "UPDATE ")]
    [InlineData("", "INVITE ")]
    public void A_session_that_is_ours_to_refresh_is_refreshed_at_half_time(string allow, string request)
    {
        Talk(allow + "Supported: timer\r\nSession-Expires: 180;refresher=uas\r\n");
        _bench.Clear();
        _bench.Wait(90.1);
        Assert.StartsWith(request, _bench.LastSent);
        Assert.Contains("Session-Expires: 180;refresher=uac\r\n", _bench.LastSent);
        var body = request == "INVITE " ? Peer.Sdp : null;
        _bench.Receive(
            _citizen.Answer(_bench.LastSent, 200, "Session-Expires: 180;refresher=uac\r\n", body), Bench.Trunk);
        _bench.Wait(89);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        Assert.False(_bench.Said<SipOutput.OfferAnswered>());
        _bench.Wait(2);
        Assert.Equal(2, _bench.CountNew(request));
    }

    string _answer = "";

    void Talk(string extra = "")
    {
        _bench.Receive(_citizen.Invite(extra: extra), Bench.Trunk);
        _session = _bench.Single<SipOutput.CallOffered>().Session;
        _bench.Order(new SipOrder.Answer(_session, Bench.Offer()));
        _answer = _bench.LastSent;
        _tag = Peer.TagOf(_answer);
        _bench.Receive(_citizen.Ack(1, _tag), Bench.Trunk);
        _bench.Clear();
    }
}
