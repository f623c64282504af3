namespace HotlineVoice.Sip;

/// <summary>Every duration the stack knows. The defaults are those of the RFCs; tests may shrink them.</summary>
public sealed record SipTimes
{
    /// <summary>Round-trip estimate, RFC 3261 §17.1.1.1.</summary>
    public TimeSpan T1 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest interval between repeated non-INVITE requests and INVITE answers, RFC 3261 §17.1.2.2.</summary>
    public TimeSpan T2 { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Longest time a message stays in the network, RFC 3261 §17.1.2.2.</summary>
    public TimeSpan T4 { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long silence is kept before 100 Trying is sent, RFC 3261 §17.2.1.</summary>
    public TimeSpan TryingAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long an INVITE answered by a provisional may wait for a final answer before the stack gives up
    /// (RFC 3261 §16.6 timer C: more than three minutes).</summary>
    public TimeSpan RingingMost { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How long an opening stream may keep messages waiting; TCP's own SYN repeats need about 3 s.</summary>
    public TimeSpan OpenPathWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Shortest registration we grant; below it the answer is 423 (RFC 3261 §10.3 step 7).</summary>
    public TimeSpan RegistrationLeast { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Registration when the phone names no time (RFC 3261 §10.2.1.1 suggests one hour).</summary>
    public TimeSpan RegistrationUsual { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Longest registration we grant; a longer wish is shortened.</summary>
    public TimeSpan RegistrationMost { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a digest nonce stays fresh; RFC 7616 §5.4 asks for a short life, phones refresh every
    /// minute at the earliest.</summary>
    public TimeSpan NonceLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Within which wrong digests of one source are added up; fail2ban's customary find time.</summary>
    public TimeSpan WrongDigestWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a banned source stays unheard; fail2ban's customary ban time.</summary>
    public TimeSpan BanFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Retry-After of our own 503 answers.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Smallest session interval we accept, RFC 4028 §4.</summary>
    public TimeSpan SessionLeast { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long one NOTIFY about a transfer holds; at half of it the last one is said again, so that a long
    /// ringing does not run out (RFC 3515 §2.4.4 leaves the length to us; a minute is what phones are used to).
    /// </summary>
    public TimeSpan TransferNotice { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>64·T1: how long a transaction, a 2xx without ACK or a dead peer is given (RFC 3261
    /// §17.1.1.2).</summary>
    public TimeSpan TransactionMost => T1 * 64;
}
