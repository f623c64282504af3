using System.Net;

namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Calls by us, seen from the wire (RFC 3261 §13.2, §9.1, §16.7).</summary>
public sealed class OutgoingCallTests
{
    static readonly Peer Gateway = new("13900139001", "127.0.0.2", 5060);

    readonly Bench _bench = new();

    [Fact]
    public void A_call_through_the_trunk_rings_is_answered_acknowledged_and_ended()
    {
        var session = Dial();
        var invite = _bench.LastSent;
        Assert.StartsWith("INVITE sip:13900139001@127.0.0.2:5060 SIP/2.0\r\n", invite);
        Assert.Contains("From: <sip:12345@hotline.test>;tag=", invite);
        Assert.Contains("Contact: <sip:127.0.0.1:5060>\r\n", invite);

        _bench.Receive(Gateway.Answer(invite, 100, tag: null), Bench.Trunk);
        _bench.Receive(Gateway.Answer(invite, 180), Bench.Trunk);
        Assert.Equal(180, _bench.Single<SipOutput.CallRang>().Status);
        _bench.Receive(Gateway.Answer(invite, 200, body: Peer.Sdp), Bench.Trunk);
        Assert.Equal(30_000, _bench.Single<SipOutput.CallAnswered>().Answer.Media[0].Port);
        var ack = _bench.LastSent;
        Assert.StartsWith("ACK sip:13900139001@127.0.0.2:5060 SIP/2.0\r\n", ack);
        Assert.NotEqual(Peer.Header(invite, "Via"), Peer.Header(ack, "Via"));
        Assert.Equal(Peer.Header(invite, "CSeq").Replace("INVITE", "ACK"), Peer.Header(ack, "CSeq"));

        _bench.Receive(Gateway.Answer(invite, 200, body: Peer.Sdp), Bench.Trunk);
        Assert.Equal(2, _bench.CountSent("ACK "));
        _bench.Single<SipOutput.CallAnswered>();

        _bench.Order(new SipOrder.HangUp(session));
        Assert.StartsWith("BYE sip:13900139001@127.0.0.2:5060", _bench.LastSent);
        _bench.Receive(Gateway.Answer(_bench.LastSent, 200), Bench.Trunk);
        Assert.Equal(SipEndReason.LocalHangUp, _bench.Single<SipOutput.CallEnded>().End.Reason);
        NothingIsLeft();
    }

    [Fact]
    public void An_invite_is_repeated_with_doubling_waits_until_something_comes()
    {
        Dial();
        _bench.Wait(7.6);
        Assert.Equal(5, _bench.CountSent("INVITE ")); // at 0, 0.5, 1.5, 3.5 and 7.5 s
        _bench.Receive(Gateway.Answer(_bench.LastSent, 100, tag: null), Bench.Trunk);
        _bench.Wait(10);
        Assert.Equal(5, _bench.CountSent("INVITE "));
    }

    [Fact]
    public void Silence_ends_the_call_after_64_T1_as_timeout()
    {
        Dial(noAnswerAfter: 100);
        _bench.Wait(32.1);
        Assert.Equal(
            new SipEnd(SipEndReason.Timeout, ByPeer: true, 408), _bench.Single<SipOutput.CallEnded>().End);
        NothingIsLeft();
    }

    [Fact]
    public void A_refusal_is_acknowledged_on_its_own_branch_and_tells_its_cause()
    {
        Dial();
        var invite = _bench.LastSent;
        _bench.Receive(Gateway.Answer(invite, 486, "Reason: Q.850;cause=17\r\n"), Bench.Trunk);
        Assert.Equal(
            new SipEnd(SipEndReason.Refused, ByPeer: true, 486, 17), _bench.Single<SipOutput.CallEnded>().End);
        Assert.Equal(Peer.Header(invite, "Via"), Peer.Header(_bench.LastSent, "Via"));
        Assert.Contains(";tag=their-tag", Peer.Header(_bench.LastSent, "To"));
        _bench.Receive(Gateway.Answer(invite, 486), Bench.Trunk);
        Assert.Equal(2, _bench.CountSent("ACK "));
        NothingIsLeft();
    }

    [Fact]
    public void Nobody_answering_in_time_cancels_and_says_no_answer()
    {
        Dial(noAnswerAfter: 20);
        var invite = _bench.LastSent;
        _bench.Receive(Gateway.Answer(invite, 180), Bench.Trunk);
        _bench.Wait(20.1);
        Assert.Equal(SipEndReason.NoAnswer, _bench.Single<SipOutput.CallEnded>().End.Reason);
        var cancel = _bench.FirstSent("CANCEL ");
        Assert.Equal(Peer.Header(invite, "Via"), Peer.Header(cancel, "Via"));
        _bench.Receive(Gateway.Answer(cancel, 200), Bench.Trunk);
        _bench.Receive(Gateway.Answer(invite, 487), Bench.Trunk);
        NothingIsLeft();
    }

    [Fact]
    public void A_cancel_waits_for_the_first_provisional_answer()
    {
        var session = Dial();
        var invite = _bench.LastSent;
        _bench.Order(new SipOrder.HangUp(session));
        Assert.Equal(0, _bench.CountSent("CANCEL "));
        _bench.Receive(Gateway.Answer(invite, 100, tag: null), Bench.Trunk);
        Assert.Equal(1, _bench.CountSent("CANCEL "));
        Assert.DoesNotContain("Require", _bench.LastSent);
    }

    [Fact]
    public void A_200_that_crosses_the_cancel_is_acknowledged_and_ended()
    {
        var session = Dial();
        var invite = _bench.LastSent;
        _bench.Receive(Gateway.Answer(invite, 180), Bench.Trunk);
        _bench.Order(new SipOrder.HangUp(session));
        _bench.Receive(Gateway.Answer(invite, 200, body: Peer.Sdp), Bench.Trunk);
        Assert.Equal(1, _bench.CountSent("ACK "));
        Assert.Equal(1, _bench.CountSent("BYE "));
        Assert.False(_bench.Said<SipOutput.CallAnswered>());
        _bench.Single<SipOutput.CallEnded>();
        _bench.Receive(Gateway.Answer(_bench.FirstSent("BYE "), 200), Bench.Trunk);
        NothingIsLeft();
    }

    [Fact]
    public void A_cancelled_call_without_final_answer_is_forgotten_after_64_T1()
    {
        var session = Dial();
        var invite = _bench.LastSent;
        _bench.Receive(Gateway.Answer(invite, 180), Bench.Trunk);
        _bench.Order(new SipOrder.HangUp(session));
        _bench.Receive(Gateway.Answer(_bench.LastSent, 200), Bench.Trunk);
        NothingIsLeft();
    }

    [Fact]
    public void Two_phones_behind_one_proxy_saying_yes_leave_one_call()
    {
        Dial();
        var invite = _bench.LastSent;
        _bench.Receive(Gateway.Answer(invite, 200, body: Peer.Sdp, tag: "first"), Bench.Trunk);
        _bench.Receive(Gateway.Answer(invite, 200, body: Peer.Sdp, tag: "second"), Bench.Trunk);
        _bench.Single<SipOutput.CallAnswered>();
        Assert.Equal(2, _bench.CountSent("ACK "));
        Assert.Contains(";tag=second", Peer.Header(_bench.FirstSent("BYE "), "To"));
        Assert.Equal(1, _bench.Stack.Counters.Dialogs);
    }

    [Fact]
    public void All_phones_of_a_seat_ring_and_the_first_answer_wins()
    {
        var (desk, soft) = TwoPhones();
        var session = DialSeat();
        var invites = _bench.Sent.Where(sent => sent.Text.StartsWith("INVITE ")).ToList();
        Assert.Equal([5_071, 5_072], invites.Select(invite => invite.Path.Remote.Port).Order());
        var toDesk = invites.First(invite => invite.Path.Remote.Port == 5_071).Text;
        var toSoft = invites.First(invite => invite.Path.Remote.Port == 5_072).Text;
        _bench.Receive(desk.Answer(toDesk, 180), PathOf(desk));
        _bench.Receive(soft.Answer(toSoft, 180), PathOf(soft));
        _bench.Receive(soft.Answer(toSoft, 200, body: Peer.Sdp), PathOf(soft));
        _bench.Single<SipOutput.CallAnswered>();
        var cancel = _bench.FirstSent("CANCEL ");
        Assert.Equal(Peer.Header(toDesk, "Call-ID"), Peer.Header(cancel, "Call-ID"));
        Assert.Contains("Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n", cancel);

        _bench.Receive(desk.Answer(toDesk, 200, body: Peer.Sdp), PathOf(desk));
        Assert.Contains(Peer.Header(toDesk, "Call-ID"), _bench.FirstSent("BYE "));
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        _bench.Order(new SipOrder.HangUp(session));
        NothingIsLeft();
    }

    [Fact]
    public void A_busy_phone_is_told_before_a_silent_one_when_none_answers()
    {
        var (desk, soft) = TwoPhones();
        DialSeat();
        foreach (var (path, invite) in _bench.Sent.Where(sent => sent.Text.StartsWith("INVITE ")).ToList())
        {
            var peer = path.Remote.Port == 5_071 ? desk : soft;
            _bench.Receive(peer.Answer(invite, peer == desk ? 480 : 486), PathOf(peer));
        }

        Assert.Equal(486, _bench.Single<SipOutput.CallEnded>().End.Status);
        NothingIsLeft();
    }

    [Fact]
    public void A_seat_without_phone_and_an_unknown_trunk_are_nowhere()
    {
        DialSeat();
        Assert.Equal(SipEndReason.NowhereToGo, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.Equal(0, _bench.Stack.Counters.Sessions);
    }

    [Fact]
    public void A_trunk_at_its_limit_takes_no_call_of_ours_either()
    {
        _bench.Order(new SipOrder.SetTrunks([Bench.City(1)]));
        Dial();
        Dial();
        Assert.Equal(SipEndReason.NoRoom, _bench.Single<SipOutput.CallEnded>().End.Reason);
    }

    [Fact]
    public void A_hidden_number_is_asserted_to_the_trunk_and_shown_to_nobody()
    {
        _bench.Order(new SipOrder.Dial(
            _bench.Stack.NewSession(),
            new SipTarget.ToTrunk("city", "13900139001"),
            Bench.Offer(),
            new SipCallerName("12345", "县热线", Restricted: true),
            TimeSpan.FromSeconds(30)));
        Assert.Contains("From: <sip:anonymous@hotline.test>", _bench.LastSent);
        Assert.Contains("P-Asserted-Identity: <sip:12345@hotline.test>\r\nPrivacy: id\r\n", _bench.LastSent);
    }

    [Fact]
    public void A_number_cannot_smuggle_headers_or_another_host()
    {
        Dial("139\r\nX-Evil: 1\r\n@evil.test");
        var invite = _bench.LastSent;
        Assert.StartsWith("INVITE sip:139%0D%0AX-Evil%3A%201%0D%0A%40evil.test@127.0.0.2:5060 SIP/2.0\r\n", invite);
        Assert.DoesNotContain("\r\nX-Evil", invite);
    }

    [Fact]
    public void Early_media_is_told_with_its_description_and_serves_when_the_200_has_none()
    {
        Dial();
        var invite = _bench.LastSent;
        _bench.Receive(Gateway.Answer(invite, 183, body: Peer.Sdp), Bench.Trunk);
        Assert.NotNull(_bench.Single<SipOutput.CallRang>().Early);
        _bench.Receive(Gateway.Answer(invite, 200), Bench.Trunk);
        Assert.Equal(30_000, _bench.Single<SipOutput.CallAnswered>().Answer.Media[0].Port);
    }

    [Fact]
    public void A_200_without_any_description_is_acknowledged_and_ended()
    {
        Dial();
        _bench.Receive(Gateway.Answer(_bench.LastSent, 200), Bench.Trunk);
        Assert.Equal(SipEndReason.BadDescription, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.Equal((1, 1), (_bench.CountSent("ACK "), _bench.CountSent("BYE ")));
    }

    [Fact]
    public void An_unreachable_trunk_ends_the_call_at_once()
    {
        Dial();
        _bench.Receive(new SipPathEvent(SipPathState.Unreachable, Bench.Trunk));
        Assert.Equal(SipEndReason.TransportFailed, _bench.Single<SipOutput.CallEnded>().End.Reason);
        NothingIsLeft();
    }

    [Fact]
    public void A_call_over_tcp_opens_the_stream_first_and_fails_when_it_is_refused()
    {
        DialTcp();
        var opened = _bench.Single<SipOutput.Open>().Path;
        Assert.Empty(_bench.Sent);
        _bench.Receive(new SipPathEvent(SipPathState.Opened, opened with { Connection = 9 }));
        Assert.StartsWith("INVITE ", _bench.LastSent);
        Assert.Contains("Via: SIP/2.0/TCP 127.0.0.1:5060", _bench.LastSent);
        Assert.Equal(9, _bench.Sent[^1].Path.Connection);

        var second = new Bench();
        second.Order(TcpDial(second.Stack.NewSession()));
        second.Receive(new SipPathEvent(SipPathState.Refused, second.Single<SipOutput.Open>().Path));
        Assert.Equal(SipEndReason.TransportFailed, second.Single<SipOutput.CallEnded>().End.Reason);
    }

    void DialTcp() => _bench.Order(TcpDial(_bench.Stack.NewSession()));

    static SipOrder.Dial TcpDial(SipSessionId session) => new(
        session,
        new SipTarget.ToUri(
            new Sip.Messages.SipUri { Scheme = "sip", User = "1", Host = "gateway.test" },
            new IPEndPoint(IPAddress.Parse("127.0.0.2"), 5060),
            SipTransport.Tcp),
        Bench.Offer(),
        new SipCallerName("12345"),
        TimeSpan.FromSeconds(30));

    SipSessionId Dial(string number = "13900139001", double noAnswerAfter = 30)
    {
        var session = _bench.Stack.NewSession();
        _bench.Order(new SipOrder.Dial(
            session,
            new SipTarget.ToTrunk("city", number),
            Bench.Offer(),
            new SipCallerName("12345"),
            TimeSpan.FromSeconds(noAnswerAfter)));
        return session;
    }

    SipSessionId DialSeat()
    {
        var session = _bench.Stack.NewSession();
        _bench.Order(new SipOrder.Dial(
            session,
            new SipTarget.ToSeat("8001"),
            Bench.Offer(),
            new SipCallerName("13800138001"),
            TimeSpan.FromSeconds(20)));
        return session;
    }

    (Peer Desk, Peer Soft) TwoPhones()
    {
        var desk = new Peer("8001", "127.0.0.1", 5_071);
        var soft = new Peer("8001", "127.0.0.1", 5_072);
        foreach (var peer in (Peer[])[desk, soft])
        {
            _bench.Order(new SipOrder.RestoreBinding(new SipBinding(
                "8001", $"sip:8001@{peer.Host}", PathOf(peer), "reg", 1, TimeSpan.FromMinutes(30))));
        }

        return (desk, soft);
    }

    static SipPath PathOf(Peer peer) => Bench.PathFrom(peer.Address, peer.Port);

    void NothingIsLeft()
    {
        _bench.Wait(65);
        var counters = _bench.Stack.Counters;
        Assert.Equal((0, 0, 0), (counters.Transactions, counters.Dialogs, counters.Sessions));
    }
}
