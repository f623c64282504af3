using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HotlineVoice.Web;

namespace HotlineVoice.Server.Tests.Web;

/// <summary>What is refused at the start, before anybody sends a password in clear.</summary>
public sealed class WebOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://localhost:8080")]
    public void Plain_http_on_loopback_is_taken(string url) =>
        Assert.Empty(new WebOptions { Urls = [url] }.Validate());

    [Theory]
    [InlineData("http://0.0.0.0:8080", "in clear")]
    [InlineData("http://10.0.0.5:8080", "in clear")]
    [InlineData("http://[::]:8080", "in clear")]
    [InlineData("https://127.0.0.1:8443", "Web:Certificate")]
    [InlineData("ftp://127.0.0.1", "not an address")]
    [InlineData("http://example.cn:80", "not an address")]
    [InlineData("http://127.0.0.1:8080/desk", "not an address")]
    [InlineData("8080", "not an address")]
    public void What_would_carry_passwords_in_clear_or_is_no_address_is_refused(string url, string why) =>
        Assert.Contains(why, Assert.Single(new WebOptions { Urls = [url] }.Validate()));

    [Fact]
    public void A_named_proxy_makes_plain_http_possible()
    {
        Assert.Empty(new WebOptions { Urls = ["http://10.0.0.5:8080"], BehindProxy = ["10.0.0.1"] }.Validate());
        Assert.Contains("Web:BehindProxy",
            Assert.Single(new WebOptions { BehindProxy = ["the proxy"] }.Validate()));
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_is_refused_at_the_start_and_not_at_the_first_handshake()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n");
        var wrong = new WebOptions { Urls = ["https://127.0.0.1:0"], Certificate = file }.Validate();
        Assert.StartsWith($"Web:Certificate: «{file}» is no PEM file", Assert.Single(wrong));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=hotline", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        Assert.Empty(new WebOptions { Urls = ["https://127.0.0.1:0"], Certificate = file }.Validate());
        File.Delete(file);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(3, new WebOptions
        {
            Urls = ["nonsense"],
            Certificate = "/no/such/file.pem",
            BootstrapToken = "short",
        }.Validate().Count);
}
