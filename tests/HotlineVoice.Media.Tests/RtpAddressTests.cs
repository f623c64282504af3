using System.Net;

namespace HotlineVoice.Media.Tests;

public sealed class RtpAddressTests
{
    [Theory]
    [InlineData("192.0.2.1:4000")]
    [InlineData("[2001:db8::1]:4000")]
    [InlineData("255.255.255.255:65535")]
    [InlineData("127.0.0.1:1")]
    public void An_endpoint_comes_back_as_it_was(string text)
    {
        var endPoint = IPEndPoint.Parse(text);
        var address = RtpAddress.From(endPoint);
        Assert.Equal(endPoint, address.ToEndPoint());
        Assert.Equal(text, address.ToString());
        Assert.False(address.IsUnset);
    }

    [Fact]
    public void A_mapped_address_is_the_same_as_the_plain_one() => Assert.Equal(
        RtpAddress.From(IPAddress.Parse("192.0.2.1"), 4000),
        RtpAddress.From(IPAddress.Parse("::ffff:192.0.2.1"), 4000));

    [Theory]
    [InlineData("0.0.0.0", 4000)]
    [InlineData("::", 4000)]
    [InlineData("192.0.2.1", 0)]
    public void Where_nothing_can_be_sent_is_unset(string address, int port) =>
        Assert.True(RtpAddress.From(IPAddress.Parse(address), (ushort)port).IsUnset);
}
