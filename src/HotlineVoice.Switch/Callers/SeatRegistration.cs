using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Callers;

/// <summary>
/// Registers a telephone of ours as a seat's (RFC 3261 §10.2), answering the SHA-256 challenge (RFC 7616). Only what a
/// tester needs: one contact, repeated every second until it is answered.
/// </summary>
sealed class SeatRegistration(TelephoneOptions options, RandomNumberGenerator chance)
{
    static readonly TimeSpan _repeatAfter = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _untilThen = TimeSpan.FromMinutes(10);

    readonly string _callId = Name(chance);
    readonly string _tag = Name(chance);
    string _branch = "";
    string? _authorization;
    int _sequence;
    int _nonceCount;
    TimeSpan _dueAt;
    TimeSpan _expires;
    bool _isAsked;

    /// <summary>The server has taken the contact.</summary>
    public bool IsRegistered { get; private set; }

    /// <summary>The last status; 0 before the first.</summary>
    public int Status { get; private set; }

    /// <summary>The final answer has come; a challenge that is being answered is none.</summary>
    public bool IsSettled => Status >= 200 && !_isAsked;

    public void Begin(TimeSpan now) => Begin(_untilThen, now);

    /// <summary>Takes the contact back (RFC 3261 §10.2.2).</summary>
    public void End(TimeSpan now) => Begin(TimeSpan.Zero, now);

    /// <summary>The message that is due, if any.</summary>
    public byte[]? Due(TimeSpan now)
    {
        if (!_isAsked || now < _dueAt)
            return null;
        _dueAt = now + _repeatAfter;
        return Encoding.UTF8.GetBytes(Message());
    }

    /// <summary>True when the message answers a registration of ours.</summary>
    public bool TryTake(ReadOnlySpan<byte> message, TimeSpan now)
    {
        if (!message.StartsWith("SIP/2.0 "u8))
            return false;
        var text = Encoding.UTF8.GetString(message);
        if (Header(text, "CSeq") != $"{_sequence} REGISTER")
            return text.Contains(" REGISTER\r\n", StringComparison.Ordinal);
        Status = int.Parse(text.AsSpan(8, 3), CultureInfo.InvariantCulture);
        if (Status < 200)
            return true;
        _isAsked = false;
        IsRegistered = Status == 200 && _expires > TimeSpan.Zero;
        var challenge = Header(text, "WWW-Authenticate");
        if (Status == 401 && _authorization is null && challenge is not null && options.Password is not null)
        {
            _authorization = Answer(challenge);
            Again(now);
            return true;
        }

        return true;
    }

    // A nonce is good for one registration here: each begins with a challenge of its own.
    void Begin(TimeSpan expires, TimeSpan now)
    {
        (_expires, _authorization, _nonceCount) = (expires, null, 0);
        Again(now);
    }

    void Again(TimeSpan now)
    {
        _isAsked = true;
        _sequence++;
        _branch = "z9hG4bK" + Name(chance);
        _dueAt = now;
    }

    string Message() =>
        $"REGISTER sip:{options.Domain} SIP/2.0\r\n"
        + $"Via: SIP/2.0/UDP {options.Sip};branch={_branch};rport\r\nMax-Forwards: 70\r\n"
        + $"From: <sip:{options.Number}@{options.Domain}>;tag={_tag}\r\n"
        + $"To: <sip:{options.Number}@{options.Domain}>\r\nCall-ID: {_callId}\r\nCSeq: {_sequence} REGISTER\r\n"
        + $"Contact: <sip:{options.Number}@{options.Sip}>;expires={(int)_expires.TotalSeconds}\r\n"
        + (_authorization is null ? "" : $"Authorization: {_authorization}\r\n")
        + "Content-Length: 0\r\n\r\n";

    string Answer(string challenge)
    {
        var realm = Parameter(challenge, "realm");
        var nonce = Parameter(challenge, "nonce");
        var uri = $"sip:{options.Domain}";
        var count = (++_nonceCount).ToString("x8", CultureInfo.InvariantCulture);
        var clientNonce = Name(chance);
        var ha1 = SipAccount.FromPassword(options.Number, realm, options.Password!).Ha1Sha256;
        var response = Sha256($"{ha1}:{nonce}:{count}:{clientNonce}:auth:{Sha256($"REGISTER:{uri}")}");
        return $"Digest username=\"{options.Number}\", realm=\"{realm}\", nonce=\"{nonce}\", uri=\"{uri}\", "
            + $"algorithm=SHA-256, qop=auth, nc={count}, cnonce=\"{clientNonce}\", response=\"{response}\"";
    }

    static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The first of that name: the server offers SHA-256 before MD5.
    static string? Header(string message, string name)
    {
        foreach (var line in message.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                return line[(name.Length + 1)..].Trim();
        }

        return null;
    }

    static string Parameter(string challenge, string name)
    {
        var at = challenge.IndexOf(name + "=\"", StringComparison.Ordinal);
        if (at < 0)
            return "";
        var from = at + name.Length + 2;
        return challenge[from..challenge.IndexOf('"', from)];
    }

    static string Name(RandomNumberGenerator chance)
    {
        var bytes = new byte[10];
        chance.GetBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
