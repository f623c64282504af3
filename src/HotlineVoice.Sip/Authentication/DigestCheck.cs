using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Sip.Admission;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Authentication;

/// <summary>What a request's credentials prove.</summary>
enum DigestVerdict : byte
{
    /// <summary>It has none that we asked for.</summary>
    Missing,

    /// <summary>A wrong password, name, URI or nonce: a guess.</summary>
    Wrong,

    /// <summary>The right password with a nonce that is used up.</summary>
    Stale,

    /// <summary>It is the seat.</summary>
    Right,
}

/// <summary>Challenges and checks seats (RFC 7616, RFC 8760). Unknown names are computed against a password that nobody
/// has, so that time and answer are the same for known and unknown.</summary>
sealed class DigestCheck
{
    readonly StackContext _context;
    readonly AccountBook _accounts;
    readonly NonceBook _nonces;
    readonly Md5Phones _md5Phones;
    readonly SipAccount _nobody;

    public DigestCheck(StackContext context, AccountBook accounts)
    {
        _context = context;
        _accounts = accounts;
        _nonces = new NonceBook(context);
        _md5Phones = new Md5Phones(context);
        _nobody = SipAccount.FromPassword("", context.Options.Domain, context.Tokens.Text(24));
    }

    /// <summary>The challenges, strongest first.</summary>
    public IReadOnlyList<(string Name, string Value)> Challenge(IncomingRequest incoming, bool isStale)
    {
        var nonce = _nonces.Issue(incoming.Path.Remote.Address);
        var options = _context.Options;
        var isMd5Only = options.OfferMd5
            && (!options.OfferSha256 || _md5Phones.Is(incoming.Message, incoming.Head));
        var stale = isStale ? ", stale=true" : "";
        var challenges = new List<(string Name, string Value)>();
        foreach (var algorithm in (ReadOnlySpan<DigestAlgorithm>)[DigestAlgorithm.Sha256, DigestAlgorithm.Md5])
        {
            if (algorithm == DigestAlgorithm.Sha256 ? !isMd5Only : _context.Options.OfferMd5)
            {
                challenges.Add(("WWW-Authenticate",
                    $"Digest realm=\"{_context.Options.Domain}\", nonce=\"{nonce}\", qop=\"auth\", "
                    + $"algorithm={DigestMath.Name(algorithm)}{stale}"));
            }
        }

        return challenges;
    }

    public DigestVerdict Judge(SipRequest request, RequestHead head, SipPath path, out string user)
    {
        user = "";
        foreach (var line in request.Lines(HeaderName.Authorization))
        {
            if (Credentials.Parse(line) is { } credentials && credentials["realm"] == _context.Options.Domain)
            {
                user = credentials["username"] ?? "";
                return Judge(credentials, head, path);
            }
        }

        _md5Phones.CameWithout(head);
        return DigestVerdict.Missing;
    }

    DigestVerdict Judge(Credentials credentials, RequestHead head, SipPath path)
    {
        if (AlgorithmOf(credentials["algorithm"]) is not { } algorithm || credentials["qop"] != "auth")
        {
            // Not what we asked for: asked again, but no guess.
            return DigestVerdict.Missing;
        }

        if (credentials["username"] is not { Length: > 0 } name || name.Length > _context.Limits.TokenBytes
            || credentials["nonce"] is not { } nonce || credentials["uri"] is not { } uri
            || credentials["response"] is not { } response || credentials["nc"] is not { } count
            || credentials["cnonce"] is not { Length: > 0 } clientNonce || !IsSameUri(uri, head.Uri))
        {
            return DigestVerdict.Wrong;
        }

        var account = _accounts.Find(name);
        var ha1 = algorithm == DigestAlgorithm.Md5
            ? (account ?? _nobody).Ha1Md5
            : (account ?? _nobody).Ha1Sha256;
        var ha2 = DigestMath.Ha2(algorithm, head.CSeq.Method, uri);
        var expected = DigestMath.Response(
            algorithm, ha1.ToLowerInvariant(), ha2, new DigestProof(nonce, "auth", count, clientNonce));
        var isRight = CryptographicOperations.FixedTimeEquals(
            Encoding.Latin1.GetBytes(expected), Encoding.Latin1.GetBytes(response.ToLowerInvariant()));
        if (!isRight || account is null)
        {
            return DigestVerdict.Wrong;
        }

        if (algorithm == DigestAlgorithm.Sha256)
        {
            _md5Phones.AnsweredStrongly(head);
        }

        // A nonce of an earlier life of this server comes with the right password too; it only has to be renewed.
        if (_nonces.Judge(nonce, count, path.Remote.Address) != NonceState.Fresh)
        {
            return DigestVerdict.Stale;
        }

        _nonces.Use(nonce, count);
        return DigestVerdict.Right;
    }

    DigestAlgorithm? AlgorithmOf(string? name) => name?.ToUpperInvariant() switch
    {
        null or "MD5" when _context.Options.OfferMd5 => DigestAlgorithm.Md5,
        "SHA-256" => DigestAlgorithm.Sha256,
        _ => null,
    };

    // Phones differ in the parameters they write there, never in whom they mean.
    static bool IsSameUri(string written, SipUri requested) =>
        SipUri.TryParse(written, out var uri)
        && uri.Scheme == requested.Scheme && uri.User == requested.User
        && uri.Host.Equals(requested.Host, StringComparison.OrdinalIgnoreCase)
        && (uri.Port ?? 5_060) == (requested.Port ?? 5_060);
}
