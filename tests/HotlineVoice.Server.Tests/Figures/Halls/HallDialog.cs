using System.Net;
using System.Text;
using HotlineVoice.Server.Tests.Outside.Phones;

namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>One call as the telephone has it: what its requests and answers are made of.</summary>
sealed class HallDialog
{
    readonly IPEndPoint _here;
    readonly string _user;
    readonly string _salt = Guid.NewGuid().ToString("N")[..12];
    int _branches;
    int _cseq;

    HallDialog(IPEndPoint here, string user, string callId) => (_here, _user, CallId) = (here, user, callId);

    public string CallId { get; }

    /// <summary>From of our own requests.</summary>
    public required string Mine { get; init; }

    /// <summary>To of our own requests; with the tag once the far side has answered.</summary>
    public required string Theirs { get; set; }

    /// <summary>Where our requests go.</summary>
    public required string Target { get; set; }

    /// <summary>Of a call that this telephone makes.</summary>
    public static HallDialog Out(IPEndPoint here, string user, IPEndPoint server)
    {
        var salt = Guid.NewGuid().ToString("N")[..12];
        return new HallDialog(here, user, $"hall-{salt}@{here.Address}")
        {
            Mine = $"<sip:{user}@{here.Address}>;tag=h{salt}",
            Theirs = $"<sip:12316@{server}>",
            Target = $"sip:12316@{server}",
        };
    }

    /// <summary>Of a call that comes.</summary>
    public static HallDialog In(IPEndPoint here, string user, RawMessage invite) =>
        new(here, user, invite["Call-ID"])
        {
            Mine = $"{invite["To"]};tag=h{Guid.NewGuid().ToString("N")[..12]}",
            Theirs = invite["From"],
            Target = invite.Contact,
        };

    public string Request(string method, string body = "")
    {
        _cseq++;
        return Write(method, $"{_salt}{++_branches}", body);
    }

    /// <summary>Acknowledges the answer to our INVITE: a refusal within its transaction (RFC 3261 §17.1.1.3).</summary>
    public string Acknowledge(RawMessage answer) =>
        Write("ACK", answer.Status == 200 ? $"{_salt}a{++_branches}" : $"{_salt}{_branches}", "");

    string Write(string method, string branch, string body) =>
        $"{method} {Target} SIP/2.0\r\nVia: SIP/2.0/UDP {_here};branch=z9hG4bK{branch};rport\r\n"
        + $"Max-Forwards: 70\r\nFrom: {Mine}\r\nTo: {Theirs}\r\nCall-ID: {CallId}\r\n"
        + $"CSeq: {_cseq} {method}\r\nContact: <sip:{_user}@{_here}>\r\n" + End(body);

    /// <summary>An answer to a request of the far side's, with our tag.</summary>
    public string Answer(RawMessage request, string status, string body = "") =>
        $"SIP/2.0 {status}\r\n" + string.Concat(request.Headers
            .Where(header => header.Name is "Via" or "From" or "Call-ID" or "CSeq")
            .Select(header => $"{header.Name}: {header.Value}\r\n"))
        + $"To: {(request["To"].Contains(";tag=") ? request["To"] : Mine)}\r\n"
        + $"Contact: <sip:{_user}@{_here}>\r\n" + End(body);

    /// <summary>A-law and telephone events at this port.</summary>
    public string Sdp(int port) =>
        $"v=0\r\no=- 1 1 IN IP4 {_here.Address}\r\ns=-\r\nc=IN IP4 {_here.Address}\r\nt=0 0\r\n"
        + $"m=audio {port} RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
        + "a=fmtp:101 0-15\r\na=sendrecv\r\n";

    static string End(string body) => (body.Length > 0 ? "Content-Type: application/sdp\r\n" : "")
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
}
