using HotlineVoice.Sip.Authentication;

namespace HotlineVoice.Sip.Tests.Authentication;

/// <summary>The worked example of RFC 7616 §3.9.1.</summary>
public sealed class DigestTests
{
    const string Nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
    const string ClientNonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    [Theory]
    [InlineData("MD5", "8ca523f5e9506fed4657c9700eebdbec")]
    [InlineData("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")]
    public void The_example_of_the_rfc_comes_out(string name, string expected)
    {
        var algorithm = name == "MD5" ? DigestAlgorithm.Md5 : DigestAlgorithm.Sha256;
        var ha1 = DigestMath.Ha1(algorithm, "Mufasa", "http-auth@example.org", "Circle of Life");
        var ha2 = DigestMath.Ha2(algorithm, "GET", "/dir/index.html");
        var proof = new DigestProof(Nonce, "auth", "00000001", ClientNonce);
        Assert.Equal(expected, DigestMath.Response(algorithm, ha1, ha2, proof));
    }

    [Fact]
    public void An_account_keeps_both_digests_and_no_password()
    {
        var account = SipAccount.FromPassword("Mufasa", "http-auth@example.org", "Circle of Life");
        Assert.Equal("7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232", account.Ha1Sha256);
        Assert.DoesNotContain("Circle", account.ToString());
    }
}
