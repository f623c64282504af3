using System.Net;
using HotlineVoice.Sip.Sdp;

namespace HotlineVoice.Sip.Tests.Sdp;

/// <summary>RFC 3264 as telephones live it.</summary>
public sealed class OfferAnswerTests
{
    static readonly LocalAudio Local = Bench.Local();

    [Fact]
    public void The_first_codec_of_theirs_that_we_know_is_taken_with_their_numbers()
    {
        var (answer, audio) = Answer("m=audio 30000 RTP/AVP 96 0 8 110\r\na=rtpmap:96 opus/48000/2\r\n"
            + "a=rtpmap:110 telephone-event/8000\r\na=ptime:30\r\n");
        Assert.Equal(("PCMU", 0, 0), (audio.Codec.Name, audio.SendPayloadType, audio.ReceivePayloadType));
        Assert.Equal((110, 110), (audio.TelephoneEventPayload, audio.TelephoneEventReceived));
        Assert.Equal(TimeSpan.FromMilliseconds(30), audio.PacketTime);
        Assert.Equal(new IPEndPoint(IPAddress.Parse("10.1.1.1"), 30_000), audio.Remote);
        Assert.Equal(["0", "110"], answer.Media[0].Formats);
    }

    [Fact]
    public void Other_streams_are_refused_in_their_place()
    {
        var (answer, _) = Answer("m=video 5000 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\nm=audio 0 RTP/AVP 8\r\n"
            + "m=audio 6000 RTP/SAVP 8\r\nm=audio 7000 RTP/AVP 8\r\nm=audio 8000 RTP/AVP 8\r\n");
        Assert.Equal([0, 0, 0, 40_000, 0], answer.Media.Select(media => media.Port));
        Assert.Equal(["video", "audio", "audio", "audio", "audio"], answer.Media.Select(media => media.Kind));
        Assert.Equal("RTP/SAVP", answer.Media[2].Protocol);
    }

    [Theory]
    [InlineData("m=audio 30000 RTP/AVP 18\r\n")]
    [InlineData("m=audio 0 RTP/AVP 8\r\n")]
    [InlineData("m=audio 30000 RTP/SAVP 8\r\n")]
    [InlineData("m=video 30000 RTP/AVP 99\r\n")]
    [InlineData("m=audio 30000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n")]
    [InlineData("")]
    public void An_offer_without_sound_for_us_is_not_answered(string media) =>
        Assert.False(OfferAnswer.TryAnswer(Parse(media), Local, out _, out _));

    [Theory]
    [InlineData("a=sendonly", "10.1.1.1", MediaDirection.ReceiveOnly)]
    [InlineData("a=recvonly", "10.1.1.1", MediaDirection.SendOnly)]
    [InlineData("a=inactive", "10.1.1.1", MediaDirection.Inactive)]
    [InlineData("a=sendrecv", "10.1.1.1", MediaDirection.SendReceive)]
    [InlineData("a=sendrecv", "0.0.0.0", MediaDirection.ReceiveOnly)]
    public void Hold_in_every_dialect_is_answered_by_its_counterpart(
        string attribute, string address, MediaDirection expected)
    {
        var (answer, audio) = Answer($"m=audio 30000 RTP/AVP 8\r\nc=IN IP4 {address}\r\n{attribute}\r\n");
        Assert.Equal(expected, audio.Direction);
        Assert.Equal(expected, answer.Media[0].Direction);
    }

    [Fact]
    public void A_session_wide_direction_holds_where_a_stream_has_none()
    {
        var offer = SessionDescription.Parse(Head + "a=sendonly\r\nm=audio 30000 RTP/AVP 8\r\n");
        Assert.True(OfferAnswer.TryAnswer(offer, Local, out _, out var audio));
        Assert.Equal(MediaDirection.ReceiveOnly, audio.Direction);
    }

    [Fact]
    public void Our_hold_is_written_and_read_back()
    {
        var hold = OfferAnswer.Offer(Local with { Direction = MediaDirection.SendOnly });
        Assert.Contains("a=sendonly\r\n", Text(hold));
        Assert.True(OfferAnswer.TryConclude(hold, Parse("m=audio 30000 RTP/AVP 8\r\na=recvonly\r\n"), out var audio));
        Assert.Equal(MediaDirection.SendOnly, audio.Direction);
    }

    [Fact]
    public void An_answer_may_renumber_what_we_send_and_we_still_receive_under_our_number()
    {
        var ours = Local with { Formats = [new(97, "L16", 8_000), new(101, "telephone-event", 8_000)] };
        var offer = OfferAnswer.Offer(ours);
        var answer = Parse(
            "m=audio 30000 RTP/AVP 98 102\r\na=rtpmap:98 L16/8000\r\na=rtpmap:102 telephone-event/8000\r\n");
        Assert.True(OfferAnswer.TryConclude(offer, answer, out var audio));
        Assert.Equal((98, 97), (audio.SendPayloadType, audio.ReceivePayloadType));
        Assert.Equal((102, 101), (audio.TelephoneEventPayload, audio.TelephoneEventReceived));
    }

    [Theory]
    [InlineData("m=audio 0 RTP/AVP 8\r\n")]
    [InlineData("m=audio 30000 RTP/AVP 18\r\n")]
    [InlineData("m=audio 30000 RTP/AVP 8\r\nm=audio 30002 RTP/AVP 8\r\n")]
    public void An_answer_that_takes_nothing_or_adds_streams_is_none(string media) =>
        Assert.False(OfferAnswer.TryConclude(OfferAnswer.Offer(Local), Parse(media), out _));

    [Theory]
    [InlineData("a=ptime:0", 20)]
    [InlineData("a=ptime:-1", 20)]
    [InlineData("a=ptime:65535", 20)]
    [InlineData("a=ptime:15", 20)]
    [InlineData("a=ptime:60\r\na=maxptime:40", 40)]
    [InlineData("a=ptime:10", 10)]
    public void A_packet_time_that_cannot_be_sent_is_the_usual_one(string attributes, int milliseconds)
    {
        var (_, audio) = Answer($"m=audio 30000 RTP/AVP 8\r\n{attributes}\r\n");
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), audio.PacketTime);
    }

    [Fact]
    public void Ipv6_is_read_and_written()
    {
        var offer = SessionDescription.Parse(
            "v=0\r\no=- 1 1 IN IP6 2001:db8::1\r\ns=-\r\nc=IN IP6 2001:db8::1\r\nt=0 0\r\n"
            + "m=audio 30000 RTP/AVP 8\r\n");
        var local = Local with { Address = new IPEndPoint(IPAddress.Parse("2001:db8::2"), 40_000) };
        Assert.True(OfferAnswer.TryAnswer(offer, local, out var answer, out var audio));
        Assert.Equal("[2001:db8::1]:30000", audio.Remote.ToString());
        Assert.Contains("c=IN IP6 2001:db8::2\r\n", Text(answer));
    }

    [Fact]
    public void The_origin_carries_the_callers_session_and_version() =>
        Assert.Contains("o=- 4711 3 IN IP4 127.0.0.1\r\n", Text(OfferAnswer.Offer(Local with { Version = 3 })));

    [Theory]
    [InlineData("a=rtpmap:999 PCMA/8000")]
    [InlineData("a=rtpmap:8")]
    [InlineData("a=rtpmap:8 PCMA/0")]
    [InlineData("a=fmtp:")]
    [InlineData("a=fmtp: mode=1")]
    [InlineData("a=rtpmap:8 /8000")]
    public void A_broken_format_line_leaves_the_known_number_standing(string line)
    {
        var (_, audio) = Answer($"m=audio 30000 RTP/AVP 8\r\n{line}\r\n");
        Assert.Equal("PCMA", audio.Codec.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v=1\r\n")]
    [InlineData("o=- 1 1 IN IP4 1.2.3.4\r\nv=0\r\n")]
    [InlineData("v=0\r\no=- x 1 IN IP4 1.2.3.4\r\n")]
    [InlineData("v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nm=audio\r\n")]
    [InlineData("v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nm=audio 99999 RTP/AVP 0\r\n")]
    [InlineData("v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nc=ATM 1\r\n")]
    [InlineData("v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\nnonsense\r\n")]
    public void What_is_no_description_is_not_read(string text) =>
        Assert.False(SessionDescription.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Thirty_three_streams_are_too_many()
    {
        var thirtyTwo = string.Concat(Enumerable.Repeat("m=audio 0 RTP/AVP 0\r\n", 32));
        Assert.True(SessionDescription.TryParse(System.Text.Encoding.UTF8.GetBytes(Head + thirtyTwo), out _));
        var more = Head + thirtyTwo + "m=audio 0 RTP/AVP 0\r\n";
        Assert.False(SessionDescription.TryParse(System.Text.Encoding.UTF8.GetBytes(more), out _));
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var offer = OfferAnswer.Offer(Local);
        Assert.True(SessionDescription.TryParse(offer.Write(), out var again));
        Assert.Equal(Text(offer), Text(again));
        Assert.Equal(
            offer.Media[0].AudioFormats.Select(format => format.Name),
            again.Media[0].AudioFormats.Select(format => format.Name));
    }

    const string Head = "v=0\r\no=- 1 1 IN IP4 10.1.1.1\r\ns=-\r\nc=IN IP4 10.1.1.1\r\nt=0 0\r\n";

    static SessionDescription Parse(string media) => SessionDescription.Parse(Head + media);

    static string Text(SessionDescription description) => System.Text.Encoding.UTF8.GetString(description.Write());

    static (SessionDescription Answer, NegotiatedAudio Audio) Answer(string media)
    {
        Assert.True(OfferAnswer.TryAnswer(Parse(media), Local, out var answer, out var audio));
        return (answer, audio);
    }
}
