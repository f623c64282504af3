using HotlineVoice.Web.Deliveries;

namespace HotlineVoice.Server.Settings;

/// <summary>Reads by which ways messages leave the house. What the values mean is checked by the web part.</summary>
static class DeliveryReading
{
    const int PortMax = 65_535;
    const int PerSecondMax = 1000;
    const int SubmissionPort = 587;
    const int SmsPerSecond = 5;

    public static DeliveryOptions Read(SettingReader read) => new()
    {
        Sms = Sms(read),
        Mail = Mail(read),
        WebhooksAllowPrivate = read.Flag("Webhooks:AllowPrivate", false),
    };

    static SmsOptions? Sms(SettingReader read)
    {
        var url = read.Text("Sms:Url");
        var plain = new SmsOptions { Url = url ?? "" };
        var options = plain with
        {
            Method = read.Text("Sms:Method", plain.Method),
            ContentType = read.Text("Sms:ContentType", plain.ContentType),
            Headers = Secret(read, "Sms:SecretHeader") is { } header
                ? [.. read.List("Sms:Headers", []), header]
                : read.List("Sms:Headers", []),
            Body = read.Text("Sms:Body", plain.Body),
            Success = read.Text("Sms:Success"),
            ProviderId = read.Text("Sms:ProviderId"),
            PerSecond = read.Number("Sms:PerSecond", SmsPerSecond, 1, PerSecondMax),
            QuietHours = read.Text("Sms:QuietHours"),
            AllowHttp = read.Flag("Sms:AllowHttp", false),
        };
        return url is null ? null : options;
    }

    static MailOptions? Mail(SettingReader read)
    {
        var (host, from) = (read.Text("Mail:Host"), read.Text("Mail:From"));
        if (host is not null && from is null)
            read.Reject("Mail:From", "name the mailbox that writes, such as hotline@example.cn");
        var options = new MailOptions
        {
            Host = host ?? "",
            From = from ?? "hotline@localhost",
            Port = read.Number("Mail:Port", SubmissionPort, 1, PortMax),
            Security = Security(read),
            User = read.Text("Mail:User"),
            Password = Secret(read, "Mail:Password"),
            CertificateSha256 = read.Text("Mail:CertificateSha256"),
        };
        return host is null ? null : options;
    }

    static MailSecurity Security(SettingReader read)
    {
        switch (read.Text("Mail:Tls", "starttls"))
        {
            case "starttls":
                return MailSecurity.StartTls;
            case "implicit":
                return MailSecurity.Implicit;
            case "none":
                return MailSecurity.None;
            case var other:
                read.Reject("Mail:Tls", $"«{other}» is none of starttls, implicit, none");
                return MailSecurity.StartTls;
        }
    }

    /// <summary>In the setting itself, or the first line of the file that KeyFile names.</summary>
    static string? Secret(SettingReader read, string key)
    {
        var (text, file) = (read.Text(key), read.Text($"{key}File"));
        if (file is null)
            return text;
        try
        {
            return File.ReadLines(SettingSources.Locate(file)).FirstOrDefault()?.Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            read.Reject($"{key}File", $"«{file}» cannot be read");
            return null;
        }
    }
}
