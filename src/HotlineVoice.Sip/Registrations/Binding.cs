using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Registrations;

/// <summary>One living contact of a seat.</summary>
sealed class Binding(Registrar registrar, string user, SipUri contact) : ITimed
{
    public string User => user;

    public SipUri Contact => contact;

    public required SipPath Path { get; set; }

    public required string CallId { get; set; }

    public required uint CSeq { get; set; }

    public TimeSpan Until { get; set; }

    public string? UserAgent { get; set; }

    public string? InstanceId { get; set; }

    /// <summary>Order of registration, for who is pushed out.</summary>
    public long Turn { get; set; }

    public bool IsSameContact(SipUri other) => Key(contact) == Key(other);

    public SipBinding Written(TimeSpan now) =>
        new(user, contact.ToString(), Path, CallId, CSeq, Until - now, UserAgent, InstanceId);

    public void Fire(TimerName timer) => registrar.RunOut(this);

    // RFC 3261 §19.1.4 in the part that matters for phones: names of hosts ignore case, everything else is as written.
    static string Key(SipUri uri) =>
        $"{uri.Scheme}:{uri.User}@{uri.Host.ToLowerInvariant()}:{uri.Port}{uri.ParameterText}";
}
