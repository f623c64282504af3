namespace HotlineVoice.Sip.Tests.Transfers;

/// <summary>Transfers that a telephone asks for, seen from the wire: REFER, its answer, its NOTIFYs (RFC 3515
/// §2.4.4-§2.4.6, RFC 4488, RFC 5057).</summary>
public sealed class ServedTransferTests
{
    readonly TransferBench _bench = new();

    Bench Wire => _bench.Wire;

    [Fact]
    public void An_accepted_transfer_is_reported_step_by_step_and_the_phone_says_goodbye()
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Assert.Empty(Wire.Sent);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Equal(1, Wire.CountSent("SIP/2.0 202 Accepted"));
        Assert.Contains("Contact: <sip:127.0.0.1:5060>\r\n", Wire.FirstSent("SIP/2.0 202"));
        Assert.StartsWith("NOTIFY sip:8001@127.0.0.1:5070 SIP/2.0\r\n", _bench.Notify);
        Assert.Contains("Event: refer\r\nSubscription-State: active;expires=60\r\n", _bench.Notify);
        Assert.Contains("Contact: <sip:127.0.0.1:5060>\r\n", _bench.Notify);
        Assert.EndsWith(
            "Content-Type: message/sipfrag;version=2.0\r\nContent-Length: 20\r\n\r\nSIP/2.0 100 Trying\r\n",
            _bench.Notify);

        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 180));
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        Assert.Equal(["SIP/2.0 100 Trying"], _bench.Reports);
        _bench.AnswerNotify(talk);
        Assert.Equal(["SIP/2.0 100 Trying", "SIP/2.0 180 Ringing"], _bench.Reports);
        _bench.AnswerNotify(talk);
        Assert.Equal(["SIP/2.0 100 Trying", "SIP/2.0 180 Ringing", "SIP/2.0 200 OK"], _bench.Reports);
        Assert.Contains("Subscription-State: terminated;reason=noresource\r\n", _bench.Notify);
        _bench.AnswerNotify(talk);

        Wire.Receive(talk.Peer.Bye(3, talk.Tag), talk.Path);
        Assert.Equal(SipEndReason.Bye, Wire.Single<SipOutput.CallEnded>().End.Reason);
        _bench.NothingIsLeft();
    }

    [Theory]
    [InlineData(603, 603)]
    [InlineData(488, 488)]
    [InlineData(202, 603)]
    [InlineData(9_999, 603)]
    public void A_refused_transfer_leaves_the_call_and_reports_nothing(int ordered, int sent)
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Wire.Order(new SipOrder.RefuseTransfer(talk.Session, ordered));
        Assert.Equal(sent, Wire.LastStatus);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        Assert.Single(Wire.Sent);
        Assert.False(Wire.Said<SipOutput.CallEnded>());
    }

    [Fact]
    public void Orders_without_a_transfer_change_nothing()
    {
        var talk = _bench.TalkWithSeat();
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Wire.Order(new SipOrder.RefuseTransfer(talk.Session, 603));
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        Assert.Empty(Wire.Sent);
    }

    [Fact]
    public void A_repeated_refer_is_asked_once_and_answered_each_time()
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Wire.Single<SipOutput.TransferAsked>();
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Assert.Equal(2, Wire.CountSent("SIP/2.0 202"));
        Assert.Single(_bench.Reports);
    }

    [Fact]
    public void A_transfer_that_the_exchange_forgets_is_declined_before_the_phone_gives_up()
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Wire.Wait(15.9);
        Assert.Empty(Wire.Sent);
        Wire.Wait(0.2);
        Assert.Equal(603, Wire.LastStatus);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Single(Wire.Sent);
    }

    [Fact]
    public void A_second_transfer_waits_for_the_end_of_the_first_and_is_told_apart_by_its_number()
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        _bench.Refer(talk, 3, "<sip:8003@hotline.test>");
        Assert.Equal(491, Wire.LastStatus);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        _bench.AnswerNotify(talk);
        _bench.Refer(talk, 4, "<sip:8003@hotline.test>");
        Assert.Equal(491, Wire.LastStatus);
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 486));
        Assert.EndsWith("SIP/2.0 486 Busy Here\r\n", _bench.Notify);
        Assert.Contains("Event: refer\r\n", _bench.Notify);

        Wire.Clear();
        _bench.Refer(talk, 5, "<sip:8003@hotline.test>");
        Assert.Equal("8003", Wire.Single<SipOutput.TransferAsked>().User);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Contains("Event: refer;id=5\r\n", _bench.Notify);
    }

    [Theory]
    [InlineData(481)]
    [InlineData(408)]
    [InlineData(404)]
    [InlineData(489)]
    [InlineData(0)]
    public void A_notify_that_fails_ends_the_reports_and_not_the_call(int status)
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 180));
        if (status == 0)
        {
            Wire.Wait(33);
        }
        else
        {
            _bench.AnswerNotify(talk, status);
        }

        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        Wire.Wait(60);
        Assert.Equal(["SIP/2.0 100 Trying"], _bench.Reports);
        Assert.False(Wire.Said<SipOutput.CallEnded>());
        _bench.Refer(talk, 3, "<sip:8003@hotline.test>");
        Assert.Equal(2, Wire.Outputs.OfType<SipOutput.TransferAsked>().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_ends_takes_its_unfinished_transfer_along(bool byPhone)
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 180));
        End(talk, byPhone);
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        _bench.AnswerNotify(talk);
        Wire.Wait(60);
        Assert.Equal(["SIP/2.0 100 Trying"], _bench.Reports);
        Wire.Single<SipOutput.CallEnded>();
        _bench.NothingIsLeft();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_that_ends_answers_the_refer_that_still_waits(bool byPhone)
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        End(talk, byPhone);
        var answer = Wire.Sent.Single(sent => sent.Text.StartsWith("SIP/2.0 487"));
        Assert.Equal("2 REFER", Peer.Header(answer.Text, "CSeq"));
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Empty(_bench.Reports);
        _bench.NothingIsLeft();
    }

    [Theory]
    [InlineData("Refer-Sub: false\r\n")]
    [InlineData("Refer-Sub: FALSE ;x=y\r\nRequire: norefersub\r\n")]
    public void A_phone_that_wants_no_reports_gets_none(string extra)
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>", extra);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Contains("Refer-Sub: false\r\n", Wire.FirstSent("SIP/2.0 202"));
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        Assert.Single(Wire.Sent);
        _bench.Refer(talk, 3, "<sip:8003@hotline.test>", "Refer-Sub: true\r\n");
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.DoesNotContain("Refer-Sub", Wire.Sent.Last(sent => sent.Text.StartsWith("SIP/2.0 202")).Text);
        Assert.Single(_bench.Reports);
    }

    [Fact]
    public void A_long_ringing_is_said_again_each_half_minute_so_that_it_does_not_run_out()
    {
        var talk = _bench.TalkWithSeat();
        _bench.Accepted(talk);
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 180));
        for (var i = 0; i < 3; i++)
        {
            _bench.AnswerNotify(talk);
            Wire.Clear();
            Wire.Wait(30.1);
            Assert.Equal(["SIP/2.0 180 Ringing"], _bench.Reports);
            Assert.Contains("active;expires=60\r\n", _bench.Notify);
        }
    }

    [Fact]
    public void A_refer_is_served_while_new_offers_are_on_their_way_in_both_directions()
    {
        var talk = _bench.TalkWithSeat();
        Wire.Receive(talk.Peer.Invite(2, toTag: talk.Tag), talk.Path);
        _bench.Refer(talk, 3, "<sip:8002@hotline.test>");
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        _bench.AnswerNotify(talk);
        Wire.Order(new SipOrder.AcceptOffer(talk.Session, Bench.Offer(version: 2)));
        Wire.Receive(talk.Peer.Ack(2, talk.Tag), talk.Path);
        Wire.Order(new SipOrder.Renegotiate(talk.Session, Bench.Offer(version: 3)));
        var invite = Wire.FirstSent("INVITE ");
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        _bench.AnswerNotify(talk);
        Wire.Receive(talk.Peer.Answer(invite, 200, body: Peer.Sdp), talk.Path);
        Wire.Single<SipOutput.OfferAnswered>();
        Assert.Equal(["SIP/2.0 100 Trying", "SIP/2.0 200 OK"], _bench.Reports);
        Assert.False(Wire.Said<SipOutput.CallEnded>());
    }

    [Fact]
    public void A_refer_before_the_ack_waits_and_one_from_another_place_finds_no_call()
    {
        var call = _bench.Offered(Peer.Citizen);
        Wire.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        var tag = Peer.TagOf(Wire.LastSent);
        Wire.Receive(Peer.Citizen.Refer(2, tag, "<sip:8002@hotline.test>"), Bench.Trunk);
        Assert.Equal(491, Wire.LastStatus);
        Wire.Receive(Peer.Citizen.Ack(1, tag), Bench.Trunk);
        Wire.Receive(Peer.Citizen.Refer(3, tag, "<sip:8002@hotline.test>"), Bench.Stranger);
        Assert.Equal(481, Wire.LastStatus);
        Assert.False(Wire.Said<SipOutput.TransferAsked>());
    }

    [Fact]
    public void A_phone_that_answers_no_report_in_time_hears_no_more_than_eight_and_the_last()
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(talk, 2, "<sip:8002@hotline.test>");
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        for (var i = 0; i < 50; i++)
        {
            Wire.Order(new SipOrder.ReportTransfer(talk.Session, 180 + (i % 4)));
        }

        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        for (var i = 0; i < 50; i++)
        {
            _bench.AnswerNotify(talk);
        }

        Assert.Equal(10, _bench.Reports.Count());
        Assert.Equal("SIP/2.0 200 OK", _bench.Reports.Last());
    }

    void End(Talk talk, bool byPhone)
    {
        if (byPhone)
        {
            Wire.Receive(talk.Peer.Bye(3, talk.Tag), talk.Path);
        }
        else
        {
            Wire.Order(new SipOrder.HangUp(talk.Session));
            Wire.Receive(talk.Peer.Answer(Wire.FirstSent("BYE "), 200), talk.Path);
        }
    }
}
