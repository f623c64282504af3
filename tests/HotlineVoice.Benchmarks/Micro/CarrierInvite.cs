using System.Text;

namespace HotlineVoice.Benchmarks.Micro;

/// <summary>An INVITE as a carrier sends it: long, with two Vias, asserted identity and five codecs.</summary>
static class CarrierInvite
{
    const string Sdp =
        "v=0\r\no=- 3981 3981 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\n"
        + "m=audio 30000 RTP/AVP 8 0 18 9 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:0 PCMU/8000\r\n"
        + "a=rtpmap:18 G729/8000\r\na=fmtp:18 annexb=no\r\na=rtpmap:9 G722/8000\r\n"
        + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\na=sendrecv\r\n";

    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(
        "INVITE sip:12316@127.0.0.1:5060;user=phone SIP/2.0\r\n"
        + "Via: SIP/2.0/UDP 127.0.0.2:5060;branch=z9hG4bK0000000000000000;rport\r\n"
        + "Via: SIP/2.0/UDP 127.0.0.9:5070;branch=z9hG4bKa1b2c3d4e5f6;received=127.0.0.9\r\n"
        + "Record-Route: <sip:127.0.0.2;lr>\r\nMax-Forwards: 68\r\n"
        + "From: \"13800138001\" <sip:13800138001@127.0.0.2;user=phone>;tag=9f1c2d3e\r\n"
        + "To: <sip:12316@127.0.0.1;user=phone>\r\nCall-ID: 0000000000000000@127.0.0.2\r\nCSeq: 1 INVITE\r\n"
        + "Contact: <sip:13800138001@127.0.0.2:5060;transport=udp>\r\n"
        + "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, PRACK\r\nSupported: timer, 100rel\r\n"
        + "P-Asserted-Identity: <sip:13800138001@127.0.0.2;user=phone>\r\nSession-Expires: 1800;refresher=uac\r\n"
        + $"Min-SE: 90\r\nContent-Type: application/sdp\r\nContent-Length: {Sdp.Length}\r\n\r\n{Sdp}");
}
