using System.Net;
using System.Text.RegularExpressions;

namespace HotlineVoice.Sip.Tests.Registrations;

/// <summary>REGISTER as phones send it (RFC 3261 §10.3).</summary>
public sealed class RegistrarTests
{
    static readonly Peer.Key Key = new("8001", "secret-1");

    readonly Bench _bench = new();
    int _cseq;
    int _count;

    [Fact]
    public void A_phone_registers_with_sha_256_and_gets_its_contact_back()
    {
        Register();
        Assert.Equal(200, _bench.LastStatus);
        Assert.Contains("Contact: <sip:8001@127.0.0.1:5070>;expires=3600\r\n", _bench.LastSent);
        var kept = _bench.Single<SipOutput.BindingKept>().Binding;
        var expected = ("8001", "sip:8001@127.0.0.1:5070", TimeSpan.FromHours(1));
        Assert.Equal(expected, (kept.User, kept.Contact, kept.Remaining));
        Assert.Equal(1, _bench.Stack.Counters.Bindings);
    }

    [Fact]
    public void A_phone_that_knows_only_md5_registers_too()
    {
        Register(key: Key with { Algorithm = "MD5" });
        Assert.Equal(200, _bench.LastStatus);
    }

    [Fact]
    public void The_challenge_offers_sha_256_before_md5()
    {
        _bench.Receive(Peer.Phone.Register(1), Bench.Seat);
        Assert.Matches("(?s)WWW-Authenticate: .*algorithm=SHA-256.*WWW-Authenticate: .*algorithm=MD5", _bench.LastSent);
        Assert.Contains("realm=\"hotline.test\"", _bench.LastSent);
        Assert.Contains("qop=\"auth\"", _bench.LastSent);
    }

    /// <summary>baresip 1.0 stopped at the SHA-256 challenge and never rang.</summary>
    [Theory]
    [InlineData("User-Agent: baresip v1.0.0 (x86_64/linux)\r\n", 1)]
    [InlineData("", 2)]
    public void A_phone_that_gives_up_at_sha_256_is_asked_for_md5_alone(string agent, int asked)
    {
        for (var cseq = 1; cseq <= asked; cseq++)
        {
            _bench.Receive(Peer.Phone.Register(cseq, agent), Bench.Seat);
        }

        Assert.DoesNotContain("SHA-256", _bench.LastSent);
        var auth = Auth(_bench.LastSent, Key with { Algorithm = "MD5" });
        _bench.Receive(Peer.Phone.Register(9, agent + auth), Bench.Seat);
        Assert.Equal(200, _bench.LastStatus);
    }

    [Fact]
    public void A_house_may_offer_md5_alone_and_a_test_tool_is_known_by_its_tag()
    {
        var house = new Bench(options => options with { OfferSha256 = false });
        house.Receive(Peer.Phone.Register(1), Bench.Seat);
        Assert.DoesNotContain("SHA-256", house.LastSent);
        _bench.Receive((Peer.Phone with { Tag = "77SIPpTag001" }).Register(1), Bench.Seat);
        Assert.DoesNotContain("SHA-256", _bench.LastSent);
    }

    [Fact]
    public void A_phone_that_always_begins_without_credentials_keeps_sha_256()
    {
        for (var turn = 0; turn < 3; turn++)
        {
            Register();
            Assert.Equal(200, _bench.LastStatus);
        }
    }

    [Fact]
    public void A_repeated_register_is_answered_again_and_done_once()
    {
        var request = Register();
        _bench.Receive(request, Bench.Seat);
        Assert.Equal(2, _bench.CountSent("SIP/2.0 200"));
        _bench.Single<SipOutput.BindingKept>();
    }

    [Fact]
    public void A_copied_answer_to_a_challenge_is_stale_and_worth_nothing()
    {
        var request = Register();
        _bench.Receive(request.Replace("z9hG4bKreg", "z9hG4bKcopy").Replace("CSeq: 2", "CSeq: 3"), Bench.Seat);
        Assert.Equal(401, _bench.LastStatus);
        Assert.Contains("stale=true", _bench.LastSent);
    }

    [Fact]
    public void A_nonce_of_another_address_or_of_yesterday_is_stale()
    {
        _bench.Receive(Peer.Phone.Register(1), Bench.Seat);
        var challenge = _bench.LastSent;
        _bench.Wait(301);
        _bench.Receive(Peer.Phone.Register(2, Auth(challenge, Key)), Bench.Seat);
        Assert.Contains("stale=true", _bench.LastSent);

        _bench.Receive(Peer.Phone.Register(3), Bench.Seat);
        _bench.Receive(Peer.Phone.Register(4, Auth(_bench.LastSent, Key)), Bench.Stranger);
        Assert.Contains("stale=true", _bench.LastSent);
        Assert.Equal(0, _bench.Stack.Counters.Bindings);
    }

    [Fact]
    public void One_nonce_serves_several_requests_with_rising_counts()
    {
        _bench.Receive(Peer.Phone.Register(1), Bench.Seat);
        var challenge = _bench.LastSent;
        _bench.Receive(Peer.Phone.Register(2, Auth(challenge, Key)), Bench.Seat);
        _bench.Receive(Peer.Phone.Register(3, Auth(challenge, Key with { Count = "00000002" })), Bench.Seat);
        Assert.Equal(2, _bench.CountSent("SIP/2.0 200"));
    }

    [Fact]
    public void Wrong_password_unknown_seat_other_realm_and_other_uri_all_get_the_same_challenge()
    {
        _bench.Receive(Peer.Phone.Register(1), Bench.Seat);
        var challenge = _bench.LastSent;
        var nobody = Peer.Phone with { User = "9999", FromHost = Bench.Domain };
        var answers = new[]
        {
            Tried(Peer.Phone, Auth(challenge, Key with { Password = "guess" })),
            Tried(nobody, Auth(challenge, new Peer.Key("9999", "guess"))),
            Tried(Peer.Phone, Auth(challenge, Key with { Realm = "other" })),
            Tried(Peer.Phone, Peer.Authorize(challenge, "REGISTER", "sip:8002@hotline.test", Key)),
            Tried(Peer.Phone, Auth(challenge, Key).Replace("response=\"", "response=\"0")),
        };
        Assert.All(answers, answer => Assert.Equal(Shape(challenge), Shape(answer)));
        Assert.Equal(0, _bench.Stack.Counters.Bindings);
    }

    [Fact]
    public void A_seat_cannot_register_another_seat()
    {
        Register(peer: Peer.Phone with { User = "8002" }, key: Key);
        Assert.Equal(403, _bench.LastStatus);
        Assert.Equal(0, _bench.Stack.Counters.Bindings);
    }

    [Fact]
    public void A_short_wish_gets_423_with_the_least_time()
    {
        Register("Expires: 30\r\n");
        Assert.Equal(423, _bench.LastStatus);
        Assert.Contains("Min-Expires: 60\r\n", _bench.LastSent);
    }

    [Theory]
    [InlineData("Expires: 120\r\n", null, 120)]
    [InlineData("Expires: 120\r\n", "<sip:8001@127.0.0.1:5070>;expires=90", 90)]
    [InlineData("Expires: 99999999\r\n", null, 3_600)]
    [InlineData("Expires: 100000000000000000000000\r\n", null, 3_600)]
    [InlineData("Expires: soon\r\n", null, 3_600)]
    public void The_contacts_own_time_goes_first_and_the_longest_is_an_hour(string extra, string? contact, int seconds)
    {
        Register(extra, contact);
        Assert.Contains($";expires={seconds}\r\n", _bench.LastSent);
    }

    [Fact]
    public void A_binding_runs_out_and_says_so()
    {
        Register("Expires: 60\r\n");
        _bench.Wait(59);
        Assert.False(_bench.Said<SipOutput.BindingGone>());
        _bench.Wait(2);
        Assert.Equal("8001", _bench.Single<SipOutput.BindingGone>().User);
        Assert.Equal(0, _bench.Stack.Counters.Bindings);
    }

    [Fact]
    public void Star_with_expires_zero_withdraws_everything_and_otherwise_is_wrong()
    {
        Register();
        Register(contact: "<sip:8001@127.0.0.1:5080>");
        Assert.Equal(2, _bench.Stack.Counters.Bindings);
        Register("Expires: 60\r\n", "*");
        Assert.Equal(400, _bench.LastStatus);
        Register("Expires: 0\r\n", "*, <sip:8001@127.0.0.1:5080>");
        Assert.Equal(400, _bench.LastStatus);
        Register("Expires: 0\r\n", "*");
        Assert.Equal(200, _bench.LastStatus);
        Assert.Equal(0, _bench.Stack.Counters.Bindings);
        Assert.DoesNotContain("Contact:", _bench.LastSent);
    }

    [Fact]
    public void The_oldest_contact_makes_room_for_the_seventh()
    {
        for (var port = 1; port <= 7; port++)
        {
            Register(contact: $"<sip:8001@127.0.0.1:{6_000 + port}>");
        }

        Assert.Equal(6, _bench.Stack.Counters.Bindings);
        Assert.Equal("sip:8001@127.0.0.1:6001", _bench.Single<SipOutput.BindingGone>().Contact);
        Assert.Equal(6, Regex.Count(_bench.LastSent, "Contact: "));
    }

    [Fact]
    public void A_request_that_comes_late_does_not_undo_a_newer_one()
    {
        Register();
        Register();
        _bench.Wait(40);
        _cseq = 0;
        Register("Expires: 0\r\n");
        Assert.Equal(500, _bench.LastStatus);
        Assert.Equal(1, _bench.Stack.Counters.Bindings);
    }

    [Fact]
    public void The_same_phone_at_a_new_address_replaces_itself()
    {
        const string Instance = ";+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000A95A0E128>\"";
        Register(contact: "<sip:8001@127.0.0.1:6001>" + Instance);
        Register(contact: "<sip:8001@127.0.0.1:6002>" + Instance);
        Assert.Equal(1, _bench.Stack.Counters.Bindings);
        Assert.Equal("sip:8001@127.0.0.1:6001", _bench.Single<SipOutput.BindingGone>().Contact);
    }

    [Fact]
    public void A_register_without_contact_asks_what_is_bound()
    {
        Register();
        _bench.Wait(600);
        var request = Peer.Phone.Request("REGISTER", 50, "query");
        _bench.Receive(request, Bench.Seat);
        _bench.Receive(Peer.Phone.Request("REGISTER", 51, "query2", extra: Auth(_bench.LastSent, Key)), Bench.Seat);
        Assert.Contains(";expires=3000\r\n", _bench.LastSent);
    }

    [Fact]
    public void A_kept_binding_survives_a_restart_and_one_of_a_removed_seat_does_not()
    {
        Register();
        var kept = _bench.Single<SipOutput.BindingKept>().Binding;
        var reborn = new Bench();
        reborn.Order(new SipOrder.RestoreBinding(kept));
        reborn.Order(new SipOrder.RestoreBinding(kept with { User = "7777" }));
        Assert.Equal(1, reborn.Stack.Counters.Bindings);
        reborn.Order(new SipOrder.SetAccounts([]));
        Assert.Equal(0, reborn.Stack.Counters.Bindings);
        Assert.Equal(["7777", "8001"], reborn.Outputs.OfType<SipOutput.BindingGone>().Select(gone => gone.User));
    }

    [Theory]
    [InlineData("192.168.1.20", 5060, "127.0.0.1:5070")]
    [InlineData("127.0.0.1", 5099, "127.0.0.1:5099")]
    [InlineData("phone.local", 5060, "127.0.0.1:5070")]
    public void A_phone_is_rung_where_it_was_seen_unless_it_told_the_truth(string host, int port, string rung)
    {
        Register(contact: $"<sip:8001@{host}:{port}>");
        Dial();
        Assert.StartsWith($"INVITE sip:8001@{host}:{port} SIP/2.0\r\n", _bench.LastSent);
        Assert.Equal(IPEndPoint.Parse(rung), _bench.Sent[^1].Path.Remote);
    }

    [Fact]
    public void A_phone_whose_stream_closed_is_rung_at_its_contact_by_a_new_one()
    {
        var phone = Bench.PathFrom("127.0.0.1", 33_333, SipTransport.Tcp);
        _bench.Receive(Peer.Phone.Register(1), phone);
        _bench.Receive(Peer.Phone.Register(2, Auth(_bench.LastSent, Key)), phone);
        Dial();
        Assert.Equal(phone, _bench.Sent[^1].Path);
        _bench.Receive(new SipPathEvent(SipPathState.Closed, phone));
        Dial();
        Assert.Equal(IPEndPoint.Parse("127.0.0.1:5070"), _bench.Single<SipOutput.Open>().Path.Remote);
    }

    [Fact]
    public void A_browsers_registration_ends_with_its_web_socket()
    {
        var browser = Bench.PathFrom("127.0.0.1", 33_333, SipTransport.Wss);
        _bench.Receive(Peer.Phone.Register(1, contact: "<sip:8001@x1.invalid;transport=ws>"), browser);
        var auth = Auth(_bench.LastSent, Key);
        _bench.Receive(Peer.Phone.Register(2, auth, "<sip:8001@x1.invalid;transport=ws>"), browser);
        Assert.Equal(1, _bench.Stack.Counters.Bindings);
        _bench.Receive(new SipPathEvent(SipPathState.Closed, browser));
        Assert.Equal(0, _bench.Stack.Counters.Bindings);
    }

    void Dial() => _bench.Order(new SipOrder.Dial(
        _bench.Stack.NewSession(),
        new SipTarget.ToSeat("8001"),
        Bench.Offer(),
        new SipCallerName("13800138001"),
        TimeSpan.FromSeconds(20)));

    string Register(string extra = "", string? contact = null, Peer? peer = null, Peer.Key? key = null)
    {
        var phone = peer ?? Peer.Phone;
        _bench.Receive(phone.Register(++_cseq, extra, contact), Bench.Seat);
        var request = phone.Register(++_cseq, extra + Auth(_bench.LastSent, key ?? Key), contact);
        _bench.Receive(request, Bench.Seat);
        return request;
    }

    string Tried(Peer peer, string authorization)
    {
        _bench.Receive((peer with { CallId = $"try-{++_count}" }).Register(1, authorization), Bench.Seat);
        return _bench.LastSent;
    }

    static string Auth(string challenge, Peer.Key key) =>
        Peer.Authorize(challenge, "REGISTER", "sip:hotline.test", key);

    // What an observer sees, without what is new in every answer.
    static string Shape(string answer) => Regex.Replace(
        answer, "(nonce=\"[^\"]*\"|;tag=\\w+|branch=[^;]+|Call-ID: \\S+|sip:\\d+@|CSeq: \\d+)", "…");
}
