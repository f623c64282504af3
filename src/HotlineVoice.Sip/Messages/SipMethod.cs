namespace HotlineVoice.Sip.Messages;

/// <summary>Methods we know by name; a known method need not be served.</summary>
enum SipMethod : byte
{
    Unknown,
    Invite,
    Ack,
    Bye,
    Cancel,
    Options,
    Register,
    Info,
    Update,
    Prack,
    Refer,
    Subscribe,
    Notify,
    Message,
    Publish,
}

static class SipMethods
{
    /// <summary>What Allow says.</summary>
    public const string Served = "INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, INFO, UPDATE, PRACK, REFER, NOTIFY";

    static readonly string[] Names =
    [
        "OTHER", "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "INFO", "UPDATE", "PRACK", "REFER",
        "SUBSCRIBE", "NOTIFY", "MESSAGE", "PUBLISH",
    ];

    static readonly byte[][] NameBytes = [.. Names.Select(System.Text.Encoding.ASCII.GetBytes)];

    public static string Name(this SipMethod method) => Names[(int)method];

    /// <summary>Method names are case-sensitive (RFC 3261 §7.1): "invite" is another method.</summary>
    public static SipMethod Parse(ReadOnlySpan<byte> token)
    {
        for (var i = 1; i < NameBytes.Length; i++)
        {
            if (token.SequenceEqual(NameBytes[i]))
            {
                return (SipMethod)i;
            }
        }

        return SipMethod.Unknown;
    }
}
