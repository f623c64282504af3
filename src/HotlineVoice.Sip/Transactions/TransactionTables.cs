using static HotlineVoice.Sip.Transactions.TransactionActs;
using static HotlineVoice.Sip.Transactions.TransactionState;

namespace HotlineVoice.Sip.Transactions;

/// <summary>States of all four machines (RFC 3261 §17, RFC 6026).</summary>
enum TransactionState : byte
{
    Calling,
    Trying,
    Proceeding,
    Accepted,
    Completed,
    Confirmed,
    Terminated,
}

/// <summary>What can happen to a transaction.</summary>
enum TransactionInput : byte
{
    /// <summary>The request again.</summary>
    Request,

    /// <summary>An ACK for our final answer.</summary>
    Ack,

    /// <summary>1xx, received by a client or given by the user of a server.</summary>
    Provisional,

    /// <summary>2xx.</summary>
    Success,

    /// <summary>300-699.</summary>
    Failure,

    /// <summary>The wire failed.</summary>
    TransportError,
    TimerA,
    TimerB,
    TimerD,
    TimerE,
    TimerF,
    TimerG,
    TimerH,
    TimerI,
    TimerJ,
    TimerK,
    TimerL,
    TimerM,
    TimerTrying,
}

/// <summary>What a transaction does about it.</summary>
[Flags]
enum TransactionActs
{
    None = 0,

    /// <summary>Sends what the user gave.</summary>
    Send = 1,

    /// <summary>Sends the last message again.</summary>
    Resend = 1 << 1,
    Send100 = 1 << 2,
    SendAck = 1 << 3,

    /// <summary>Hands the response to the user.</summary>
    Deliver = 1 << 4,
    TellTimeout = 1 << 5,
    TellTransportError = 1 << 6,
    StopTimers = 1 << 7,
    StartA = 1 << 8,
    StartD = 1 << 9,
    StartE = 1 << 10,
    StartGH = 1 << 11,
    StartG = 1 << 12,
    StartI = 1 << 13,
    StartJ = 1 << 14,
    StartK = 1 << 15,
    StartL = 1 << 16,
    StartM = 1 << 17,
}

/// <summary>Where an input leads.</summary>
readonly record struct TransactionStep(TransactionState State, TransactionActs Acts);

/// <summary>The four machines as data. README.md beside this file holds the same rows for people; a test walks them,
/// and if a row and this code disagree, the row is right. An input without a row changes nothing.</summary>
static class TransactionTables
{
    public static TransactionStep InviteServer(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Proceeding, TransactionInput.Request) => new(Proceeding, Resend),
        (Proceeding, TransactionInput.TimerTrying) => new(Proceeding, Send100),
        (Proceeding, TransactionInput.Provisional) => new(Proceeding, Send),
        (Proceeding, TransactionInput.Success) => new(Accepted, StopTimers | Send | StartL),
        (Proceeding, TransactionInput.Failure) => new(Completed, StopTimers | Send | StartGH),
        (Proceeding, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Accepted, TransactionInput.Success) => new(Accepted, Send),
        (Accepted, TransactionInput.TransportError) => new(Accepted, TellTransportError),
        (Accepted, TransactionInput.TimerL) => new(Terminated, None),
        (Completed, TransactionInput.Request) => new(Completed, Resend),
        (Completed, TransactionInput.TimerG) => new(Completed, Resend | StartG),
        (Completed, TransactionInput.Ack) => new(Confirmed, StopTimers | StartI),
        (Completed, TransactionInput.TimerH) => new(Terminated, TellTimeout),
        (Completed, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Confirmed, TransactionInput.TimerI) => new(Terminated, None),
        _ => new(state, None),
    };

    public static TransactionStep Server(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Trying, TransactionInput.Provisional) => new(Proceeding, Send),
        (Trying, TransactionInput.Success) => new(Completed, Send | StartJ),
        (Trying, TransactionInput.Failure) => new(Completed, Send | StartJ),
        (Trying, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Proceeding, TransactionInput.Request) => new(Proceeding, Resend),
        (Proceeding, TransactionInput.Provisional) => new(Proceeding, Send),
        (Proceeding, TransactionInput.Success) => new(Completed, Send | StartJ),
        (Proceeding, TransactionInput.Failure) => new(Completed, Send | StartJ),
        (Proceeding, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Completed, TransactionInput.Request) => new(Completed, Resend),
        (Completed, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Completed, TransactionInput.TimerJ) => new(Terminated, None),
        _ => new(state, None),
    };

    public static TransactionStep InviteClient(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Calling, TransactionInput.TimerA) => new(Calling, Resend | StartA),
        (Calling, TransactionInput.TimerB) => new(Terminated, TellTimeout),
        (Calling, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Calling, TransactionInput.Provisional) => new(Proceeding, StopTimers | Deliver),
        (Calling, TransactionInput.Success) => new(Accepted, StopTimers | StartM | Deliver),
        (Calling, TransactionInput.Failure) => new(Completed, StopTimers | SendAck | StartD | Deliver),
        (Proceeding, TransactionInput.Provisional) => new(Proceeding, Deliver),
        (Proceeding, TransactionInput.Success) => new(Accepted, StartM | Deliver),
        (Proceeding, TransactionInput.Failure) => new(Completed, SendAck | StartD | Deliver),
        (Accepted, TransactionInput.Success) => new(Accepted, Deliver),
        (Accepted, TransactionInput.TimerM) => new(Terminated, None),
        (Completed, TransactionInput.Failure) => new(Completed, SendAck),
        (Completed, TransactionInput.TransportError) => new(Terminated, None),
        (Completed, TransactionInput.TimerD) => new(Terminated, None),
        _ => new(state, None),
    };

    public static TransactionStep Client(TransactionState state, TransactionInput input) => (state, input) switch
    {
        (Trying, TransactionInput.TimerE) => new(Trying, Resend | StartE),
        (Trying, TransactionInput.TimerF) => new(Terminated, TellTimeout),
        (Trying, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Trying, TransactionInput.Provisional) => new(Proceeding, Deliver),
        (Trying, TransactionInput.Success) => new(Completed, StopTimers | StartK | Deliver),
        (Trying, TransactionInput.Failure) => new(Completed, StopTimers | StartK | Deliver),
        (Proceeding, TransactionInput.TimerE) => new(Proceeding, Resend | StartE),
        (Proceeding, TransactionInput.TimerF) => new(Terminated, TellTimeout),
        (Proceeding, TransactionInput.TransportError) => new(Terminated, TellTransportError),
        (Proceeding, TransactionInput.Provisional) => new(Proceeding, Deliver),
        (Proceeding, TransactionInput.Success) => new(Completed, StopTimers | StartK | Deliver),
        (Proceeding, TransactionInput.Failure) => new(Completed, StopTimers | StartK | Deliver),
        (Completed, TransactionInput.TimerK) => new(Terminated, None),
        _ => new(state, None),
    };
}
