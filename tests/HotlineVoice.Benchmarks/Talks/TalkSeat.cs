using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Benchmarks.Crowds;

namespace HotlineVoice.Benchmarks.Talks;

/// <summary>One seat's telephone: registers with digest, answers whoever rings, and stays until the other hangs up.
/// </summary>
sealed class TalkSeat : IDisposable
{
    public const string Domain = "localhost";
    public const string Password = "loads-of-talk-17";

    readonly IPEndPoint _sip;
    readonly Socket _rtp;
    string? _answered;
    int _cseq;

    public TalkSeat(int number, IPEndPoint sip)
    {
        No = NoOf(number);
        _sip = sip;
        _rtp = TalkingPhone.Bind(sip.Address);
    }

    public string No { get; }

    public Socket Sound => _rtp;

    public string RegistrationId => $"talk-{No}-{Environment.ProcessId}";

    public bool IsRegistered { get; private set; }

    /// <summary>Where the server wants its sound, while a call is on.</summary>
    public IPEndPoint? Media { get; private set; }

    /// <summary>Who it talks with, by his calling number.</summary>
    public int CitizenNumber { get; private set; }

    /// <summary>Number of the seat by its place.</summary>
    public static string NoOf(int number) => (8001 + number).ToString(CultureInfo.InvariantCulture);

    public string Register(string authorization = "")
    {
        _cseq++;
        return $"REGISTER sip:{Domain} SIP/2.0\r\nVia: SIP/2.0/UDP {_sip};branch=z9hG4bKr{No}x{_cseq};rport\r\n"
            + $"Max-Forwards: 70\r\nFrom: <sip:{No}@{Domain}>;tag=r{No}\r\nTo: <sip:{No}@{Domain}>\r\n"
            + $"Call-ID: {RegistrationId}\r\nCSeq: {_cseq} REGISTER\r\nContact: <sip:{No}@{_sip}>\r\nExpires: 3600\r\n"
            + $"{authorization}Content-Length: 0\r\n\r\n";
    }

    /// <summary>What to send next in the registration, if anything.</summary>
    public string? HearRegistrar(string message)
    {
        IsRegistered |= message.StartsWith("SIP/2.0 200", StringComparison.Ordinal);
        return message.StartsWith("SIP/2.0 401", StringComparison.Ordinal) && _cseq == 1
            ? Register(Authorization(CrowdCaller.Header(message, "WWW-Authenticate")))
            : null;
    }

    /// <summary>What to answer to a message of a call, if anything. A repeated INVITE is answered as the first was.
    /// </summary>
    public string? HearCall(string message)
    {
        switch (message[..message.IndexOf(' ', StringComparison.Ordinal)])
        {
            case "INVITE" when Media is null:
                Media = CrowdCaller.MediaOf(message);
                CitizenNumber = NumberIn(CrowdCaller.Header(message, "From"));
                return _answered = Accept(message);
            case "INVITE":
                return _answered;
            case "BYE":
                Media = null;
                return CrowdCaller.AnswerTo(message, "200 OK") + "Content-Length: 0\r\n\r\n";
            default:
                return null;
        }
    }

    public void Dispose() => _rtp.Dispose();

    string Accept(string invite)
    {
        var to = "To: " + CrowdCaller.Header(invite, "To");
        var tag = $";tag=s{No}x{RandomNumberGenerator.GetHexString(8)}";
        var port = ((IPEndPoint)_rtp.LocalEndPoint!).Port;
        var sdp = $"v=0\r\no=- 1 1 IN IP4 {_sip.Address}\r\ns=-\r\nc=IN IP4 {_sip.Address}\r\nt=0 0\r\n"
            + $"m=audio {port} RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
            + "a=fmtp:101 0-15\r\na=sendrecv\r\n";
        return CrowdCaller.AnswerTo(invite, "200 OK").Replace(to, to + tag, StringComparison.Ordinal)
            + $"Contact: <sip:{No}@{_sip}>\r\nContent-Type: application/sdp\r\n"
            + $"Content-Length: {sdp.Length}\r\n\r\n{sdp}";
    }

    string Authorization(string challenge)
    {
        var (nonce, uri) = (Field(challenge, "nonce"), $"sip:{Domain}");
        var mine = Sha256($"{No}:{Field(challenge, "realm")}:{Password}");
        var response = Sha256($"{mine}:{nonce}:00000001:0a4f113b:auth:{Sha256($"REGISTER:{uri}")}");
        return $"Authorization: Digest username=\"{No}\", realm=\"{Field(challenge, "realm")}\", nonce=\"{nonce}\", "
            + $"uri=\"{uri}\", response=\"{response}\", algorithm=SHA-256, qop=auth, nc=00000001, "
            + "cnonce=\"0a4f113b\"\r\n";
    }

    // 13900000042 is the crowd's forty-second caller.
    static int NumberIn(string from) =>
        int.Parse(from.Split("sip:139")[1].Split('@')[0], CultureInfo.InvariantCulture);

    static string Field(string challenge, string name) => challenge.Split(name + "=\"")[1].Split('"')[0];

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
