namespace HotlineVoice.Sip.Tests.Transfers;

/// <summary>The examples of the RFCs, with their headers as they stand there and our addresses around them.</summary>
public sealed class RfcExampleTests
{
    readonly TransferBench _bench = new();

    Bench Wire => _bench.Wire;

    /// <summary>RFC 3515 §2.1 lists what may stand in Refer-To; its second example has an @ without escape.</summary>
    [Theory]
    [InlineData("sip:alice@atlanta.example.com", "alice")]
    [InlineData(
        "<sip:bob@biloxi.example.net?Accept-Contact=sip:bobsdesk@biloxi.example.net"
            + "&Call-ID%3D55432%40alicepc.atlanta.example.com>",
        "bob")]
    [InlineData(
        "<sip:dave@denver.example.org?Replaces=12345%40192.168.118.3%3Bto-tag%3D12345%3Bfrom-tag%3D5FFE-3994>", null)]
    [InlineData("<sip:carol@cleveland.example.org;method=SUBSCRIBE>", null)]
    [InlineData("http://www.ietf.org", null)]
    public void The_addresses_of_rfc_3515(string referTo, string? user)
    {
        _bench.Refer(_bench.TalkWithSeat(), 2, referTo);
        Assert.Equal(user, Wire.Outputs.OfType<SipOutput.TransferAsked>().SingleOrDefault()?.User);
    }

    /// <summary>RFC 3515 §4.1 and §4.2, F1 to F12: two REFERs of one dialog, one after the other, the reports of the
    /// second named by its number.</summary>
    [Fact]
    public void The_flow_of_rfc_3515_in_a_call()
    {
        var talk = _bench.TalkWithSeat();
        var whatever = "Refer-To: <sip:8002@hotline.test>\r\nContact: sip:8001@127.0.0.1:5070\r\n";
        Wire.Receive(talk.Peer.Request("REFER", 93_809_823, "2293940223", talk.Tag, whatever), talk.Path);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Equal("93809823 REFER", Peer.Header(Wire.FirstSent("SIP/2.0 202 Accepted"), "CSeq"));
        Assert.Equal("refer", Peer.Header(_bench.Notify, "Event"));
        _bench.AnswerNotify(talk);
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 200));
        Assert.Equal("terminated;reason=noresource", Peer.Header(_bench.Notify, "Subscription-State"));
        _bench.AnswerNotify(talk);

        Wire.Receive(talk.Peer.Request("REFER", 93_809_824, "2293940229", talk.Tag, whatever), talk.Path);
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Equal("refer;id=93809824", Peer.Header(_bench.Notify, "Event"));
        _bench.AnswerNotify(talk);
        Wire.Order(new SipOrder.ReportTransfer(talk.Session, 503));
        Assert.Equal("refer;id=93809824", Peer.Header(_bench.Notify, "Event"));
        Assert.EndsWith("\r\n\r\nSIP/2.0 503 Service Unavailable\r\n", _bench.Notify);
    }

    /// <summary>RFC 5589 §7.3, F5: attended, the second call named in the address, with Referred-By (RFC 3892).
    /// </summary>
    [Fact]
    public void The_attended_transfer_of_rfc_5589_in_a_call()
    {
        var transferee = _bench.Talk(Peer.Citizen);
        var target = _bench.Talk(Peer.Citizen with { CallId = "090459243588173445", Tag = "763231" });
        var named = $"Replaces=090459243588173445%3Bto-tag%3D{target.Tag}%3Bfrom-tag%3D763231";
        _bench.Refer(
            transferee,
            314_159,
            $"<sips:482n4z24kdg@chicago.example.com;gr=8594958?{named}>",
            "Supported: gruu, replaces, tdialog\r\nReferred-By: <sips:transferor@atlanta.example.com>\r\n");
        Assert.Equal(
            new SipOutput.TransferAsked(transferee.Session, "482n4z24kdg", target.Session),
            Wire.Single<SipOutput.TransferAsked>());
    }

    /// <summary>RFC 5589 §6 prefers a REFER outside the call, named by Target-Dialog (RFC 4538), where both sides can;
    /// we cannot, and a REFER outside a call is nobody's.</summary>
    [Fact]
    public void The_transfer_outside_the_call_of_rfc_5589_is_refused()
    {
        var talk = _bench.Talk(Peer.Citizen);
        var outside = $"Require: tdialog\r\nTarget-Dialog: {talk.Peer.CallId};local-tag={talk.Peer.Tag};"
            + $"remote-tag={talk.Tag}\r\nRefer-To: <sip:8002@hotline.test>\r\n";
        Wire.Receive((talk.Peer with { CallId = "outside" }).Request("REFER", 1, "o", extra: outside), talk.Path);
        Assert.Equal(403, Wire.LastStatus);
        Assert.False(Wire.Said<SipOutput.TransferAsked>());
    }

    /// <summary>RFC 4488 §5: no subscription, and the answer says so.</summary>
    [Fact]
    public void The_refer_without_reports_of_rfc_4488_in_a_call()
    {
        var talk = _bench.TalkWithSeat();
        _bench.Refer(
            talk, 2, "<sip:8002@hotline.test>", "Refer-Sub: false\r\nSupported: norefersub\r\n");
        Wire.Order(new SipOrder.AcceptTransfer(talk.Session));
        Assert.Equal("false", Peer.Header(Wire.FirstSent("SIP/2.0 202"), "Refer-Sub"));
        Assert.Empty(_bench.Reports);
    }
}
