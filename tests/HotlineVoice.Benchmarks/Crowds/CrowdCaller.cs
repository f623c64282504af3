using System.Net;
using System.Net.Sockets;
using System.Text;
using HotlineVoice.Benchmarks.Talks;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>One caller of the crowd: says just enough SIP to be called a phone, and counts what it hears.</summary>
sealed class CrowdCaller : IDisposable
{
    /// <summary>What an answer repeats of its request (RFC 3261 §8.2.6.2).</summary>
    static readonly string[] _echoed = ["Via:", "From:", "To:", "Call-ID:", "CSeq:"];

    readonly Socket _rtp;
    readonly IPEndPoint _sip;
    readonly IPEndPoint _server;
    readonly byte[] _keepAlive = new byte[172];
    readonly string _callId;
    readonly string _fromTag;
    string? _to;
    string? _target;
    int _invites;

    public CrowdCaller(int number, IPEndPoint sip, IPEndPoint server)
    {
        Number = number;
        _sip = sip;
        _server = server;
        _callId = $"crowd-{number}-{Environment.ProcessId}";
        _fromTag = $"t{number}";
        _rtp = TalkingPhone.Bind(sip.Address);
        _keepAlive.AsSpan(12).Fill(0xD5);
        (_keepAlive[0], _keepAlive[1]) = (0x80, 8);
        _keepAlive[11] = (byte)(number + 1);
    }

    public int Number { get; }

    public string CallId => _callId;

    public bool IsUp { get; private set; }

    public bool HasEnded { get; private set; }

    public long Packets { get; private set; }

    public int RtpPort => ((IPEndPoint)_rtp.LocalEndPoint!).Port;

    /// <summary>Where the server wants its sound, once the call is up.</summary>
    public IPEndPoint? Media { get; private set; }

    /// <summary>The socket of its sound.</summary>
    public Socket Sound => _rtp;

    /// <summary>What it dials.</summary>
    public string Dialled { get; init; } = "12316";

    /// <summary>The server had no room; he may call again.</summary>
    public bool IsRefused { get; private set; }

    public string Invite()
    {
        IsRefused = false;
        _invites++;
        var sdp = $"v=0\r\no=- 1 1 IN IP4 {_sip.Address}\r\ns=-\r\nc=IN IP4 {_sip.Address}\r\nt=0 0\r\n"
            + $"m=audio {RtpPort} RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
            + "a=fmtp:101 0-15\r\na=sendrecv\r\n";
        return Request("INVITE", $"sip:{Dialled}@{_server}", _invites, $"i{_invites}", $"<sip:{Dialled}@{_server}>")
            + $"Contact: <sip:139{Number:D8}@{_sip}>\r\nContent-Type: application/sdp\r\n"
            + $"Content-Length: {sdp.Length}\r\n\r\n{sdp}";
    }

    /// <summary>What to answer to a message of this call, if anything.</summary>
    public string? Hear(string message)
    {
        var isOk = message.StartsWith("SIP/2.0 200", StringComparison.Ordinal);
        var method = Header(message, "CSeq").Split(' ')[^1];
        if (isOk && method == "INVITE")
        {
            _to = Header(message, "To");
            _target = Header(message, "Contact").Trim('<', '>').Split('>')[0];
            Media = MediaOf(message);
            IsUp = true;
            return Request("ACK", _target, _invites, "a", _to) + "Content-Length: 0\r\n\r\n";
        }

        if (method == "INVITE" && !message.StartsWith("SIP/2.0 1", StringComparison.Ordinal))
        {
            IsRefused = true;
            return Request("ACK", $"sip:{Dialled}@{_server}", _invites, $"i{_invites}", Header(message, "To"))
                + "Content-Length: 0\r\n\r\n";
        }

        if (message.StartsWith("BYE ", StringComparison.Ordinal))
        {
            HasEnded = true;
            return AnswerTo(message, "200 OK") + "Content-Length: 0\r\n\r\n";
        }

        if (isOk && method == "BYE")
            HasEnded = true;
        return null;
    }

    public string? Bye() => _target is null || _to is null || HasEnded
        ? null
        : Request("BYE", _target, _invites + 1, "b", _to) + "Content-Length: 0\r\n\r\n";

    /// <summary>Counts every packet that waits; called often enough that none is dropped by the kernel.</summary>
    public void Drain(Span<byte> scratch, SocketAddress source)
    {
        while (_rtp.Poll(0, SelectMode.SelectRead))
        {
            _rtp.ReceiveFrom(scratch, SocketFlags.None, source);
            Packets++;
        }
    }

    /// <summary>A quiet phone with silence suppression: one packet a second keeps the path open.</summary>
    public void KeepAlive(int second)
    {
        if (Media is null || HasEnded)
            return;
        (_keepAlive[2], _keepAlive[3]) = ((byte)(second >> 8), (byte)second);
        var timestamp = second * 8000;
        (_keepAlive[4], _keepAlive[5]) = ((byte)(timestamp >> 24), (byte)(timestamp >> 16));
        (_keepAlive[6], _keepAlive[7]) = ((byte)(timestamp >> 8), (byte)timestamp);
        _rtp.SendTo(_keepAlive, Media);
    }

    public void Dispose() => _rtp.Dispose();

    string Request(string method, string uri, int cseq, string branch, string to) =>
        $"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP {_sip};branch=z9hG4bK{branch}{_callId};rport\r\n"
        + $"Max-Forwards: 70\r\nFrom: <sip:139{Number:D8}@{_sip.Address}>;tag={_fromTag}\r\nTo: {to}\r\n"
        + $"Call-ID: {_callId}\r\nCSeq: {cseq} {method}\r\n";

    /// <summary>An answer as far as every answer is alike; the headers may go on.</summary>
    public static string AnswerTo(string request, string status) =>
        $"SIP/2.0 {status}\r\n" + string.Concat(request.Split("\r\n")
            .Where(line => _echoed.Any(name => line.StartsWith(name, StringComparison.Ordinal)))
            .Select(line => line + "\r\n"));

    public static IPEndPoint MediaOf(string message)
    {
        var address = message.Split("c=IN IP4 ")[1].Split("\r\n")[0];
        var port = message.Split("m=audio ")[1].Split(' ')[0];
        return IPEndPoint.Parse($"{address}:{port}");
    }

    public static string Header(string message, string name)
    {
        var start = message.IndexOf("\r\n" + name + ": ", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return "";
        start += name.Length + 4;
        return message[start..message.IndexOf("\r\n", start, StringComparison.Ordinal)];
    }
}
