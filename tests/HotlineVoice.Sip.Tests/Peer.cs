using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HotlineVoice.Sip.Tests;

/// <summary>Writes the messages of the other side, word for word, so that tests show what is on the wire.</summary>
sealed record Peer(string User, string Address, int Port)
{
    public static readonly Peer Citizen = new("13800138001", "127.0.0.2", 5060);
    public static readonly Peer Phone = new("8001", "127.0.0.1", 5070);

    public string CallId { get; init; } = "call-1";

    public string Tag { get; init; } = "peer-tag";

    public string ToUser { get; init; } = "12345";

    public string FromHost { get; init; } = "carrier.test";

    public string Host => $"{Address}:{Port}";

    public string Invite(
        int cseq = 1, string? body = Sdp, string branch = "inv", string extra = "", string? toTag = null) =>
        WithBody(Request("INVITE", cseq, branch + cseq, toTag, extra + $"Contact: <sip:{User}@{Host}>\r\n"), body);

    public string Ack(int cseq, string toTag, string branch = "ack", string? body = null) =>
        WithBody(Request("ACK", cseq, branch + cseq, toTag), body);

    public string Bye(int cseq, string toTag, string extra = "") => Request("BYE", cseq, "bye" + cseq, toTag, extra);

    public string Cancel(int cseq = 1, string branch = "inv", string extra = "") =>
        Request("CANCEL", cseq, branch + cseq, null, extra);

    public string Request(string method, int cseq, string branch, string? toTag = null, string extra = "")
    {
        var uri = method == "REGISTER" ? $"sip:{Bench.Domain}" : $"sip:{ToUser}@{Bench.Domain}";
        var from = FromHost == "carrier.test" && User.StartsWith("800") ? Bench.Domain : FromHost;
        var to = method == "REGISTER" ? $"sip:{User}@{Bench.Domain}" : $"sip:{ToUser}@{Bench.Domain}";
        return $"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {Host};branch=z9hG4bK{branch}-{CallId}\r\n"
            + $"Max-Forwards: 70\r\nFrom: <sip:{User}@{from}>;tag={Tag}\r\n"
            + $"To: <{to}>{(toTag is null ? "" : ";tag=" + toTag)}\r\n"
            + $"Call-ID: {CallId}\r\nCSeq: {cseq} {method}\r\n{extra}Content-Length: 0\r\n\r\n";
    }

    /// <summary>The message with a session description, or as it is when there is none.</summary>
    public static string WithBody(string message, string? body) => body is null
        ? message
        : message.Replace(
            "Content-Length: 0\r\n", $"Content-Type: application/sdp\r\nContent-Length: {body.Length}\r\n") + body;

    /// <summary>A REFER inside a call.</summary>
    public string Refer(int cseq, string toTag, string referTo, string extra = "") => Request(
        "REFER", cseq, "refer" + cseq, toTag, $"Refer-To: {referTo}\r\n{extra}Contact: <sip:{User}@{Host}>\r\n");

    public string Register(int cseq, string extra = "", string? contact = null) => Request(
        "REGISTER", cseq, "reg" + cseq + CallId, null, $"Contact: {contact ?? $"<sip:{User}@{Host}>"}\r\n" + extra);

    /// <summary>An answer to a request that the stack sent us.</summary>
    public string Answer(string request, int status, string extra = "", string? body = null, string? tag = "their-tag")
    {
        var type = body is null ? "" : "Content-Type: application/sdp\r\n";
        var to = Header(request, "To");
        var tagged = tag is null || to.Contains(";tag=") ? to : $"{to};tag={tag}";
        return $"SIP/2.0 {status} Because\r\nVia: {Header(request, "Via")}\r\nFrom: {Header(request, "From")}\r\n"
            + $"To: {tagged}\r\nCall-ID: {Header(request, "Call-ID")}\r\nCSeq: {Header(request, "CSeq")}\r\n"
            + $"{extra}Contact: <sip:{User}@{Host}>\r\n{type}Content-Length: {body?.Length ?? 0}\r\n\r\n{body}";
    }

    /// <summary>An Authorization line for a challenge of ours.</summary>
    public static string Authorize(string challenge, string method, string uri, Key key)
    {
        var line = challenge.Split("\r\n").First(
            text => text.StartsWith("WWW-Authenticate") && text.Contains($"algorithm={key.Algorithm}"));
        var nonce = key.Nonce ?? Regex.Match(line, "nonce=\"([^\"]+)\"").Groups[1].Value;
        var ha1 = key.Hash($"{key.User}:{key.Realm}:{key.Password}");
        var ha2 = key.Hash($"{method}:{uri}");
        var response = key.Hash($"{ha1}:{nonce}:{key.Count}:abc:auth:{ha2}");
        return $"Authorization: Digest username=\"{key.User}\", realm=\"{key.Realm}\", "
            + $"nonce=\"{nonce}\", uri=\"{uri}\", response=\"{response}\", "
            + $"algorithm={key.Algorithm}, qop=auth, nc={key.Count}, cnonce=\"abc\"\r\n";
    }

    public static string Header(string message, string name) => message.Split("\r\n")
        .First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    public static string TagOf(string message, string header = "To") =>
        Regex.Match(Header(message, header), ";tag=([^;]+)").Groups[1].Value;

    public const string Sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.2\r\ns=-\r\nc=IN IP4 127.0.0.2\r\nt=0 0\r\n"
        + "m=audio 30000 RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n";

    /// <summary>What a phone knows.</summary>
    public sealed record Key(string User, string Password)
    {
        public string Realm { get; init; } = Bench.Domain;

        public string Algorithm { get; init; } = "SHA-256";

        public string Count { get; init; } = "00000001";

        public string? Nonce { get; init; }

        public string Hash(string text)
        {
            var bytes = Encoding.Latin1.GetBytes(text);
            return Convert.ToHexStringLower(Algorithm == "MD5" ? MD5.HashData(bytes) : SHA256.HashData(bytes));
        }
    }
}
