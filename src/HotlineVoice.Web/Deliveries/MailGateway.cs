using System.Globalization;
using HotlineVoice.Cases.Notices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HotlineVoice.Web.Deliveries;

/// <summary>邮件 by SMTP (RFC 5321).</summary>
sealed class MailGateway(MailOptions options) : IGateway
{
    const int AtOnce = 2;
    const int SubjectCharactersMax = 200;
    const int PermanentFrom = 500;

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    public MessageChannel Channel => MessageChannel.Mail;

    public (int AtOnce, int? PerSecond) Pace => (AtOnce, null);

    public bool SparesCallers(TimeOnly at) => false;

    public async Task<DeliveryResult> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        if (!MailboxAddress.TryParse(message.Address, out var to))
            return new DeliveryResult(AttemptResult.Refused, "收件地址不是邮箱");
        using var mail = Written(message, to);
        using var smtp = new SmtpClient { Timeout = (int)_patience.TotalMilliseconds };
        if (options.CertificateSha256 is { } print)
            smtp.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null
                && string.Equals(print, certificate.GetCertHashString(
                    System.Security.Cryptography.HashAlgorithmName.SHA256), StringComparison.OrdinalIgnoreCase);
        try
        {
            await smtp.ConnectAsync(options.Host, options.Port, options.Security switch
            {
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                MailSecurity.Implicit => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.None,
            }, cancel);
            if (options.User is { } user)
                await smtp.AuthenticateAsync(user, options.Password ?? "", cancel);
            var said = await smtp.SendAsync(mail, cancel);
            // Taken: whether it says good-bye changes nothing.
            return new DeliveryResult(AttemptResult.Sent) { ProviderId = said };
        }
        catch (SmtpCommandException refused)
        {
            var status = (int)refused.StatusCode;
            return new DeliveryResult(
                status >= PermanentFrom ? AttemptResult.Refused : AttemptResult.Failed,
                string.Create(CultureInfo.InvariantCulture, $"SMTP {status} {refused.Message}"));
        }
        catch (Exception error) when (error is AuthenticationException or SslHandshakeException
            or ProtocolException or NotSupportedException)
        {
            // The machine's settings or the server's: the message is not to blame.
            return new DeliveryResult(AttemptResult.Failed, error.Message);
        }
    }

    /// <summary>The same message has the same name however often it is sent, so that the receiver can tell.</summary>
    MimeMessage Written(OutgoingMessage message, MailboxAddress to)
    {
        var from = MailboxAddress.Parse(options.From);
        var mail = new MimeMessage
        {
            Subject = OneLine(message.Subject.Length > 0 ? message.Subject : message.Text),
            Body = new TextPart("plain") { Text = message.Text },
            MessageId = string.Create(CultureInfo.InvariantCulture, $"message-{message.Id}@{from.Domain}"),
        };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress("", to.Address));
        // RFC 3834 §5: nobody's machine answers it.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }

    static string OneLine(string text)
    {
        var line = string.Concat(text.Select(one => char.IsControl(one) ? ' ' : one));
        return line.Length <= SubjectCharactersMax ? line : line[..SubjectCharactersMax];
    }
}
