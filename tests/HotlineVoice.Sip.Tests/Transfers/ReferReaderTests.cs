namespace HotlineVoice.Sip.Tests.Transfers;

/// <summary>What a REFER may ask for, and what it is told otherwise (RFC 3515 §2.4.2, RFC 3891 §3).</summary>
public sealed class ReferReaderTests
{
    readonly TransferBench _bench = new();

    [Theory]
    [InlineData("<sip:8002@hotline.test>", "8002")]
    [InlineData("sip:8002@hotline.test", "8002")]
    [InlineData("\"王芳\" <sip:8002@hotline.test;user=phone>;reason=\"busy, again\"", "8002")]
    [InlineData("<sips:8002@hotline.test;method=INVITE>", "8002")]
    [InlineData("<sip:%2A98%23@10.0.0.5:5080;transport=tcp>", "*98#")]
    [InlineData("<sip:0898-6552%0D%0A3344@elsewhere.test>", "0898-65523344")]
    [InlineData("<sip:8002@hotline.test?Subject=urgent&X-Mark=1>", "8002")]
    public void Who_was_dialled_is_told_as_it_is_told_of_a_call(string referTo, string user)
    {
        var talk = _bench.Talk(Peer.Citizen);
        _bench.Refer(talk, 2, referTo, "Referred-By: <sip:8001@hotline.test>\r\n");
        Assert.Equal(
            new SipOutput.TransferAsked(talk.Session, user, null), _bench.Wire.Single<SipOutput.TransferAsked>());
        Assert.Empty(_bench.Wire.Sent);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("Refer-To: <sip:8002@hotline.test>\r\nRefer-To: <sip:8003@hotline.test>\r\n", 400)]
    [InlineData("Refer-To: <sip:8002@hotline.test>, <sip:8003@hotline.test>\r\n", 400)]
    [InlineData("Refer-To: 8002\r\n", 400)]
    [InlineData("Refer-To: sip:8002@hotline.test?Replaces=a\r\n", 400)]
    [InlineData("r: <sip:8002@hotline.test?Replaces=call-2>\r\n", 400)]
    [InlineData("r: <sip:8002@hotline.test?Replaces=call-2%3Bto-tag%3Da>\r\n", 400)]
    [InlineData("r: <sip:8002@h.test?Replaces=c%3Bto-tag%3Da%3Bfrom-tag%3Db&Replaces=c%3Bto-tag%3Da>\r\n", 400)]
    [InlineData("Refer-To: <tel:+8689865523344>\r\n", 416)]
    [InlineData("Refer-To: http://www.ietf.org\r\n", 416)] // RFC 3515 §2.1 names it as an address that may stand there
    [InlineData("Refer-To: <sip:8002@hotline.test;method=SUBSCRIBE>\r\n", 603)]
    [InlineData("Refer-To: <sip:10.0.0.5>\r\n", 603)]
    [InlineData("r: <sip:8002@h.test?Replaces=none%3Bto-tag%3Da%3Bfrom-tag%3Db>\r\n", 603)]
    public void What_cannot_be_asked_for_is_refused_without_troubling_anybody(string headers, int status)
    {
        var talk = _bench.Talk(Peer.Citizen);
        _bench.Wire.Receive(talk.Peer.Request("REFER", 2, "r", talk.Tag, headers), talk.Path);
        Assert.Equal(status, _bench.Wire.LastStatus);
        Assert.Equal(1, _bench.Counters.Rejections(SipRejection.BadTransfer));
        Assert.False(_bench.Wire.Said<SipOutput.TransferAsked>());
        Assert.False(_bench.Wire.Said<SipOutput.CallEnded>());

        _bench.Refer(talk, 3, "<sip:8002@hotline.test>");
        _bench.Wire.Single<SipOutput.TransferAsked>();
    }

    [Theory]
    [InlineData("Replaces={0}%3Bto-tag%3D{1}%3Bfrom-tag%3D{2}")]
    [InlineData("Replaces={0}%3Bto-tag%3D{2}%3Bfrom-tag%3D{1}")]
    [InlineData("replaces={0}%3bfrom-tag%3d{2}%3bto-tag%3d{1}")]
    [InlineData("X=1&Re%70laces={0};to-tag={1};from-tag={2};x=y&Y=2")]
    public void A_call_that_is_named_is_found_whichever_side_the_tags_are_told_from(string headers)
    {
        var first = _bench.Talk(Peer.Citizen);
        var second = _bench.Talk(Peer.Citizen with { CallId = "call@2", Tag = "peer-2" });
        var named = string.Format(headers, "call%402", second.Tag, second.Peer.Tag);
        _bench.Refer(first, 2, $"<sip:8002@hotline.test?{named}>");
        Assert.Equal(
            new SipOutput.TransferAsked(first.Session, "8002", second.Session),
            _bench.Wire.Single<SipOutput.TransferAsked>());
    }

    [Fact]
    public void A_call_may_be_named_without_anybody_being_dialled()
    {
        var first = _bench.Talk(Peer.Citizen);
        var second = _bench.Talk(Peer.Citizen with { CallId = "call-2" });
        _bench.Refer(first, 2, $"<sip:127.0.0.1:5060?{Named(second)}>");
        Assert.Equal(
            new SipOutput.TransferAsked(first.Session, "", second.Session),
            _bench.Wire.Single<SipOutput.TransferAsked>());
    }

    [Fact]
    public void The_call_itself_a_ringing_one_and_a_wrong_tag_are_no_call_to_replace()
    {
        var first = _bench.Talk(Peer.Citizen);
        var ringing = Peer.Citizen with { CallId = "call-2" };
        var offered = _bench.Offered(ringing);
        _bench.Wire.Order(new SipOrder.Ring(offered.Session));
        var early = new Talk(offered.Session, ringing, Peer.TagOf(_bench.Wire.LastSent), Bench.Trunk);
        var third = _bench.Talk(Peer.Citizen with { CallId = "call-3" });
        var cseq = 2;
        foreach (var talk in (Talk[])[first, early, third with { Tag = "guess" }])
        {
            _bench.Refer(first, cseq++, $"<sip:8002@hotline.test?{Named(talk)}>");
            Assert.Equal(603, _bench.Wire.LastStatus);
        }

        Assert.False(_bench.Wire.Said<SipOutput.TransferAsked>());
    }

    [Fact]
    public void Another_peers_call_cannot_be_taken_even_by_its_true_name()
    {
        var seat = _bench.TalkWithSeat();
        var citizen = _bench.Talk(Peer.Citizen);
        _bench.Refer(citizen, 2, $"<sip:8002@hotline.test?{Named(seat)}>");
        Assert.Equal(603, _bench.Wire.LastStatus);
        _bench.Refer(seat, 2, $"<sip:8002@hotline.test?{Named(citizen)}>");
        Assert.Equal(603, _bench.Wire.LastStatus);
    }

    [Fact]
    public void Early_only_does_not_take_an_answered_call()
    {
        var first = _bench.Talk(Peer.Citizen);
        var second = _bench.Talk(Peer.Citizen with { CallId = "call-2" });
        _bench.Refer(first, 2, $"<sip:8002@hotline.test?{Named(second)}%3Bearly-only>");
        Assert.Equal(486, _bench.Wire.LastStatus);
    }

    static string Named(Talk talk) =>
        $"Replaces={talk.Peer.CallId}%3Bto-tag%3D{talk.Tag}%3Bfrom-tag%3D{talk.Peer.Tag}";
}
