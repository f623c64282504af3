using System.Net.Sockets;
using System.Net;
using System.Text;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>
/// A telephone of a few lines for what neither sipp nor baresip will say: every message is written by the test itself.
/// </summary>
sealed class RawPhone : IDisposable
{
    readonly UdpClient _socket;
    readonly IPEndPoint _server;
    readonly string _salt = Guid.NewGuid().ToString("N")[..12];
    int _branches;

    public RawPhone(IPEndPoint server, string address, string? number = null)
    {
        _socket = new UdpClient(new IPEndPoint(IPAddress.Parse(address), 0));
        _server = server;
        Number = number ?? Sipp.NewNumber();
        CallId = $"raw-{_salt}@{address}";
    }

    public string Number { get; }

    public string CallId { get; set; }

    public IPEndPoint Here => (IPEndPoint)_socket.Client.LocalEndPoint!;

    /// <summary>To as it must stand in the dialog, after a 200.</summary>
    public string To { get; set; } = "<sip:12316@127.0.0.1>";

    /// <summary>Where requests in the dialog go.</summary>
    public string Target { get; set; } = "sip:12316@127.0.0.1";

    /// <summary>From as every request of this phone has it.</summary>
    public string From => $"<sip:{Number}@{Here.Address}>;tag=f{_salt}";

    public string NewBranch() => $"z9hG4bK{_salt}{++_branches}";

    public string Request(string method, int cseq, string headers = "", string body = "", string? branch = null) =>
        $"{method} {Target} SIP/2.0\r\nVia: SIP/2.0/UDP {Here};branch={branch ?? NewBranch()};rport\r\n"
        + $"Max-Forwards: 70\r\nFrom: {From}\r\nTo: {To}\r\nCall-ID: {CallId}\r\nCSeq: {cseq} {method}\r\n"
        + $"Contact: <sip:{Number}@{Here}>\r\n{headers}"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public string Invite(int cseq = 1, string? body = null, string headers = "", string? branch = null) => Request(
        "INVITE", cseq, headers + "Content-Type: application/sdp\r\n", body ?? Offer(Here.Port + 10), branch);

    /// <summary>An offer of A-law and telephone events.</summary>
    public string Offer(int rtpPort, string direction = "sendrecv") =>
        $"v=0\r\no=- 1 1 IN IP4 {Here.Address}\r\ns=-\r\nc=IN IP4 {Here.Address}\r\nt=0 0\r\n"
        + $"m=audio {rtpPort} RTP/AVP 8 101\r\na=rtpmap:8 PCMA/8000\r\n"
        + $"a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na={direction}\r\n";

    public Task SendAsync(string message) => SendAsync(Encoding.UTF8.GetBytes(message));

    public Task SendAsync(byte[] message) => _socket.SendAsync(message, message.Length, _server);

    public async Task<RawMessage> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Waiting.Answer);
        var datagram = await _socket.ReceiveAsync(patience.Token);
        return RawMessage.Parse(Encoding.UTF8.GetString(datagram.Buffer));
    }

    /// <summary>The next message that matches; others are let go by.</summary>
    public async Task<RawMessage> ReceiveAsync(Predicate<RawMessage> match)
    {
        while (true)
        {
            var message = await ReceiveAsync();
            if (match(message))
                return message;
        }
    }

    /// <summary>Sends a request and returns its final answer.</summary>
    public async Task<RawMessage> AskAsync(string request)
    {
        await SendAsync(request);
        var branch = RawMessage.Parse(request)["Via"].Split("branch=")[1].Split(';')[0];
        return await ReceiveAsync(message => message.Status >= 200 && message["Via"].Contains(branch));
    }

    /// <summary>Calls, takes the answer and acknowledges it.</summary>
    public async Task<RawMessage> CallAsync(string? body = null, string headers = "")
    {
        var answer = await AskAsync(Invite(body: body, headers: headers));
        Assert.True(answer.Status == 200, answer.ToString());
        To = answer["To"];
        Target = answer.Contact;
        await SendAsync(Request("ACK", 1));
        return answer;
    }

    public async Task HangUpAsync(int cseq = 9)
    {
        var answer = await AskAsync(Request("BYE", cseq));
        Assert.Equal(200, answer.Status);
    }

    public static string AnswerTo(RawMessage request, string statusLine, string headers = "") =>
        $"SIP/2.0 {statusLine}\r\n" + string.Concat(request.Headers
            .Where(header => header.Name is "Via" or "From" or "To" or "Call-ID" or "CSeq")
            .Select(header => $"{header.Name}: {header.Value}\r\n")) + $"{headers}Content-Length: 0\r\n\r\n";

    /// <summary>Nothing has arrived that was not taken yet.</summary>
    public bool IsSilent => _socket.Available == 0;

    public void Dispose() => _socket.Dispose();
}
