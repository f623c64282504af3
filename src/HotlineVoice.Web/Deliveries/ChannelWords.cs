using HotlineVoice.Cases.Notices;

namespace HotlineVoice.Web.Deliveries;

/// <summary>Ways out in the words of people.</summary>
static class ChannelWords
{
    public static string Of(MessageChannel channel) => channel switch
    {
        MessageChannel.Sms => "短信",
        MessageChannel.Mail => "邮件",
        _ => "Webhook",
    };

    public static string NotConfigured(MessageChannel channel) => $"{Of(channel)}网关未配置";
}
