namespace HotlineVoice.Sip.Tests.Transfers;

/// <summary>Transfers that our own stack asks for when it is a telephone.</summary>
public sealed class AskedTransferTests
{
    readonly TransferBench _bench = new();

    Bench Wire => _bench.Wire;

    [Fact]
    public void A_transfer_is_asked_by_refer_and_its_reports_are_passed_on_until_the_final_one()
    {
        var talk = Asked();
        var refer = Wire.LastSent;
        Assert.StartsWith("REFER sip:13800138001@127.0.0.2:5060 SIP/2.0\r\n", refer);
        Assert.Contains("Refer-To: <sip:8002@hotline.test>\r\nReferred-By: <sip:12345@hotline.test>\r\n", refer);
        Assert.Contains("Contact: <sip:127.0.0.1:5060>\r\n", refer);
        Wire.Receive(talk.Peer.Answer(refer, 202), talk.Path);
        Notify(talk, 2, "SIP/2.0 100 Trying\r\n");
        Notify(talk, 3, "SIP/2.0 180 Ringing\r\nContact: <sip:8002@127.0.0.1>\r\n");
        Notify(talk, 4, "SIP/2.0 200 OK", "terminated;reason=noresource");
        Assert.Equal(3, Wire.CountSent("SIP/2.0 200"));
        Assert.Equal([100, 180, 200], Reports);
        Notify(talk, 5, "SIP/2.0 200 OK", "terminated;reason=noresource");
        Assert.Equal(481, Wire.LastStatus);
        Assert.Equal(3, Reports.Count());
    }

    [Fact]
    public void The_other_call_is_named_as_its_peer_sees_it()
    {
        var first = _bench.Talk(Peer.Citizen);
        var second = _bench.Talk(Peer.Citizen with { CallId = "call;2@x", Tag = "peer+2" });
        Wire.Order(new SipOrder.AskTransfer(first.Session, "8002", second.Session));
        var named = $"Replaces=call%3B2%40x%3Bto-tag%3Dpeer%2B2%3Bfrom-tag%3D{second.Tag}";
        Assert.Contains($"Refer-To: <sip:8002@hotline.test?{named}>\r\n", Wire.LastSent);
    }

    [Fact]
    public void A_number_cannot_smuggle_headers_into_the_address()
    {
        var talk = _bench.Talk(Peer.Citizen);
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8002@evil?Replaces=x\r\nX: 1"));
        Assert.Contains("<sip:8002%40evil%3FReplaces=x%0D%0AX%3A%201@hotline.test>\r\n", Wire.LastSent);
    }

    [Fact]
    public void A_report_may_come_before_the_202()
    {
        var talk = Asked();
        var refer = Wire.LastSent;
        Notify(talk, 2, "SIP/2.0 100 Trying");
        Assert.Equal(200, Wire.LastStatus);
        Wire.Receive(talk.Peer.Answer(refer, 202), talk.Path);
        Assert.Equal([100], Reports);
    }

    [Theory]
    [InlineData(603)]
    [InlineData(481)]
    [InlineData(405)]
    public void A_refused_refer_is_the_final_report_and_not_the_end_of_the_call(int status)
    {
        var talk = Asked();
        Wire.Receive(talk.Peer.Answer(Wire.LastSent, status), talk.Path);
        Assert.Equal([status], Reports);
        Notify(talk, 2, "SIP/2.0 100 Trying");
        Assert.Equal(481, Wire.LastStatus);
        Assert.False(Wire.Said<SipOutput.CallEnded>());
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8003"));
        Assert.StartsWith("REFER ", Wire.LastSent);
    }

    [Fact]
    public void Silence_is_408_before_the_202_after_it_and_when_a_report_runs_out()
    {
        Asked();
        Wire.Wait(32.1);
        Assert.Equal([408], Reports);

        var second = Asked("call-2");
        Wire.Receive(second.Peer.Answer(Wire.LastSent, 202), second.Path);
        Wire.Wait(32.1);
        Assert.Equal([408], Reports);

        var third = Asked("call-3");
        Wire.Receive(third.Peer.Answer(Wire.LastSent, 202), third.Path);
        Notify(third, 2, "SIP/2.0 180 Ringing", "active;expires=90");
        Wire.Wait(89);
        Assert.Equal([180], Reports);
        Wire.Wait(2);
        Assert.Equal([180, 408], Reports);
        Assert.False(Wire.Said<SipOutput.CallEnded>());
    }

    [Theory]
    [InlineData("Event: presence\r\nSubscription-State: active\r\n", "message/sipfrag", 489)]
    [InlineData("Subscription-State: active\r\n", "message/sipfrag", 489)]
    [InlineData("Event: refer;id=7\r\nSubscription-State: active\r\n", "message/sipfrag", 481)]
    [InlineData("Event: refer\r\n", "message/sipfrag", 400)]
    [InlineData("Event: refer\r\nSubscription-State: active\r\n", "text/plain", 415)]
    [InlineData("o: refer\r\nSubscription-State: ACTIVE ; expires=20\r\n", "Message/SipFrag ;version=2.0", 200)]
    public void A_notify_is_judged_by_its_event_its_number_its_state_and_its_body(
        string headers, string type, int status)
    {
        var talk = Asked();
        var body = "SIP/2.0 180 Ringing\r\n";
        Send(talk, 2, headers, type, body);
        Assert.Equal(status, Wire.LastStatus);
        Assert.Equal(status == 200 ? 1 : 0, Reports.Count());
    }

    [Theory]
    [InlineData("SIP/2.0 18")]
    [InlineData("SIP/1.0 180 Ringing")]
    [InlineData("SIP/2.0 099 Odd")]
    [InlineData("SIP/2.0 1800 Odd")]
    public void A_fragment_without_a_status_line_is_400(string body)
    {
        Notify(Asked(), 2, body);
        Assert.Equal(400, Wire.LastStatus);
        Assert.Empty(Reports);
    }

    [Fact]
    public void The_number_of_our_refer_is_taken_as_its_name()
    {
        var talk = Asked();
        var number = Peer.Header(Wire.LastSent, "CSeq").Split(' ')[0];
        var headers = $"Event: refer;id={number}\r\nSubscription-State: active\r\n";
        Send(talk, 2, headers, "message/sipfrag", "SIP/2.0 100 Trying");
        Assert.Equal([100], Reports);
    }

    [Theory]
    [InlineData("SIP/2.0 100 Trying", new[] { 100, 408 })]
    [InlineData("", new[] { 408 })]
    public void A_subscription_that_ends_without_a_final_status_is_told_as_408(string body, int[] reports)
    {
        Notify(Asked(), 2, body, "terminated;reason=giveup");
        Assert.Equal(200, Wire.LastStatus);
        Assert.Equal(reports, Reports);
    }

    [Fact]
    public void A_final_status_in_an_active_notify_is_told_once_and_the_end_is_still_answered()
    {
        var talk = Asked();
        Notify(talk, 2, "SIP/2.0 200 OK", "active;expires=60");
        Notify(talk, 3, "SIP/2.0 200 OK", "terminated;reason=noresource");
        Assert.Equal(200, Wire.LastStatus);
        Assert.Equal([200], Reports);
    }

    [Fact]
    public void An_unasked_notify_is_481_in_a_call_and_only_one_transfer_is_asked_at_a_time()
    {
        var talk = _bench.Talk(Peer.Citizen);
        Notify(talk, 2, "SIP/2.0 100 Trying");
        Assert.Equal(481, Wire.LastStatus);
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8002"));
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8003"));
        Assert.Equal([491], Reports);
        Assert.Equal(1, Wire.CountSent("REFER "));
    }

    [Fact]
    public void A_call_to_replace_must_be_another_one_and_answered()
    {
        var talk = _bench.Talk(Peer.Citizen);
        var ringing = _bench.Offered(Peer.Citizen with { CallId = "call-2" });
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8002", talk.Session));
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8002", ringing.Session));
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8002", new SipSessionId(99)));
        Assert.Equal([481, 481, 481], Reports);
        Assert.Equal(0, Wire.CountSent("REFER "));
    }

    [Fact]
    public void The_end_of_the_call_is_the_end_of_the_transfer()
    {
        var talk = Asked();
        Wire.Receive(talk.Peer.Answer(Wire.LastSent, 202), talk.Path);
        Wire.Receive(talk.Peer.Bye(2, talk.Tag), talk.Path);
        Notify(talk, 3, "SIP/2.0 200 OK", "terminated;reason=noresource");
        Assert.Equal(481, Wire.LastStatus);
        _bench.NothingIsLeft();
        Assert.Null(Wire.Stack.NextDeadline);
        Assert.Empty(Reports);
    }

    IEnumerable<int> Reports => Wire.Outputs.OfType<SipOutput.TransferReported>().Select(report => report.Status);

    Talk Asked(string callId = "call-1")
    {
        var talk = _bench.Talk(Peer.Citizen with { CallId = callId });
        Wire.Order(new SipOrder.AskTransfer(talk.Session, "8002"));
        return talk;
    }

    void Notify(Talk talk, int cseq, string body, string state = "active;expires=60") => Send(
        talk, cseq, $"Event: refer\r\nSubscription-State: {state}\r\n", "message/sipfrag;version=2.0", body);

    void Send(Talk talk, int cseq, string headers, string type, string body)
    {
        var typed = body.Length == 0 ? headers : headers + $"Content-Type: {type}\r\n";
        var notify = talk.Peer.Request("NOTIFY", cseq, "n" + cseq, talk.Tag, typed)
            .Replace("Content-Length: 0\r\n", $"Content-Length: {body.Length}\r\n") + body;
        Wire.Receive(notify, talk.Path);
    }
}
