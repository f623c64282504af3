using System.Net;

namespace HotlineVoice.Server.Tests.Outside.Phones;

/// <summary>Registers as a seat, message by message.</summary>
sealed class SeatPhone(IPEndPoint server, string user, string password, string address = "127.0.0.1") : IDisposable
{
    const string Registrar = "sip:localhost";

    readonly RawPhone _phone = new(server, address, user);
    int _cseq;

    public string User => user;

    public RawPhone Raw => _phone;

    public string Contact => $"<sip:{user}@{_phone.Here}>";

    /// <summary>A REGISTER without credentials: the answer with its challenges.</summary>
    public Task<RawMessage> AskAsync(string headers) => _phone.AskAsync(Text(headers));

    /// <summary>
    /// REGISTER, the challenge, REGISTER again with its answer: for this digest, or for the first that is offered.
    /// </summary>
    public async Task<RawMessage> RegisterAsync(string headers, string? algorithm = null)
    {
        var challenged = await AskAsync(headers);
        Assert.True(challenged.Status == 401, challenged.ToString());
        // Whoever comes back without credentials is taken for a phone that knows MD5 alone and is asked for that.
        var challenge = algorithm is null ? challenged["WWW-Authenticate"] : Digest.ChallengeFor(challenged, algorithm);
        Assert.NotNull(challenge);
        return await AskAsync(headers + Digest.Authorization(Try(challenge)));
    }

    /// <summary>One contact for ten minutes.</summary>
    public Task<RawMessage> RegisterAsync() => RegisterAsync($"Contact: {Contact}\r\nExpires: 600\r\n");

    /// <summary>What is registered, in the answer's Contact headers.</summary>
    public Task<RawMessage> FetchAsync() => RegisterAsync("");

    public DigestTry Try(string challenge, int count = 1) =>
        new(challenge, user, password, "REGISTER", Registrar, count);

    public void Dispose() => _phone.Dispose();

    string Text(string headers) =>
        $"REGISTER {Registrar} SIP/2.0\r\nVia: SIP/2.0/UDP {_phone.Here};branch={_phone.NewBranch()};rport\r\n"
        + $"Max-Forwards: 70\r\nFrom: <sip:{user}@localhost>;tag=r{user}\r\nTo: <sip:{user}@localhost>\r\n"
        + $"Call-ID: {_phone.CallId}\r\nCSeq: {++_cseq} REGISTER\r\n{headers}Content-Length: 0\r\n\r\n";
}
