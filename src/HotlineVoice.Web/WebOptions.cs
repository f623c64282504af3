using System.Net;
using HotlineVoice.Web.Deliveries;

namespace HotlineVoice.Web;

/// <summary>Where the API listens and who stands before it.</summary>
public sealed record WebOptions
{
    /// <summary>Addresses such as http://127.0.0.1:8080; port 0 is a free one.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:8080"];
    /// <summary>PEM file with certificate and key, for https addresses; read anew when it changes.</summary>
    public string? Certificate { get; init; }
    /// <summary>Addresses of the proxies that end TLS for us and may say whom they speak for.</summary>
    public IReadOnlyList<string> BehindProxy { get; init; } = [];
    /// <summary>A token that acts as administrator; null for none.</summary>
    public string? BootstrapToken { get; init; }

    /// <summary>The realm that seats' telephones are challenged with; their passwords are hashed for it.</summary>
    public string SipDomain { get; init; } = "localhost";

    /// <summary>Largest file that is taken for a ticket, in octets.</summary>
    public long AttachmentOctetsMax { get; init; } = 20L << 20;
    /// <summary>All files of one ticket together, in octets.</summary>
    public long TicketOctetsMax { get; init; } = 200L << 20;

    /// <summary>By which ways messages leave the house.</summary>
    public DeliveryOptions Deliveries { get; init; } = new();

    /// <summary>Citizens may ask without signing in how their matter stands (/progress).</summary>
    public bool CitizenProgress { get; init; } = true;

    /// <summary>Where the built pages are; they need not be there.</summary>
    public string PagesDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Everything that is wrong, each with the name of its setting.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. Urls.Count == 0 ? ["Web:Urls is empty; give at least one address such as http://127.0.0.1:8080"] : Urls
            .SelectMany(CheckUrl),
        .. BehindProxy.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            .Select(proxy => $"Web:BehindProxy: «{proxy}» is not an address or a network such as 10.0.0.0/8"),
        .. CheckCertificate(),
        .. Deliveries.Validate(),
        .. BootstrapToken is { Length: < WebLimits.BootstrapTokenCharactersMin }
            ? [$"Api:BootstrapToken has fewer than {WebLimits.BootstrapTokenCharactersMin} characters"]
            : Array.Empty<string>(),
    ];

    /// <summary>At the start and not at the first handshake, when nobody is looking.</summary>
    IEnumerable<string> CheckCertificate()
    {
        if (Certificate is null)
            yield break;
        if (!File.Exists(Certificate))
            yield return $"Web:Certificate: there is no file «{Certificate}»";
        else if (CertificateFile.FaultOf(Certificate) is { } fault)
            yield return $"Web:Certificate: «{Certificate}» is no PEM file with certificate and key: {fault}";
    }

    IEnumerable<string> CheckUrl(string text)
    {
        if (!TryReadUrl(text, out var address, out var secure))
        {
            yield return $"Web:Urls: «{text}» is not an address such as http://127.0.0.1:8080";
            yield break;
        }
        if (secure && Certificate is null)
            yield return $"Web:Urls: {text} needs Web:Certificate, a PEM file with certificate and key";
        if (!secure && !IPAddress.IsLoopback(address.Address) && BehindProxy.Count == 0)
            yield return $"Web:Urls: {text} would carry passwords in clear; use https with Web:Certificate, "
                + "or name the proxy that ends TLS in Web:BehindProxy";
    }

    /// <summary>Reads an address of the list: http or https, an IP address or localhost, a port.</summary>
    internal static bool TryReadUrl(string text, out IPEndPoint address, out bool secure)
    {
        address = new IPEndPoint(IPAddress.Loopback, 0);
        secure = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || uri.PathAndQuery != "/")
            return false;
        var host = uri.Host.Trim('[', ']');
        if (host == "localhost")
            host = "127.0.0.1";
        if (!IPAddress.TryParse(host, out var parsed))
            return false;
        address = new IPEndPoint(parsed, uri.Port);
        return true;
    }
}
