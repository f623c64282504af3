namespace HotlineVoice.Sip;

/// <summary>One way of the traffic.</summary>
public enum SipDirection : byte
{
    /// <summary>From outside.</summary>
    In,

    /// <summary>To outside.</summary>
    Out,
}

/// <summary>What messages are counted by.</summary>
/// <param name="Direction">In or out.</param>
/// <param name="Method">The method; of an answer that of its CSeq; "OTHER" for unknown ones, so that strangers cannot
/// grow the table.</param>
/// <param name="Status">0 for requests.</param>
public readonly record struct SipMessageKind(SipDirection Direction, string Method, int Status);

/// <summary>Living figures of one stack, read by its own thread.</summary>
public sealed class SipCounters
{
    readonly Dictionary<SipMessageKind, long> _messages = [];
    readonly long[] _rejections = new long[Enum.GetValues<SipRejection>().Length];

    /// <summary>Messages since the start.</summary>
    public IReadOnlyDictionary<SipMessageKind, long> Messages => _messages;

    /// <summary>Server and client transactions that live now.</summary>
    public int Transactions { get; internal set; }

    /// <summary>Dialogs that live now, early ones included.</summary>
    public int Dialogs { get; internal set; }

    /// <summary>Call legs that live now, those that are still saying goodbye included.</summary>
    public int Sessions { get; internal set; }

    /// <summary>Registered contacts.</summary>
    public int Bindings { get; internal set; }

    /// <summary>Rejections since the start for one reason.</summary>
    /// <param name="reason">The reason.</param>
    public long Rejections(SipRejection reason) => _rejections[(int)reason];

    internal void Count(SipMessageKind kind) => _messages[kind] = _messages.GetValueOrDefault(kind) + 1;

    internal void Count(SipRejection reason) => _rejections[(int)reason]++;
}
