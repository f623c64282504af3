namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Calls to a seat with two phones: who wins, who is let go and how, and what they may learn of the caller.
/// </summary>
public sealed class SeatCallTests
{
    static readonly Peer Desk = new("8001", "127.0.0.1", 5_071);
    static readonly Peer Soft = new("8001", "127.0.0.1", 5_072);

    readonly Bench _bench = new();
    SipSessionId _session;
    string _toDesk = "";
    string _toSoft = "";

    [Fact]
    public void A_phone_that_is_slower_than_the_winner_is_cancelled_at_its_first_word_and_told_why()
    {
        Dial();
        Answer(Soft, 200, body: Peer.Sdp);
        Assert.Equal(0, _bench.CountSent("CANCEL "));
        Answer(Desk, 180);
        var cancel = _bench.FirstSent("CANCEL ");
        Assert.Equal(Peer.Header(_toDesk, "Via"), Peer.Header(cancel, "Via"));
        Assert.Contains("Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n", cancel);
        Assert.False(_bench.Said<SipOutput.CallRang>());
        Answer(Desk, 487);
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        Assert.Equal(1, _bench.Stack.Counters.Dialogs);
    }

    [Fact]
    public void Two_answers_at_once_leave_the_first_and_thank_the_second_with_its_reason()
    {
        Dial();
        Answer(Desk, 200, body: Peer.Sdp);
        Answer(Soft, 200, body: Peer.Sdp);
        Answer(Soft, 200, body: Peer.Sdp);
        _bench.Single<SipOutput.CallAnswered>();
        Assert.Equal(3, _bench.CountSent("ACK "));
        Assert.Equal(1, _bench.CountNew("BYE "));
        var bye = _bench.FirstSent("BYE ");
        Assert.Equal(Peer.Header(_toSoft, "Call-ID"), Peer.Header(bye, "Call-ID"));
        Assert.Contains("Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n", bye);
        NothingIsLeftAfterHangUp();
    }

    /// <summary>An answer without description took what another phone had described while it rang, and sound went
    /// there.</summary>
    [Fact]
    public void What_one_phone_described_early_is_not_the_answer_of_another()
    {
        Dial();
        Answer(Desk, 183, body: Peer.Sdp.Replace("30000", "31000"));
        Answer(Soft, 183, body: Peer.Sdp.Replace("30000", "32000"));
        Answer(Desk, 183, body: Peer.Sdp.Replace("30000", "33000"));
        Answer(Soft, 200);
        Assert.Equal(32_000, _bench.Single<SipOutput.CallAnswered>().Answer.Media[0].Port);
    }

    [Fact]
    public void A_phone_that_answers_without_any_description_is_let_go_although_another_had_one()
    {
        Dial();
        Answer(Desk, 183, body: Peer.Sdp);
        Answer(Soft, 200);
        Assert.Equal(SipEndReason.BadDescription, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.Equal(Peer.Header(_toSoft, "Call-ID"), Peer.Header(_bench.FirstSent("BYE "), "Call-ID"));
        Assert.Equal(Peer.Header(_toDesk, "Call-ID"), Peer.Header(_bench.FirstSent("CANCEL "), "Call-ID"));
    }

    [Fact]
    public void Each_phone_proves_its_own_ringing()
    {
        Dial();
        Answer(Desk, 180, "Require: 100rel\r\nRSeq: 5\r\n");
        Answer(Soft, 180, "Require: 100rel\r\nRSeq: 90\r\n");
        var pracks = _bench.Sent.Where(sent => sent.Text.StartsWith("PRACK ")).ToList();
        Assert.Equal(
            [(5_071, "5"), (5_072, "90")],
            pracks.Select(prack => (prack.Path.Remote.Port, Peer.Header(prack.Text, "RAck").Split(' ')[0])));
    }

    /// <summary>We follow no redirection: a seat's phone does not decide where the county's calls go (RFC 3261 §8.1.3.4
    /// leaves it to us).</summary>
    [Fact]
    public void A_redirection_is_a_refusal_of_that_phone_only()
    {
        Dial();
        Answer(Desk, 302, "Contact: <sip:900@evil.test>\r\n");
        Assert.Equal(2, _bench.CountNew("INVITE "));
        Assert.False(_bench.Said<SipOutput.CallEnded>());
        Answer(Soft, 480);
        Assert.Equal(302, _bench.Single<SipOutput.CallEnded>().End.Status);
        NothingIsLeft();
    }

    [Fact]
    public void A_phone_that_challenges_us_gets_no_credentials_and_counts_as_refused()
    {
        Dial();
        Answer(Desk, 401, "WWW-Authenticate: Digest realm=\"hotline.test\", nonce=\"n\"\r\n");
        Assert.DoesNotContain(_bench.Sent, sent => sent.Text.Contains("Authorization:"));
        Answer(Soft, 200, body: Peer.Sdp);
        _bench.Single<SipOutput.CallAnswered>();
    }

    [Fact]
    public void A_phone_that_declines_for_all_stops_the_others()
    {
        Dial();
        Answer(Soft, 180);
        Answer(Desk, 603);
        Assert.Equal(603, _bench.Single<SipOutput.CallEnded>().End.Status);
        Assert.Equal(1, _bench.CountSent("CANCEL "));
        Answer(Soft, 200, body: Peer.Sdp);
        Assert.Equal(1, _bench.CountSent("BYE "));
        Assert.False(_bench.Said<SipOutput.CallAnswered>());
        NothingIsLeft();
    }

    [Fact]
    public void Nobody_answering_in_time_cancels_every_phone_that_rang_and_ends_once()
    {
        Dial();
        Answer(Desk, 180);
        _bench.Wait(20.1);
        Assert.Equal(SipEndReason.NoAnswer, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.Equal(1, _bench.CountNew("CANCEL "));
        Answer(Soft, 180);
        Assert.Equal(2, _bench.CountNew("CANCEL "));
        Answer(Desk, 487);
        Answer(Soft, 487);
        _bench.Single<SipOutput.CallEnded>();
        NothingIsLeft();
    }

    [Fact]
    public void Hanging_up_before_any_word_of_a_phone_reaches_it_with_its_first_word()
    {
        Dial();
        _bench.Order(new SipOrder.HangUp(_session, new SipCause(Q850: 16)));
        _bench.Single<SipOutput.CallEnded>();
        Assert.Equal(0, _bench.CountSent("CANCEL "));
        Answer(Desk, 100);
        Assert.Contains("Reason: Q.850;cause=16\r\n", _bench.FirstSent("CANCEL "));
        Answer(Desk, 487);
        Answer(Soft, 200, body: Peer.Sdp);
        Assert.Equal(Peer.Header(_toSoft, "Call-ID"), Peer.Header(_bench.FirstSent("BYE "), "Call-ID"));
        Assert.False(_bench.Said<SipOutput.CallAnswered>());
        NothingIsLeft();
    }

    [Fact]
    public void A_cancel_that_the_answer_overtakes_still_ends_that_phone()
    {
        Dial();
        Answer(Desk, 180);
        Answer(Soft, 180);
        _bench.Order(new SipOrder.HangUp(_session));
        Answer(Desk, 200, body: Peer.Sdp);
        var cancel = _bench.FirstSent("CANCEL ");
        _bench.Receive(Desk.Answer(cancel, 481), PathOf(Desk));
        Assert.Equal((1, 1), (_bench.CountNew("BYE "), _bench.CountSent("ACK ")));
        _bench.Receive(Desk.Answer(_bench.FirstSent("BYE "), 200), PathOf(Desk));
        Answer(Soft, 487);
        _bench.Single<SipOutput.CallEnded>();
        NothingIsLeft();
    }

    [Fact]
    public void A_hidden_number_stands_nowhere_in_what_a_phone_is_sent()
    {
        Dial(new SipCallerName("13800138001", "张三 13800138001", Restricted: true));
        Answer(Desk, 180);
        Answer(Desk, 200, body: Peer.Sdp);
        Answer(Soft, 180);
        _bench.Order(new SipOrder.HangUp(_session));
        Assert.Equal(["ACK", "BYE", "CANCEL", "INVITE"], _bench.Sent.Select(sent => sent.Text.Split(' ')[0])
            .Distinct().Order());
        Assert.All(_bench.Sent, sent => Assert.DoesNotContain("13800138001", sent.Text));
        Assert.Contains("From: <sip:anonymous@hotline.test>;tag=", _toDesk);
        Assert.Contains("Contact: <sip:127.0.0.1:5060>\r\n", _toDesk);
        Assert.Contains("Privacy: id\r\n", _toDesk);
        Assert.DoesNotContain("P-Asserted-Identity", _toDesk);
    }

    void Dial(SipCallerName? from = null)
    {
        foreach (var peer in (Peer[])[Desk, Soft])
        {
            _bench.Order(new SipOrder.RestoreBinding(new SipBinding(
                "8001", $"sip:8001@{peer.Host}", PathOf(peer), "reg", 1, TimeSpan.FromMinutes(30))));
        }

        _bench.Clear();
        _session = _bench.Stack.NewSession();
        _bench.Order(new SipOrder.Dial(
            _session, new SipTarget.ToSeat("8001"), Bench.Offer(), from ?? new SipCallerName("13800138001"),
            TimeSpan.FromSeconds(20)));
        _toDesk = _bench.Sent.Single(sent => sent.Path.Remote.Port == 5_071).Text;
        _toSoft = _bench.Sent.Single(sent => sent.Path.Remote.Port == 5_072).Text;
    }

    void Answer(Peer peer, int status, string extra = "", string? body = null) => _bench.Receive(
        peer.Answer(peer == Desk ? _toDesk : _toSoft, status, extra, body, status == 100 ? null : "their-tag"),
        PathOf(peer));

    void NothingIsLeftAfterHangUp()
    {
        _bench.Order(new SipOrder.HangUp(_session));
        NothingIsLeft();
    }

    void NothingIsLeft()
    {
        _bench.Wait(100);
        var counters = _bench.Stack.Counters;
        Assert.Equal((0, 0, 0), (counters.Transactions, counters.Dialogs, counters.Sessions));
    }

    static SipPath PathOf(Peer peer) => Bench.PathFrom(peer.Address, peer.Port);
}
