using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Authentication;

/// <summary>Answers the challenges of one trunk, and of nobody else: our password hash goes only to the trunk's own
/// address, for its own realm, in calls that we began (a stranger who challenges us would otherwise collect
/// it).</summary>
sealed class DigestAnswer(StackContext context, SipTrunk trunk)
{
    int _tries;
    bool _sawStale;

    /// <summary>The request with credentials; null when the challenge must not or cannot be answered.</summary>
    public RequestDraft? Answer(RequestDraft draft, SipResponse response, SipPath source, uint cseq)
    {
        if (trunk.Username is null || trunk.Password is null || trunk.Realm is null || !IsTrunk(source))
        {
            return null;
        }

        var isProxy = response.Status == 407;
        var lines = response.Lines(isProxy ? HeaderName.ProxyAuthenticate : HeaderName.WwwAuthenticate);
        foreach (var line in lines)
        {
            if (Credentials.Parse(line) is { } challenge && challenge["realm"] == trunk.Realm
                && AlgorithmOf(challenge["algorithm"]) is { } algorithm && IsSpeakable(challenge["qop"])
                && MayTry(challenge))
            {
                var name = isProxy ? "Proxy-Authorization" : "Authorization";
                var value = Value(challenge, algorithm, draft);
                return draft with
                {
                    CSeq = cseq,
                    Headers = [.. draft.Headers.Where(header => header.Name != name), (name, value)],
                };
            }
        }

        return null;
    }

    bool IsTrunk(SipPath source) =>
        trunk.From.Contains(source.Remote.Address) || trunk.ToAddress?.Address.Equals(source.Remote.Address) == true
        || (trunk.To is not null && HostPort.TryAddress(trunk.To.Host, out var address)
            && address.Equals(source.Remote.Address));

    // Two tries, a third when the server says only the nonce was old; a server that challenges for ever gets no more.
    bool MayTry(Credentials challenge)
    {
        var isStale = challenge["stale"]?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;
        var most = context.Limits.ChallengeTries - 1 + (isStale || _sawStale ? 1 : 0);
        _sawStale |= isStale;
        return _tries++ < most;
    }

    string Value(Credentials challenge, DigestAlgorithm algorithm, RequestDraft draft)
    {
        var nonce = challenge["nonce"] ?? "";
        var qop = challenge["qop"] is null ? null : "auth";
        var proof = new DigestProof(nonce, qop, "00000001", context.Tokens.Text(12));
        var ha1 = DigestMath.Ha1(algorithm, trunk.Username!, trunk.Realm!, trunk.Password!);
        var ha2 = DigestMath.Ha2(algorithm, draft.Method.Name(), draft.Uri);
        var value = $"Digest username=\"{trunk.Username}\", realm=\"{trunk.Realm}\", nonce=\"{nonce}\", "
            + $"uri=\"{draft.Uri}\", response=\"{DigestMath.Response(algorithm, ha1, ha2, proof)}\", "
            + $"algorithm={DigestMath.Name(algorithm)}";
        value += qop is null ? "" : $", qop=auth, nc={proof.NonceCount}, cnonce=\"{proof.ClientNonce}\"";
        return challenge["opaque"] is { } opaque ? $"{value}, opaque=\"{opaque}\"" : value;
    }

    static DigestAlgorithm? AlgorithmOf(string? name) => name?.ToUpperInvariant() switch
    {
        null or "MD5" => DigestAlgorithm.Md5,
        "SHA-256" => DigestAlgorithm.Sha256,
        _ => null,
    };

    static bool IsSpeakable(string? qop) =>
        qop is null || qop.Split(',').Any(word => word.Trim().Equals("auth", StringComparison.OrdinalIgnoreCase));
}
