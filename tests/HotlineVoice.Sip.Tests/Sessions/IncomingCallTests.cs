namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Calls to us, seen from the wire (RFC 3261 §13.3, §9.2, §15).</summary>
public sealed class IncomingCallTests
{
    readonly Bench _bench = new();
    readonly Peer _citizen = Peer.Citizen;

    [Fact]
    public void A_call_from_the_trunk_is_offered_rung_answered_confirmed_and_ended_by_bye()
    {
        var call = Offered();
        Assert.Equal(new SipOrigin.FromTrunk("city"), call.Origin);
        Assert.Equal(("12345", "13800138001"), (call.Details.RequestUser, call.Details.FromUser));

        _bench.Order(new SipOrder.Ring(call.Session));
        Assert.StartsWith("SIP/2.0 180 Ringing", _bench.LastSent);
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        var ok = _bench.LastSent;
        Assert.StartsWith("SIP/2.0 200 OK", ok);
        Assert.Contains("Contact: <sip:127.0.0.1:5060>", ok);

        _bench.Receive(_citizen.Ack(1, Peer.TagOf(ok)), Bench.Trunk);
        Assert.Null(_bench.Single<SipOutput.CallConfirmed>().Answer);

        _bench.Receive(_citizen.Bye(2, Peer.TagOf(ok), "Reason: Q.850;cause=16;text=\"gone\"\r\n"), Bench.Trunk);
        Assert.StartsWith("SIP/2.0 200 OK", _bench.LastSent);
        Assert.Equal(new SipEnd(SipEndReason.Bye, ByPeer: true, 0, 16), _bench.Single<SipOutput.CallEnded>().End);
        NothingIsLeft();
    }

    [Fact]
    public void Trying_is_sent_after_200_ms_of_silence_and_not_when_an_answer_came_first()
    {
        var call = Offered();
        _bench.Wait(0.199);
        Assert.Empty(_bench.Sent);
        _bench.Wait(0.002);
        Assert.StartsWith("SIP/2.0 100 Trying", _bench.LastSent);
        _bench.Order(new SipOrder.Refuse(call.Session, 486));

        _bench.Clear();
        var second = Offered(_citizen with { CallId = "call-2" });
        _bench.Order(new SipOrder.Ring(second.Session));
        _bench.Wait(1);
        Assert.Equal(0, _bench.CountSent("SIP/2.0 100"));
    }

    [Fact]
    public void A_retransmitted_invite_reaches_the_exchange_once_and_repeats_the_last_answer()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Ring(call.Session));
        _bench.Receive(_citizen.Invite(), Bench.Trunk);
        _bench.Receive(_citizen.Invite(), Bench.Trunk);
        _bench.Single<SipOutput.CallOffered>();
        Assert.Equal(3, _bench.CountSent("SIP/2.0 180"));
    }

    [Fact]
    public void The_answer_is_repeated_until_the_ack_comes()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        _bench.Wait(8);
        Assert.Equal(5, _bench.CountSent("SIP/2.0 200")); // at 0, 0.5, 1.5, 3.5 and 7.5 s
        _bench.Receive(_citizen.Ack(1, Peer.TagOf(_bench.LastSent)), Bench.Trunk);
        _bench.Clear();
        _bench.Wait(60);
        Assert.Empty(_bench.Sent);
    }

    [Fact]
    public void A_lost_ack_ends_the_call_with_bye_after_64_T1()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        _bench.Wait(31.9);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        _bench.Wait(0.2);
        Assert.Equal(SipEndReason.NoAck, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.StartsWith("BYE ", _bench.LastSent);
        _bench.Wait(64);
        NothingIsLeft();
    }

    [Fact]
    public void A_cancel_before_the_answer_ends_with_487()
    {
        Offered();
        _bench.Receive(_citizen.Cancel(extra: "Reason: Q.850;cause=16\r\n"), Bench.Trunk);
        Assert.Equal(1, _bench.CountSent("SIP/2.0 200"));
        Assert.Equal(1, _bench.CountSent("SIP/2.0 487"));
        Assert.Equal(
            new SipEnd(SipEndReason.Cancelled, ByPeer: true, 487, 16), _bench.Single<SipOutput.CallEnded>().End);
        _bench.Receive(_citizen.Ack(1, Peer.TagOf(_bench.FirstSent("SIP/2.0 487")), "inv"), Bench.Trunk);
        _bench.Wait(40);
        NothingIsLeft();
    }

    [Fact]
    public void A_cancel_after_the_answer_changes_nothing()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        _bench.Receive(_citizen.Cancel(), Bench.Trunk);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
    }

    [Fact]
    public void A_cancel_for_no_invite_gets_481()
    {
        _bench.Receive(_citizen.Cancel(), Bench.Trunk);
        Assert.Equal(481, _bench.LastStatus);
    }

    [Fact]
    public void A_refusal_is_repeated_until_acknowledged_and_its_ack_is_swallowed()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Refuse(call.Session, 503, TimeSpan.FromSeconds(7)));
        Assert.Contains("Retry-After: 7\r\n", _bench.LastSent);
        _bench.Wait(1.6);
        Assert.Equal(3, _bench.CountSent("SIP/2.0 503"));
        _bench.Receive(_citizen.Ack(1, Peer.TagOf(_bench.LastSent), "inv"), Bench.Trunk);
        _bench.Wait(40);
        Assert.Equal(3, _bench.CountSent("SIP/2.0 503"));
        NothingIsLeft();
    }

    [Fact]
    public void A_delayed_offer_is_answered_in_the_ack()
    {
        _bench.Receive(_citizen.Invite(body: null), Bench.Trunk);
        var call = _bench.Single<SipOutput.CallOffered>();
        Assert.Null(call.Offer);
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        _bench.Receive(_citizen.Ack(1, Peer.TagOf(_bench.LastSent), body: Peer.Sdp), Bench.Trunk);
        Assert.Equal(30_000, _bench.Single<SipOutput.CallConfirmed>().Answer!.Media[0].Port);
    }

    [Fact]
    public void An_ack_without_the_awaited_answer_ends_the_call()
    {
        _bench.Receive(_citizen.Invite(body: null), Bench.Trunk);
        _bench.Order(new SipOrder.Answer(_bench.Single<SipOutput.CallOffered>().Session, Bench.Offer()));
        _bench.Receive(_citizen.Ack(1, Peer.TagOf(_bench.LastSent)), Bench.Trunk);
        Assert.Equal(SipEndReason.BadDescription, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.StartsWith("BYE ", _bench.LastSent);
    }

    [Fact]
    public void Hanging_up_before_the_ack_waits_for_it()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        var tag = Peer.TagOf(_bench.LastSent);
        _bench.Order(new SipOrder.HangUp(call.Session, new SipCause(Q850: 16)));
        Assert.Equal(SipEndReason.LocalHangUp, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.Equal(0, _bench.CountSent("BYE "));
        _bench.Receive(_citizen.Ack(1, tag), Bench.Trunk);
        Assert.Contains("Reason: Q.850;cause=16\r\n", _bench.FirstSent("BYE "));
        _bench.Receive(_citizen.Answer(_bench.LastSent, 200), Bench.Trunk);
        _bench.Wait(40);
        NothingIsLeft();
    }

    [Fact]
    public void Our_bye_names_the_contact_the_route_and_the_next_number()
    {
        var extra = "Record-Route: <sip:127.0.0.2:5090;lr>\r\nRecord-Route: <sip:10.0.0.9;lr>\r\n";
        _bench.Receive(_citizen.Invite(extra: extra), Bench.Trunk);
        var call = _bench.Single<SipOutput.CallOffered>();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        Assert.Contains(extra, _bench.LastSent);
        _bench.Receive(_citizen.Ack(1, Peer.TagOf(_bench.LastSent)), Bench.Trunk);
        _bench.Order(new SipOrder.HangUp(call.Session));
        var bye = _bench.LastSent;
        Assert.StartsWith("BYE sip:13800138001@127.0.0.2:5060 SIP/2.0\r\n", bye);
        Assert.Contains("Route: <sip:127.0.0.2:5090;lr>\r\nRoute: <sip:10.0.0.9;lr>\r\n", bye);
        Assert.Contains("CSeq: 1 BYE\r\n", bye);
        Assert.Equal(5_090, _bench.Sent[^1].Path.Remote.Port);
    }

    [Fact]
    public void A_strict_router_becomes_the_request_uri_and_the_target_the_last_route()
    {
        _bench.Receive(_citizen.Invite(extra: "Record-Route: <sip:127.0.0.2:5090>\r\n"), Bench.Trunk);
        var call = _bench.Single<SipOutput.CallOffered>();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        _bench.Receive(_citizen.Ack(1, Peer.TagOf(_bench.LastSent)), Bench.Trunk);
        _bench.Order(new SipOrder.HangUp(call.Session));
        Assert.StartsWith("BYE sip:127.0.0.2:5090 SIP/2.0\r\n", _bench.LastSent);
        Assert.Contains("Route: <sip:13800138001@127.0.0.2:5060>\r\n", _bench.LastSent);
    }

    [Fact]
    public void An_old_cseq_gets_500_and_a_stranger_in_the_dialog_481()
    {
        var (_, tag) = Talking();
        _bench.Receive(_citizen.Request("INFO", 5, "i5", tag), Bench.Trunk);
        Assert.Equal(200, _bench.LastStatus);
        _bench.Receive(_citizen.Request("INFO", 4, "i4", tag), Bench.Trunk);
        Assert.Equal(500, _bench.LastStatus);
        _bench.Receive(_citizen.Bye(9, tag), Bench.Stranger);
        Assert.Equal(481, _bench.LastStatus);
        _bench.Receive(_citizen.Bye(9, "no-such-tag"), Bench.Trunk);
        Assert.Equal(481, _bench.LastStatus);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
    }

    [Theory]
    [InlineData("application/dtmf-relay", "Signal=5\r\nDuration=250\r\n", '5', 250)]
    [InlineData("application/dtmf-relay", "Signal= *\r\nDuration= 100\r\n", '*', 100)]
    [InlineData("application/dtmf-relay", "Signal=11\r\n", '#', 160)]
    [InlineData("application/dtmf", "d", 'D', 160)]
    public void A_key_told_by_info_is_heard(string type, string body, char digit, int milliseconds)
    {
        var (session, tag) = Talking();
        var info = _citizen.Request("INFO", 2, "i2", tag, $"Content-Type: {type}\r\n")
            .Replace("Content-Length: 0\r\n", $"Content-Length: {body.Length}\r\n") + body;
        _bench.Receive(info, Bench.Trunk);
        _bench.Receive(info, Bench.Trunk);
        Assert.Equal(
            new SipOutput.DigitReceived(session, digit, TimeSpan.FromMilliseconds(milliseconds)),
            _bench.Single<SipOutput.DigitReceived>());
        Assert.Equal(200, _bench.LastStatus);
    }

    [Fact]
    public void Texts_reach_the_exchange_without_control_characters_and_cut_to_the_limit()
    {
        var long1 = new string('x', 500);
        var invite = _citizen.Invite().Replace(
            "From: <sip:13800138001", $"From: \"a\u0001b\t{long1}\" <sip:13800138001");
        _bench.Receive(invite, Bench.Trunk);
        var display = _bench.Single<SipOutput.CallOffered>().Details.FromDisplay!;
        Assert.Equal(128, display.Length);
        Assert.StartsWith("abx", display);
    }

    [Theory]
    [InlineData("P-Asserted-Identity: \"Li\" <sip:13900000001@ims.test>, <tel:+8613900000001>\r\nPrivacy: id\r\n",
        true)]
    [InlineData("P-Asserted-Identity: <sip:13900000001@ims.test>\r\nPrivacy: none\r\n", false)]
    public void The_asserted_number_and_the_wish_for_privacy_are_read(string extra, bool isRestricted)
    {
        _bench.Receive(_citizen.Invite(extra: extra), Bench.Trunk);
        var details = _bench.Single<SipOutput.CallOffered>().Details;
        Assert.Equal(("13900000001", isRestricted), (details.AssertedUser, details.PresentationRestricted));
    }

    [Fact]
    public void Ringing_is_repeated_each_minute()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Ring(call.Session));
        _bench.Wait(121);
        Assert.Equal(3, _bench.CountSent("SIP/2.0 180"));
    }

    [Fact]
    public void Answers_go_to_the_source_and_name_it_in_the_via()
    {
        _bench.Receive(_citizen.Invite().Replace("127.0.0.2:5060;branch", "pbx.inside:5099;rport;branch"), Bench.Trunk);
        _bench.Wait(0.3);
        Assert.Equal(Bench.Trunk, _bench.Sent[^1].Path);
        Assert.Contains(
            "Via: SIP/2.0/UDP pbx.inside:5099;branch=z9hG4bKinv1-call-1;received=127.0.0.2;rport=5060\r\n",
            _bench.LastSent);
    }

    [Fact]
    public void The_same_request_by_another_way_is_482()
    {
        Offered();
        _bench.Receive(_citizen.Invite(branch: "other-way"), Bench.Trunk);
        Assert.Equal(482, _bench.LastStatus);
    }

    SipOutput.CallOffered Offered(Peer? peer = null)
    {
        _bench.Receive((peer ?? _citizen).Invite(), Bench.Trunk);
        return _bench.Outputs.OfType<SipOutput.CallOffered>().Last();
    }

    (SipSessionId Session, string Tag) Talking()
    {
        var call = Offered();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        var tag = Peer.TagOf(_bench.LastSent);
        _bench.Receive(_citizen.Ack(1, tag), Bench.Trunk);
        _bench.Clear();
        return (call.Session, tag);
    }

    void NothingIsLeft()
    {
        _bench.Wait(64);
        var counters = _bench.Stack.Counters;
        Assert.Equal((0, 0, 0), (counters.Transactions, counters.Dialogs, counters.Sessions));
    }
}
