namespace HotlineVoice.Sip.Tests.Sessions;

/// <summary>Our password hash goes to the trunk itself, for its own realm, in calls that we began, and never in a loop.
/// </summary>
/// <remarks>CVE-2021-41158: a switch answered the challenge of a caller it had called back, and gave away the hash of
/// its carrier's password. CVE-2020-28242: a switch followed ever new nonces until it fell over.</remarks>
public sealed class TrunkDigestTests
{
    const string Challenge =
        "WWW-Authenticate: Digest realm=\"carrier\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256\r\n";

    static readonly Peer Gateway = new("13900139001", "127.0.0.2", 5060);

    readonly Bench _bench = new();

    public TrunkDigestTests() => _bench.Order(new SipOrder.SetTrunks(
        [Bench.City() with { Username = "county", Password = "pw", Realm = "carrier" }]));

    [Fact]
    public void The_trunks_challenge_is_answered_with_a_new_number_in_the_same_call()
    {
        Dial();
        var first = _bench.LastSent;
        _bench.Receive(Gateway.Answer(first, 401, Challenge), Bench.Trunk);
        var second = _bench.LastSent;
        Assert.Contains("Authorization: Digest username=\"county\", realm=\"carrier\", nonce=\"n1\"", second);
        Assert.Equal(Peer.Header(first, "Call-ID"), Peer.Header(second, "Call-ID"));
        Assert.Equal(Peer.Header(first, "From"), Peer.Header(second, "From"));
        Assert.Equal(Number(first) + 1, Number(second));
        _bench.Receive(Gateway.Answer(second, 200, body: Peer.Sdp), Bench.Trunk);
        _bench.Single<SipOutput.CallAnswered>();
        Assert.Contains("Authorization: Digest", _bench.LastSent);
    }

    [Fact]
    public void The_answer_is_what_the_trunk_computes_too()
    {
        Dial();
        _bench.Receive(Gateway.Answer(_bench.LastSent, 407, Challenge.Replace("WWW", "Proxy")), Bench.Trunk);
        var line = Peer.Header(_bench.LastSent, "Proxy-Authorization");
        string Field(string name) =>
            System.Text.RegularExpressions.Regex.Match(line, $"{name}=\"?([^\",]+)").Groups[1].Value;
        var key = new Peer.Key("county", "pw") { Realm = "carrier" };
        var ha1 = key.Hash("county:carrier:pw");
        var ha2 = key.Hash("INVITE:" + Field("uri"));
        Assert.Equal(
            key.Hash($"{ha1}:n1:{Field("nc")}:{Field("cnonce")}:auth:{ha2}"), Field("response"));
    }

    [Fact]
    public void Another_realm_or_another_address_gets_nothing()
    {
        Dial();
        _bench.Receive(Gateway.Answer(_bench.LastSent, 401, Challenge.Replace("carrier", "else")), Bench.Trunk);
        Assert.Equal(SipEndReason.AuthenticationFailed, _bench.Single<SipOutput.CallEnded>().End.Reason);
        _bench.Clear();
        Dial();
        _bench.Receive(Gateway.Answer(_bench.LastSent, 401, Challenge), Bench.Stranger);
        Assert.Equal(SipEndReason.AuthenticationFailed, _bench.Single<SipOutput.CallEnded>().End.Reason);
        Assert.DoesNotContain(_bench.Sent, sent => sent.Text.Contains("Authorization:"));
    }

    [Fact]
    public void A_challenge_that_comes_for_ever_ends_the_call_after_two_tries()
    {
        Dial();
        for (var i = 0; i < 5 && !_bench.Said<SipOutput.CallEnded>(); i++)
        {
            var last = _bench.Sent.Last(sent => sent.Text.StartsWith("INVITE")).Text;
            _bench.Receive(Gateway.Answer(last, 401, Challenge.Replace("n1", $"n{i}")), Bench.Trunk);
        }

        Assert.Equal(2, _bench.CountNew("INVITE "));
        Assert.Equal(SipEndReason.AuthenticationFailed, _bench.Single<SipOutput.CallEnded>().End.Reason);
    }

    [Fact]
    public void A_stale_nonce_is_worth_a_third_try_and_no_fourth()
    {
        Dial();
        for (var i = 0; i < 5 && !_bench.Said<SipOutput.CallEnded>(); i++)
        {
            var last = _bench.Sent.Last(sent => sent.Text.StartsWith("INVITE")).Text;
            var stale = Challenge.Replace("n1\"", $"n{i}\", stale=true");
            _bench.Receive(Gateway.Answer(last, 401, stale), Bench.Trunk);
        }

        Assert.Equal(3, _bench.CountNew("INVITE "));
    }

    [Fact]
    public void A_caller_who_challenges_our_bye_gets_no_credentials()
    {
        _bench.Receive(Peer.Citizen.Invite(), Bench.Trunk);
        var session = _bench.Single<SipOutput.CallOffered>().Session;
        _bench.Order(new SipOrder.Answer(session, Bench.Offer()));
        _bench.Receive(Peer.Citizen.Ack(1, Peer.TagOf(_bench.LastSent)), Bench.Trunk);
        _bench.Order(new SipOrder.HangUp(session));
        _bench.Receive(Peer.Citizen.Answer(_bench.LastSent, 401, Challenge), Bench.Trunk);
        Assert.DoesNotContain(_bench.Sent, sent => sent.Text.Contains("Authorization:"));
        _bench.Wait(64);
        Assert.Equal(0, _bench.Stack.Counters.Sessions);
    }

    [Fact]
    public void A_challenged_bye_of_our_own_call_is_sent_again_with_credentials()
    {
        var session = Dial();
        _bench.Receive(Gateway.Answer(_bench.LastSent, 200, body: Peer.Sdp), Bench.Trunk);
        _bench.Order(new SipOrder.HangUp(session));
        _bench.Receive(Gateway.Answer(_bench.LastSent, 401, Challenge), Bench.Trunk);
        Assert.StartsWith("BYE ", _bench.LastSent);
        Assert.Contains("Authorization: Digest", _bench.LastSent);
    }

    SipSessionId Dial()
    {
        var session = _bench.Stack.NewSession();
        _bench.Order(new SipOrder.Dial(
            session,
            new SipTarget.ToTrunk("city", "13900139001"),
            Bench.Offer(),
            new SipCallerName("12345"),
            TimeSpan.FromSeconds(30)));
        return session;
    }

    static int Number(string request) => int.Parse(Peer.Header(request, "CSeq").Split(' ')[0]);
}
