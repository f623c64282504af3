using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HotlineVoice.Cases.Notices;
using HotlineVoice.Web.Deliveries;

namespace HotlineVoice.Server.Tests.Web.Deliveries;

/// <summary>Each way out, against a program that we did not write.</summary>
public sealed class GatewayTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_message_reaches_the_provider_whole_whatever_stands_in_it()
    {
        await using var provider = await Receiver.HttpAsync();
        using var gateway = new SmsGateway(new SmsOptions
        {
            Url = $"http://127.0.0.1:{provider.Port}/200",
            Headers = ["Authorization: Bearer abc"],
            Success = "\"code\":0",
            ProviderId = "\"msgId\":\"([^\"]+)\"",
        }, TimeProvider.System);

        var result = await gateway.SendAsync(Sms("引\"号\\ {number}\n换行"), Cancel);
        var came = await provider.NextAsync();
        var body = System.Text.Json.JsonDocument.Parse(came.Text("body")).RootElement;

        Assert.Equal((AttemptResult.Sent, "m-77"), (result.Result, result.ProviderId));
        Assert.Equal(("13842012345", "引\"号\\ {number}\n换行", "7"),
            (body.Text("phone"), body.Text("content"), body.Text("id")));
        Assert.Equal("Bearer abc", came.GetProperty("headers").Text("Authorization"));
    }

    [Theory]
    [InlineData("500", AttemptResult.Failed)]
    [InlineData("429", AttemptResult.Failed)]
    [InlineData("404", AttemptResult.Refused)]
    [InlineData("302", AttemptResult.Refused)]
    public async Task What_the_provider_says_decides_whether_it_is_tried_again(string status, AttemptResult expected)
    {
        await using var provider = await Receiver.HttpAsync();
        using var gateway = new SmsGateway(
            new SmsOptions { Url = $"http://127.0.0.1:{provider.Port}/{status}" }, TimeProvider.System);

        Assert.Equal(expected, (await gateway.SendAsync(Sms("请办理"), Cancel)).Result);
    }

    [Fact]
    public async Task Mail_goes_out_under_tls_and_a_password_and_4xx_is_tried_again_and_5xx_is_not()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-mail-").FullName;
        try
        {
            var (pem, print) = MakeCertificate(folder);
            var port = FreePort();
            await using var server = await Receiver.SmtpAsync(pem, port);
            var options = new MailOptions
            {
                Host = "127.0.0.1",
                Port = port,
                User = "hotline",
                Password = "secret",
                From = "hotline@example.cn",
                CertificateSha256 = print,
            };
            var gateway = new MailGateway(options);

            var late = Mail("451-ju@example.cn");
            Assert.Equal(AttemptResult.Failed, (await gateway.SendAsync(late, Cancel)).Result);
            Assert.Equal(AttemptResult.Refused, (await gateway.SendAsync(Mail("550-ju@example.cn"), Cancel)).Result);
            Assert.Equal(AttemptResult.Sent, (await gateway.SendAsync(late, Cancel)).Result);
            var came = await server.NextAsync();
            var mail = MimeKit.MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(came.Text("mail"))));

            Assert.True(came.GetProperty("tls").GetBoolean());
            Assert.Equal("督办通知  Bcc: x@example.cn", mail.Subject);
            Assert.Equal("请于三日内办结。", mail.TextBody?.TrimEnd());
            Assert.Equal("message-7@example.cn", mail.MessageId);
            Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
            Assert.Empty(mail.Bcc);
            var wrong = new MailGateway(options with { Password = "wrong" });
            Assert.Equal(AttemptResult.Failed, (await wrong.SendAsync(late, Cancel)).Result);
            var stranger = new MailGateway(options with { CertificateSha256 = new string('0', 64) });
            Assert.Equal(AttemptResult.Failed, (await stranger.SendAsync(late, Cancel)).Result);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("2400:3200::1", true)]
    public void What_a_stranger_names_leads_outside_or_nowhere(string address, bool isPublic) =>
        Assert.Equal(isPublic, Targets.IsPublic(IPAddress.Parse(address)));

    static OutgoingMessage Sms(string text) => new()
    {
        Id = 7,
        Channel = MessageChannel.Sms,
        HotlineCode = "jn12316",
        Address = "13842012345",
        Text = text,
        Purpose = "remind",
        At = default,
    };

    static OutgoingMessage Mail(string address) => Sms("请于三日内办结。") with
    {
        Channel = MessageChannel.Mail,
        Address = address,
        Subject = "督办通知\r\nBcc: x@example.cn",
    };

    static (string Pem, string Print) MakeCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var pem = Path.Combine(folder, "mail.pem");
        File.WriteAllText(pem, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        return (pem, certificate.GetCertHashString(HashAlgorithmName.SHA256));
    }

    static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
