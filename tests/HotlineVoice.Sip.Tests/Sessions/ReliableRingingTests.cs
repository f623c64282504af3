namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Provisional answers that must arrive (RFC 3262).</summary>
public sealed class ReliableRingingTests
{
    static readonly Peer Gateway = new("13900139001", "127.0.0.2", 5060);

    readonly Bench _bench = new();
    readonly Peer _citizen = Peer.Citizen;

    [Fact]
    public void A_caller_who_requires_it_gets_ringing_until_he_proves_it()
    {
        Offered();
        Assert.Contains("Require: 100rel\r\n", _bench.LastSent);
        _bench.Wait(3.6);
        Assert.Equal(4, _bench.CountSent("SIP/2.0 180")); // at 0, 0.5, 1.5 and 3.5 s
        Prack();
        Assert.Equal(200, _bench.LastStatus);
        _bench.Clear();
        _bench.Wait(40);
        Assert.Empty(_bench.Sent);
    }

    [Fact]
    public void A_prack_for_another_number_is_481()
    {
        Offered();
        _bench.Receive(
            _citizen.Request("PRACK", 2, "p", Peer.TagOf(_bench.LastSent), "RAck: 1 1 INVITE\r\n"), Bench.Trunk);
        Assert.Equal(481, _bench.LastStatus);
    }

    [Fact]
    public void The_200_waits_for_the_proof_of_an_early_description_and_for_nothing_else()
    {
        var session = Offered(early: true);
        _bench.Order(new SipOrder.Answer(session, Bench.Offer()));
        Assert.Equal(0, _bench.CountSent("SIP/2.0 200"));
        Prack();
        Assert.Contains(_bench.Sent, sent => sent.Text.StartsWith("SIP/2.0 200") && sent.Text.Contains("1 INVITE"));

        _bench.Clear();
        var second = Offered(peer: _citizen with { CallId = "call-2" });
        _bench.Order(new SipOrder.Answer(second, Bench.Offer()));
        Assert.Equal(200, _bench.LastStatus);
    }

    [Fact]
    public void A_second_ringing_waits_for_the_first_and_has_the_next_number()
    {
        var session = Offered();
        var first = uint.Parse(Peer.Header(_bench.LastSent, "RSeq"));
        _bench.Order(new SipOrder.Ring(session, 183, Bench.Offer()));
        Assert.Equal(0, _bench.CountSent("SIP/2.0 183"));
        Prack();
        Assert.Equal(first + 1, uint.Parse(Peer.Header(_bench.FirstSent("SIP/2.0 183"), "RSeq")));
    }

    [Fact]
    public void A_caller_who_never_proves_it_is_refused_and_nothing_stays()
    {
        Offered();
        _bench.Wait(32.1);
        Assert.Equal(SipEndReason.NoAck, _bench.Single<SipOutput.CallEnded>().End.Reason);
        _bench.Wait(64);
        Assert.Equal(0, _bench.Stack.Counters.Transactions + _bench.Stack.Counters.Sessions);
    }

    [Fact]
    public void Ringing_that_wants_proof_gets_it_once_each()
    {
        _bench.Order(new SipOrder.Dial(
            _bench.Stack.NewSession(),
            new SipTarget.ToTrunk("city", "13900139001"),
            Bench.Offer(),
            new SipCallerName("12345"),
            TimeSpan.FromSeconds(30)));
        var invite = _bench.LastSent;
        Assert.Contains("Supported: timer, 100rel, norefersub\r\n", invite);
        var number = int.Parse(Peer.Header(invite, "CSeq").Split(' ')[0]);
        var ringing = Gateway.Answer(invite, 183, "Require: 100rel\r\nRSeq: 776\r\n", Peer.Sdp);
        _bench.Receive(ringing, Bench.Trunk);
        _bench.Receive(ringing, Bench.Trunk);
        _bench.Receive(Gateway.Answer(invite, 180, "Require: 100rel\r\nRSeq: 778\r\n"), Bench.Trunk);
        _bench.Single<SipOutput.CallRang>();
        Assert.Equal(1, _bench.CountNew("PRACK "));
        Assert.Contains($"RAck: 776 {number} INVITE\r\n", _bench.FirstSent("PRACK "));
        Assert.Contains($"CSeq: {number + 1} PRACK\r\n", _bench.FirstSent("PRACK "));
        _bench.Receive(Gateway.Answer(invite, 200, body: Peer.Sdp), Bench.Trunk);
        Assert.Contains($"CSeq: {number} ACK\r\n", _bench.FirstSent("ACK "));
    }

    SipSessionId Offered(bool early = false, Peer? peer = null)
    {
        _bench.Receive((peer ?? _citizen).Invite(extra: "Require: 100rel\r\n"), Bench.Trunk);
        var session = _bench.Outputs.OfType<SipOutput.CallOffered>().Last().Session;
        _bench.Order(new SipOrder.Ring(session, early ? 183 : 180, early ? Bench.Offer() : null));
        return session;
    }

    void Prack()
    {
        var ringing = _bench.Sent.Last(sent => sent.Text.StartsWith("SIP/2.0 18")).Text;
        var extra = $"RAck: {Peer.Header(ringing, "RSeq")} 1 INVITE\r\n";
        _bench.Receive(_citizen.Request("PRACK", 2, "p", Peer.TagOf(ringing), extra), Bench.Trunk);
    }
}
