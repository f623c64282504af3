namespace HotlineVoice.Sip.Transactions;

/// <summary>Names of everything that waits for time; letters are those of RFC 3261 table 4 and RFC 6026.</summary>
enum TimerName : byte
{
    A,
    B,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,

    /// <summary>200 ms until 100 Trying.</summary>
    Trying,

    /// <summary>Repeats our 2xx until the ACK (§13.3.1.4).</summary>
    RepeatAnswer,

    /// <summary>64·T1 without ACK.</summary>
    GiveUpAnswer,

    /// <summary>A provisional answer is repeated each minute, or proxies give up (§13.3.1.1).</summary>
    RingAgain,

    /// <summary>Repeats a provisional answer until its PRACK (RFC 3262 §3).</summary>
    RepeatRing,

    /// <summary>64·T1 without PRACK.</summary>
    GiveUpRing,

    /// <summary>Nobody answers our call.</summary>
    NoAnswer,

    /// <summary>Our new offer got no final answer.</summary>
    OfferSilent,

    /// <summary>After 491: offer again (§14.1).</summary>
    OfferAgain,

    /// <summary>An offer of the peer that the exchange leaves without an answer.</summary>
    OfferUnanswered,

    /// <summary>The session must be refreshed now (RFC 4028).</summary>
    Refresh,

    /// <summary>The session was not refreshed.</summary>
    Expiry,

    /// <summary>A transfer that the peer asks for and the exchange leaves without an answer.</summary>
    TransferUndecided,

    /// <summary>The last NOTIFY about a transfer is half old.</summary>
    TransferRenewal,

    /// <summary>No NOTIFY came about a transfer that we asked for.</summary>
    TransferSilent,

    /// <summary>A binding, ban or opening path runs out.</summary>
    RunOut,
}

/// <summary>Something that waits for time.</summary>
interface ITimed
{
    void Fire(TimerName timer);
}

/// <summary>One timer of one owner.</summary>
readonly record struct StackTimer(ITimed Owner, TimerName Name);
