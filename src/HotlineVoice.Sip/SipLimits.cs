namespace HotlineVoice.Sip;

/// <summary>Every bound of the stack with its provenance. A message that breaks one is answered or dropped and counted,
/// never half read.</summary>
public sealed record SipLimits
{
    /// <summary>Largest message: what a UDP datagram can hold and RFC 3261 §18.1.1 asks everyone to take.</summary>
    public int MessageBytes { get; init; } = 65_535;

    /// <summary>Most header lines of one message; a carrier's INVITE has 20-40, 1,000 is an attack.</summary>
    public int Headers { get; init; } = 128;

    /// <summary>Most values of one listed header (Via, Record-Route, Accept); loops end long before by Max-Forwards.
    /// </summary>
    public int ListedValues { get; init; } = 64;

    /// <summary>Longest URI; HTTP servers take 8 KB, no telephone address needs 1 KB.</summary>
    public int UriBytes { get; init; } = 2_048;

    /// <summary>Longest Call-ID, tag or branch; they are kept for as long as the call lasts.</summary>
    public int TokenBytes { get; init; } = 256;

    /// <summary>Longest text that reaches <see cref="SipCallDetails"/>; 128 fits any display name shown on a desk.
    /// </summary>
    public int TextChars { get; init; } = 128;

    /// <summary>Most calls of one stack; ten times what a county's hotline and its seats need.</summary>
    public int Sessions { get; init; } = 4_000;

    /// <summary>Most server and client transactions; a call makes three in its first minute.</summary>
    public int Transactions { get; init; } = 20_000;

    /// <summary>Most contacts of one seat: desk phone, soft phone, mobile, and one of each left over from yesterday.
    /// </summary>
    public int ContactsPerSeat { get; init; } = 6;

    /// <summary>Wrong digests of one source within <see cref="SipTimes.WrongDigestWindow"/> before it is banned; a
    /// mistyped password shows itself in three, a guesser needs thousands.</summary>
    public int WrongDigests { get; init; } = 10;

    /// <summary>Sources whose wrong digests or bans are remembered; beyond it the oldest is forgotten.</summary>
    public int WatchedSources { get; init; } = 10_000;

    /// <summary>Nonces whose use is remembered for the replay check; one per seat and five minutes is 2,000.</summary>
    public int Nonces { get; init; } = 20_000;

    /// <summary>Tries of one request against digest challenges, one more when the server says stale.</summary>
    public int ChallengeTries { get; init; } = 2;

    /// <summary>Messages that wait for one stream to open.</summary>
    public int WaitingPerPath { get; init; } = 64;
}
