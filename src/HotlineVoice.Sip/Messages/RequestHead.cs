using HotlineVoice.Sip.Messages.Headers;

namespace HotlineVoice.Sip.Messages;

/// <summary>The headers that every request must have, read once.</summary>
sealed record RequestHead(
    SipMethod Method,
    SipUri Uri,
    Via TopVia,
    NameAddress From)
{
    public required NameAddress To { get; init; }

    public required string CallId { get; init; }

    public required CSeq CSeq { get; init; }

    public required int MaxForwards { get; init; }
}

/// <summary>The headers that every response must have, read once.</summary>
sealed record ResponseHead(int Status, Via TopVia, CSeq CSeq, string CallId)
{
    public required NameAddress From { get; init; }

    public required NameAddress To { get; init; }

    /// <summary>The way it came.</summary>
    public required SipPath Path { get; init; }
}
