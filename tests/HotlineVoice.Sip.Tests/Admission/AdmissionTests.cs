using System.Net;
using System.Text.RegularExpressions;

namespace HotlineVoice.Sip.Tests.Admission;

/// <summary>Who may do what from where.</summary>
public sealed class AdmissionTests
{
    static readonly Peer.Key Key = new("8001", "secret-1");

    const string Served =
        "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, INFO, UPDATE, PRACK, REFER, NOTIFY\r\n";

    readonly Bench _bench = new();

    [Fact]
    public void A_seat_is_challenged_and_then_calls_as_itself()
    {
        Call(Peer.Phone, Bench.Seat, Key);
        Assert.Equal(new SipOrigin.FromSeat("8001"), _bench.Single<SipOutput.CallOffered>().Origin);
    }

    [Fact]
    public void The_ack_of_a_challenge_is_expected_and_not_counted()
    {
        Call(Peer.Phone, Bench.Seat, Key);
        Assert.Equal(0, _bench.Stack.Counters.Rejections(SipRejection.UnknownDialog));
    }

    [Fact]
    public void A_seats_name_is_challenged_from_the_trunks_address_too()
    {
        _bench.Receive((Peer.Citizen with { User = "8001" }).Invite(), Bench.Trunk);
        Assert.Equal(401, _bench.LastStatus);
        Assert.False(_bench.Said<SipOutput.CallOffered>());
    }

    [Fact]
    public void A_stranger_is_challenged_whoever_he_says_he_is()
    {
        foreach (var user in (string[])["8001", "9999", "12345"])
        {
            _bench.Receive((Peer.Citizen with { User = user, CallId = user }).Invite(), Bench.Stranger);
            Assert.Equal(401, _bench.LastStatus);
        }

        Assert.Equal(3, _bench.Stack.Counters.Rejections(SipRejection.Challenged));
        Assert.Equal(0, _bench.Stack.Counters.Transactions);
    }

    [Fact]
    public void A_seat_cannot_call_under_another_seats_name()
    {
        Call(Peer.Phone with { User = "8002" }, Bench.Seat, Key);
        Assert.Equal(403, _bench.LastStatus);
        Assert.Equal(1, _bench.Stack.Counters.Rejections(SipRejection.WrongIdentity));
    }

    [Fact]
    public void An_asserted_identity_is_believed_from_trunks_only()
    {
        Call(Peer.Phone, Bench.Seat, Key, "P-Asserted-Identity: <sip:110@police.test>\r\n");
        Assert.Null(_bench.Single<SipOutput.CallOffered>().Details.AssertedUser);
    }

    [Theory]
    [InlineData("MESSAGE", 401)]
    [InlineData("SUBSCRIBE", 401)]
    [InlineData("NOTIFY", 401)]
    [InlineData("REFER", 401)]
    [InlineData("PUBLISH", 401)]
    [InlineData("INFO", 481)]
    [InlineData("UPDATE", 481)]
    [InlineData("BYE", 481)]
    [InlineData("FETCH", 501)]
    [InlineData("OPTIONS", 200)]
    public void Without_proof_only_options_is_served(string method, int status)
    {
        _bench.Receive(Peer.Citizen.Request(method, 1, "m"), Bench.Stranger);
        Assert.Equal(status, _bench.LastStatus);
    }

    [Theory]
    [InlineData("MESSAGE", 405)]
    [InlineData("SUBSCRIBE", 405)]
    [InlineData("FETCH", 501)]
    public void From_a_trunk_what_we_do_not_serve_is_told_with_what_we_do(string method, int status)
    {
        _bench.Receive(Peer.Citizen.Request(method, 1, "m"), Bench.Trunk);
        Assert.Equal(status, _bench.LastStatus);
        Assert.Contains(Served, _bench.LastSent);
    }

    [Fact]
    public void Options_tells_the_same_methods_and_the_one_event_package()
    {
        _bench.Receive(Peer.Citizen.Request("OPTIONS", 1, "o"), Bench.Stranger);
        Assert.Contains(Served, _bench.LastSent);
        Assert.Contains("Supported: timer, 100rel, norefersub\r\nAllow-Events: refer\r\n", _bench.LastSent);
    }

    [Theory]
    [InlineData("REFER", 403, SipRejection.BadTransfer)]
    [InlineData("NOTIFY", 481, SipRejection.UnknownDialog)]
    public void Transfers_and_their_reports_are_refused_outside_calls_even_to_trunks_and_seats(
        string method, int status, SipRejection reason)
    {
        var extra = "Refer-To: <sip:8002@hotline.test>\r\nEvent: refer\r\n";
        _bench.Receive(Peer.Citizen.Request(method, 1, "m", extra: extra), Bench.Trunk);
        Assert.Equal(status, _bench.LastStatus);
        _bench.Receive(Peer.Phone.Request(method, 1, "s1", extra: extra), Bench.Seat);
        Assert.Equal(401, _bench.LastStatus);
        var proof = Peer.Authorize(_bench.LastSent, method, "sip:12345@hotline.test", Key);
        _bench.Receive(Peer.Phone.Request(method, 2, "s2", extra: extra + proof), Bench.Seat);
        Assert.Equal(status, _bench.LastStatus);
        Assert.Equal(2, _bench.Stack.Counters.Rejections(reason));
        Assert.False(_bench.Said<SipOutput.TransferAsked>());
        Assert.Equal(0, _bench.Stack.Counters.Transactions);
    }

    /// <summary>Pickup by Replaces (RFC 3891) is not served: as a demand it is refused, else passed over.</summary>
    [Theory]
    [InlineData("Require: replaces\r\n", false)]
    [InlineData("Supported: replaces\r\n", true)]
    public void An_invite_that_would_replace_a_call_is_an_ordinary_call_or_420(string extra, bool isOffered)
    {
        var replaces = "Replaces: other-call;to-tag=a;from-tag=b\r\n";
        _bench.Receive(Peer.Citizen.Invite(extra: replaces + extra), Bench.Trunk);
        Assert.Equal(isOffered, _bench.Said<SipOutput.CallOffered>());
        if (!isOffered)
        {
            Assert.Equal(420, _bench.LastStatus);
            Assert.Contains("Unsupported: replaces\r\n", _bench.LastSent);
        }
    }

    [Fact]
    public void Ten_wrong_digests_ban_the_source_once_and_silently()
    {
        for (var i = 0; i < 10; i++)
        {
            Guess(i);
        }

        var banned = _bench.Single<SipOutput.SourceBanned>();
        Assert.Equal(("127.0.0.9", TimeSpan.FromMinutes(10)), (banned.Source.ToString(), banned.For));
        _bench.Clear();
        Guess(11);
        _bench.Receive(Peer.Citizen.Request("OPTIONS", 1, "o"), Bench.Stranger);
        Assert.Empty(_bench.Sent);
        Assert.Equal(2, _bench.Stack.Counters.Rejections(SipRejection.Banned));

        _bench.Wait(TimeSpan.FromMinutes(10));
        _bench.Receive(Peer.Citizen.Request("OPTIONS", 2, "o2"), Bench.Stranger);
        Assert.Equal(200, _bench.LastStatus);
    }

    [Fact]
    public void Wrong_digests_spread_over_hours_do_not_ban()
    {
        for (var i = 0; i < 20; i++)
        {
            Guess(i);
            _bench.Wait(TimeSpan.FromMinutes(5));
        }

        Assert.False(_bench.Said<SipOutput.SourceBanned>());
    }

    [Fact]
    public void A_banned_office_keeps_its_calls_in_progress()
    {
        Call(Peer.Phone, Bench.Seat, Key);
        var call = _bench.Single<SipOutput.CallOffered>();
        _bench.Order(new SipOrder.Answer(call.Session, Bench.Offer()));
        var tag = Peer.TagOf(_bench.LastSent);
        _bench.Receive(Peer.Phone.Ack(2, tag), Bench.Seat);
        for (var i = 0; i < 10; i++)
        {
            Guess(i, Bench.Seat);
        }

        Assert.True(_bench.Said<SipOutput.SourceBanned>());
        _bench.Receive(Peer.Phone.Bye(3, tag), Bench.Seat);
        Assert.Equal(200, _bench.LastStatus);
    }

    [Fact]
    public void A_trunk_is_never_banned_by_what_comes_in_its_name()
    {
        for (var i = 0; i < 30; i++)
        {
            Guess(i, Bench.Trunk);
        }

        _bench.Receive(Peer.Citizen.Invite(), Bench.Trunk);
        _bench.Single<SipOutput.CallOffered>();
    }

    [Fact]
    public void A_full_trunk_gets_486_until_a_call_ends()
    {
        var bench = new Bench(maxCalls: 1);
        bench.Receive(Peer.Citizen.Invite(), Bench.Trunk);
        var second = Peer.Citizen with { CallId = "call-2" };
        bench.Receive(second.Invite(), Bench.Trunk);
        Assert.Equal(486, bench.LastStatus);
        bench.Order(new SipOrder.Refuse(bench.Single<SipOutput.CallOffered>().Session, 404));
        bench.Receive((second with { CallId = "call-3" }).Invite(), Bench.Trunk);
        Assert.Equal(2, bench.Outputs.OfType<SipOutput.CallOffered>().Count());
    }

    [Fact]
    public void A_trunk_with_ports_is_only_itself_on_those_ports()
    {
        _bench.Order(new SipOrder.SetTrunks([Bench.City() with { FromPorts = [5060, 5062] }]));
        _bench.Receive(Peer.Citizen.Invite(), Bench.PathFrom("127.0.0.2", 5061));
        Assert.Equal(401, _bench.LastStatus);
        _bench.Receive((Peer.Citizen with { CallId = "b" }).Invite(), Bench.PathFrom("127.0.0.2", 5062));
        _bench.Single<SipOutput.CallOffered>();
    }

    [Fact]
    public void Draining_refuses_new_calls_and_serves_the_rest()
    {
        _bench.Receive(Peer.Citizen.Invite(), Bench.Trunk);
        _bench.Order(new SipOrder.Drain());
        _bench.Receive((Peer.Citizen with { CallId = "late" }).Invite(), Bench.Trunk);
        Assert.Equal(503, _bench.LastStatus);
        Assert.Contains("Retry-After: 5\r\n", _bench.LastSent);
        _bench.Receive(Peer.Citizen.Cancel(), Bench.Trunk);
        Assert.True(_bench.Said<SipOutput.CallEnded>());
        _bench.Receive(Peer.Phone.Register(1), Bench.Seat);
        Assert.Equal(401, _bench.LastStatus);
    }

    [Fact]
    public void Overload_refuses_new_calls_and_registrations_without_leaving_anything_behind()
    {
        _bench.Order(new SipOrder.Overload(true));
        _bench.Receive(Peer.Citizen.Invite(), Bench.Trunk);
        _bench.Receive(Peer.Phone.Register(1), Bench.Seat);
        Assert.Equal(2, _bench.CountSent("SIP/2.0 503"));
        Assert.Equal(0, _bench.Stack.Counters.Transactions);
        _bench.Order(new SipOrder.Overload(false));
        _bench.Receive((Peer.Citizen with { CallId = "later" }).Invite(), Bench.Trunk);
        _bench.Single<SipOutput.CallOffered>();
    }

    [Fact]
    public void An_unauthenticated_answer_is_at_most_three_times_its_request()
    {
        var request = Peer.Phone.Register(1);
        _bench.Receive(request, Bench.Stranger);
        Assert.InRange(_bench.LastSent.Length, 1, request.Length * 3);
    }

    [Theory]
    [InlineData("Require: 100rel, secret\r\n", 420)]
    [InlineData("Max-Forwards: 0\r\n", 483)]
    [InlineData("Content-Type: text/plain\r\n", 415)]
    [InlineData("Session-Expires: 30\r\nSupported: timer\r\n", 422)]
    public void An_invite_with_more_than_we_can_is_refused_by_its_own_number(string line, int status)
    {
        var invite = Peer.Citizen.Invite(extra: line.StartsWith("Content") || line.StartsWith("Max") ? "" : line);
        if (line.StartsWith("Content"))
        {
            invite = invite.Replace("Content-Type: application/sdp\r\n", line);
        }
        else if (line.StartsWith("Max"))
        {
            invite = invite.Replace("Max-Forwards: 70\r\n", line);
        }

        _bench.Receive(invite, Bench.Trunk);
        Assert.Equal(status, _bench.LastStatus);
        Assert.False(_bench.Said<SipOutput.CallOffered>());
    }

    [Fact]
    public void A_description_that_cannot_be_read_is_488()
    {
        _bench.Receive(Peer.Citizen.Invite(body: "v=0\r\nm=audio\r\n"), Bench.Trunk);
        Assert.Equal(488, _bench.LastStatus);
    }

    [Fact]
    public void The_source_of_a_ban_is_an_address_and_not_a_port()
    {
        for (var port = 0; port < 10; port++)
        {
            Guess(port, Bench.PathFrom("127.0.0.9", 20_000 + port));
        }

        Assert.Equal(IPAddress.Parse("127.0.0.9"), _bench.Single<SipOutput.SourceBanned>().Source);
    }

    void Call(Peer peer, SipPath path, Peer.Key key, string extra = "")
    {
        _bench.Receive(peer.Invite(1), path);
        var challenge = _bench.LastSent;
        Assert.Matches(new Regex("^SIP/2.0 401"), challenge);
        _bench.Receive(peer.Ack(1, Peer.TagOf(challenge), "inv"), path);
        var authorization = Peer.Authorize(challenge, "INVITE", "sip:12345@hotline.test", key);
        _bench.Receive(peer.Invite(2, extra: extra + authorization), path);
    }

    void Guess(int turn, SipPath? path = null)
    {
        var peer = Peer.Phone with { CallId = $"guess-{turn}" };
        const string Challenge = "WWW-Authenticate: Digest nonce=\"made-up\", algorithm=SHA-256";
        var wrong = Peer.Authorize(Challenge, "REGISTER", "sip:hotline.test", new Peer.Key("8001", $"word-{turn}"));
        _bench.Receive(peer.Register(1, wrong), path ?? Bench.Stranger);
    }
}
