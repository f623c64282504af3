using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Tests.Messages;

/// <summary>Bytes to messages: forms, limits, and no exception whatever comes.</summary>
public sealed class SipParserTests
{
    readonly SipParser _parser = new(new SipLimits());

    [Fact]
    public void Compact_folded_and_oddly_cased_headers_are_the_same_headers()
    {
        var request = Request("i: abc@x\r\nv: SIP/2.0/UDP a;branch=z9hG4bK1\r\nFROM : <sip:a@b>;tag=1\r\n"
            + "t:\r\n\t<sip:c@d>\r\ncSeQ: 1\r\n OPTIONS\r\nl: 0\r\n\r\n");
        var head = HeadReader.Read(request, new SipLimits(), out var status, out _);
        Assert.Equal(0, status);
        Assert.Equal(("abc@x", "1", "a", "c"), (head!.CallId, head.From.Tag, head.From.Uri.User, head.To.Uri.User));
    }

    [Fact]
    public void Repeated_and_comma_joined_values_are_the_same_list()
    {
        var request = Request("Route: <sip:a,b@c;lr>, \"x, y\" <sip:d>\r\nRoute: <sip:e>\r\n\r\n");
        Assert.Equal(["<sip:a,b@c;lr>", "\"x, y\" <sip:d>", "<sip:e>"], request.List(HeaderName.Route));
    }

    [Theory]
    [InlineData("P-Asserted-Identity\v: <sip:110@x>\r\n")]
    [InlineData("P-Asserted-Identity\u0001: <sip:110@x>\r\n")]
    [InlineData("P-Asserted-Identity\0: <sip:110@x>\r\n")]
    [InlineData("P Asserted: x\r\n")]
    [InlineData(": x\r\n")]
    [InlineData("no colon at all\r\n")]
    [InlineData("To: <sip:a@b>\r\nTo: <sip:c@d>\r\n")]
    [InlineData("Subject: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n")]
    public void What_is_not_a_header_spoils_the_message(string line) => Assert.NotNull(Request(line + "\r\nx").Fault);

    [Theory]
    [InlineData("P-Asserted-Identity \t: <sip:110@x>\r\n")]
    [InlineData("p-asserted-IDENTITY:<sip:110@x>\r\n")]
    public void Space_and_tab_before_the_colon_change_nothing(string line) =>
        Assert.Equal("<sip:110@x>", Request(line + "\r\n").Text(HeaderName.PAssertedIdentity));

    [Theory]
    [InlineData("")]
    [InlineData("\r\n\r\n")]
    [InlineData("\0\0\0\0")]
    public void Keep_alives_are_no_messages(string text) =>
        Assert.Equal(SipParsed.KeepAlive, _parser.Parse(Encoding.Latin1.GetBytes(text)));

    [Theory]
    [InlineData("HELLO\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("SIP/2.0 99 Low\r\n\r\n")]
    [InlineData("SIP/2.0 700 High\r\n\r\n")]
    [InlineData("SIP/2.0 4294967301 Big\r\n\r\n")]
    [InlineData("SIP/3.0 200 OK\r\n\r\n")]
    [InlineData("INVITE sip:a@b SIP/2.0")]
    [InlineData("INV ITE\r\n\r\n")]
    public void What_is_not_sip_is_unreadable(string text) =>
        Assert.Equal(SipParsed.Unreadable, _parser.Parse(Encoding.Latin1.GetBytes(text)));

    [Fact]
    public void Limits_are_answered_and_not_read_on()
    {
        var thousand = string.Concat(Enumerable.Repeat("X: y\r\n", 1_000)) + "\r\n";
        Assert.Equal(SipRejection.OverLimit, Request(thousand).Fault);
        var bench = new Bench();
        bench.Receive(Peer.Citizen.Invite().Replace("sip:12345@", $"sip:{new string('9', 3_000)}@"), Bench.Trunk);
        Assert.Equal(414, bench.LastStatus);
        var vias = string.Concat(Enumerable.Repeat("Via: SIP/2.0/UDP x;branch=z9hG4bKx\r\n", 70));
        bench.Receive(Peer.Citizen.Invite(extra: vias), Bench.Trunk);
        Assert.Equal(513, bench.LastStatus);
        bench.Receive(new byte[70_000], Bench.Trunk);
        Assert.Equal(1, bench.Stack.Counters.Rejections(SipRejection.TooLarge));
    }

    [Fact]
    public void The_steady_state_allocates_nothing()
    {
        var message = Encoding.Latin1.GetBytes(Peer.Citizen.Invite(extra: "Route: <sip:a;lr>,\r\n <sip:b;lr>\r\n"));
        var answer = Encoding.Latin1.GetBytes(Peer.Citizen.Answer(Peer.Citizen.Invite(), 200, body: Peer.Sdp));
        _parser.Parse(message);
        _parser.Parse(answer);

        // Another test's collection in the middle counts this thread's unused 8 KiB; the parser's own come every time.
        Assert.Contains(0, Enumerable.Range(0, 3).Select(_ => Allocated()));

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000; i++)
            {
                _parser.Parse(message);
                _parser.Parse(answer);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Random_bytes_never_throw() => Prop.ForAll<byte[]>(bytes =>
    {
        _parser.Parse(bytes);
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_message_with_bytes_changed_is_answered_or_dropped_and_never_throws()
    {
        var bench = new Bench();
        var chance = new SeededChance(1);
        string[] originals =
        [
            Peer.Citizen.Invite(extra: "Record-Route: <sip:a;lr>\r\nP-Asserted-Identity: \"A\" <sip:1@b>\r\n"),
            Peer.Phone.Register(1, "Authorization: Digest username=\"8001\", realm=\"hotline.test\", nonce=\"x\"\r\n"),
            Peer.Citizen.Cancel(), Peer.Citizen.Bye(2, "tag"), Peer.Citizen.Answer(Peer.Citizen.Invite(), 180),
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.Latin1.GetBytes(originals[i % originals.Length].Replace("call-1", $"call-{i}"));
            for (var change = chance.Below(4); change >= 0; change--)
            {
                bytes = Mutate(bytes, chance);
            }

            bench.Receive(bytes, i % 2 == 0 ? Bench.Trunk : Bench.Seat);
            bench.Clear();
        }

        bench.Wait(400);
        Assert.True(bench.Stack.Counters.Rejections(SipRejection.Malformed) > 100);
    }

    [Fact]
    public void What_we_write_we_read_the_same() => Prop.ForAll<NonEmptyString, PositiveInt>((user, number) =>
    {
        var escaped = Sip.Sessions.DialAim.Escape(user.Get);
        var uri = new SipUri { Scheme = "sip", User = escaped, Host = "host.test", Port = 5_062 };
        var draft = new RequestDraft
        {
            Method = SipMethod.Invite,
            Uri = uri.ToString(),
            From = $"<{uri}>;tag=a",
            To = $"<{uri}>",
            CallId = "id",
            CSeq = (uint)number.Get,
            Path = Bench.Trunk,
            Headers = [("Subject", WireText.FromUnicode(user.Get))],
            ContentType = "text/plain",
            Body = Encoding.UTF8.GetBytes(user.Get),
        };
        Assert.Equal(SipParsed.Request, _parser.Parse(draft.Write("SIP/2.0/UDP h:5060;branch=z9hG4bKx", "agent")));
        var head = HeadReader.Read(_parser.Request, new SipLimits(), out var status, out _);
        return status == 0 && head!.Uri == uri && head.From.Uri == uri && head.CSeq.Number == number.Get
            && Encoding.UTF8.GetString(_parser.Request.Body) == Encoding.UTF8.GetString(draft.Body)
            && _parser.Request.Fault is null;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("sip:alice:secret@atlanta.com:5070;transport=tcp?subject=x")]
    [InlineData("sips:1212@gateway.com")]
    [InlineData("sip:user;par=u%40example.net@example.com")]
    [InlineData("sip:[2001:db8::10]:5070;lr")]
    [InlineData("sip:null-%00-null@example.com")]
    [InlineData("tel:+86-10-12345;phone-context=x")]
    public void An_address_is_written_as_it_was_read(string text)
    {
        Assert.True(SipUri.TryParse(text, out var uri));
        Assert.Equal(text, uri.ToString());
    }

    [Theory]
    [InlineData("sip:")]
    [InlineData("sip:@host")]
    [InlineData("sip:a@b@c")]
    [InlineData("sip:a@b:0")]
    [InlineData("sip:a@b:99999")]
    [InlineData("sip:a@[::1")]
    [InlineData("sip:a b@c")]
    [InlineData("12345")]
    [InlineData("tel:")]
    public void What_is_no_address_is_not_read(string text) => Assert.False(SipUri.TryParse(text, out _));

    [Theory]
    [InlineData("\"A \\\"B\\\"\" <sip:a@b>;tag=x", "A \"B\"", "x")]
    [InlineData("sip:a@b;tag=x", null, "x")]
    [InlineData("Bob <sip:a@b;tag=no>;x=\"1;tag=no\";TAG=yes", "Bob", "yes")]
    public void Names_and_tags_are_found_where_they_stand(string text, string? display, string tag)
    {
        Assert.True(NameAddress.TryParse(text, out var address));
        Assert.Equal((display, tag), (address.Display, address.Tag));
    }

    SipRequest Request(string headers)
    {
        var bytes = Encoding.Latin1.GetBytes("OPTIONS sip:x@y SIP/2.0\r\n" + headers);
        Assert.Equal(SipParsed.Request, _parser.Parse(bytes));
        return _parser.Request;
    }

    static byte[] Mutate(byte[] bytes, SeededChance chance)
    {
        var at = chance.Below(bytes.Length);
        switch (chance.Below(4))
        {
            case 0:
                bytes[at] = (byte)chance.Below(256);
                return bytes;
            case 1:
                return [.. bytes[..at], .. bytes[(at + 1)..]];
            case 2:
                return [.. bytes[..at], .. bytes[Math.Max(0, at - 20)..]];
            default:
                return bytes.Length > 60 ? bytes[..^chance.Below(40)] : bytes;
        }
    }
}
