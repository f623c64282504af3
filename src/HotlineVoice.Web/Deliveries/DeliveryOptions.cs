using System.Net;
using System.Text.RegularExpressions;

namespace HotlineVoice.Web.Deliveries;

/// <summary>How TLS is spoken to a mail server.</summary>
public enum MailSecurity
{
    /// <summary>Plain at first, and nothing is said before it is not (RFC 3207).</summary>
    StartTls = 1,
    /// <summary>From the first octet (RFC 8314 §3.3).</summary>
    Implicit = 2,
    /// <summary>Never; to this machine alone.</summary>
    None = 3,
}

/// <summary>短信网关: an HTTP request with a template.</summary>
public sealed record SmsOptions
{
    /// <summary>Where; {number}, {text} and {id} in it are escaped as parts of an address.</summary>
    public required string Url { get; init; }
    /// <summary>POST, or what the provider wants.</summary>
    public string Method { get; init; } = "POST";
    /// <summary>Of the body; says how the places in it are escaped.</summary>
    public string ContentType { get; init; } = "application/json";
    /// <summary>Lines «Name: value».</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];
    /// <summary>With {number}, {text} and {id}.</summary>
    public string Body { get; init; } = """{"phone":"{number}","content":"{text}","id":"{id}"}""";
    /// <summary>A regular expression that the answer of a message that was taken matches; null for any 2xx.</summary>
    public string? Success { get; init; }
    /// <summary>A regular expression whose first group is the provider's name for the message.</summary>
    public string? ProviderId { get; init; }
    /// <summary>At most so many a second.</summary>
    public int PerSecond { get; init; } = 5;
    /// <summary>«22:00-07:00»: callers are left alone meanwhile; units are not. Null for never.</summary>
    public string? QuietHours { get; init; }
    /// <summary>Plain http also beyond this machine.</summary>
    public bool AllowHttp { get; init; }
}

/// <summary>邮件网关.</summary>
public sealed record MailOptions
{
    /// <summary>Name or address of the SMTP server.</summary>
    public required string Host { get; init; }
    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;
    /// <summary>How TLS is spoken.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;
    /// <summary>Null: without signing in.</summary>
    public string? User { get; init; }
    /// <summary>Its password.</summary>
    public string? Password { get; init; }
    /// <summary>Who writes.</summary>
    public required string From { get; init; }
    /// <summary>SHA-256 of the server's certificate in hexadecimal, for one that no authority has signed.</summary>
    public string? CertificateSha256 { get; init; }
}

/// <summary>By which ways messages leave the house; null for a way that there is not.</summary>
public sealed record DeliveryOptions
{
    /// <summary>短信.</summary>
    public SmsOptions? Sms { get; init; }
    /// <summary>邮件.</summary>
    public MailOptions? Mail { get; init; }
    /// <summary>Webhooks may lead to addresses of this machine and of private networks.</summary>
    public bool WebhooksAllowPrivate { get; init; }

    /// <summary>Everything that is wrong, each with the name of its setting.</summary>
    public IEnumerable<string> Validate() =>
        (Sms is null ? [] : SmsProblems(Sms)).Concat(Mail is null ? [] : MailProblems(Mail));

    static IEnumerable<string> SmsProblems(SmsOptions sms)
    {
        if (!Uri.TryCreate(sms.Url.Replace("{", "").Replace("}", ""), UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https"))
            yield return $"Sms:Url: «{sms.Url}» is not an http or https address";
        else if (url.Scheme == "http" && !sms.AllowHttp && !url.IsLoopback)
            yield return "Sms:Url: would carry numbers and texts in clear; use https, or set Sms:AllowHttp to true";
        if (!(sms.Url + sms.Body).Contains("{number}") || !(sms.Url + sms.Body).Contains("{text}"))
            yield return "Sms:Body: {number} and {text} must both stand in Sms:Body or Sms:Url";
        foreach (var (key, text) in new[] { ("Sms:Success", sms.Success), ("Sms:ProviderId", sms.ProviderId) })
            if (text is not null && !IsExpression(text))
                yield return $"{key}: «{text}» is not a regular expression";
        foreach (var header in sms.Headers.Where(one => one.IndexOf(':') <= 0 || one.AsSpan().ContainsAny('\r', '\n')))
            yield return $"Sms:Headers: an entry of {header.Length} characters is not «Name: value»";
        if (sms.QuietHours is { } quiet && QuietHours.Read(quiet) is null)
            yield return $"Sms:QuietHours: «{quiet}» is not a span such as 22:00-07:00";
    }

    static IEnumerable<string> MailProblems(MailOptions mail)
    {
        if (!MimeKit.MailboxAddress.TryParse(mail.From, out _))
            yield return $"Mail:From: «{mail.From}» is not a mailbox such as hotline@example.cn";
        if (mail.Security == MailSecurity.None && !IsLoopback(mail.Host))
            yield return "Mail:Tls: none is for this machine alone; use starttls or implicit";
        if (mail.User is not null && mail.Password is null)
            yield return "Mail:Password: Mail:User needs one, or Mail:PasswordFile";
        if (mail.CertificateSha256 is { } print && (print.Length != 64 || !print.All(char.IsAsciiHexDigit)))
            yield return "Mail:CertificateSha256: not 64 hexadecimal digits";
    }

    static bool IsLoopback(string host) =>
        host == "localhost" || IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address);

    static bool IsExpression(string text)
    {
        try
        {
            _ = new Regex(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
