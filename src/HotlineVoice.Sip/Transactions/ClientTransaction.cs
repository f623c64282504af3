using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Transactions;

/// <summary>Who sent a request and waits for its answers.</summary>
interface IClientUser
{
    void Answered(ClientTransaction transaction, ResponseHead head, SipResponse response);

    /// <summary>No answer: timer B or F, or the wire failed. Counts as 408 or 503 (RFC 3261 §8.1.3.1).</summary>
    void Unanswered(ClientTransaction transaction, bool isTimeout);
}

/// <summary>One request of ours and the peer's answers to it (RFC 3261 §17.1, RFC 6026 §7.2).</summary>
sealed class ClientTransaction : ITimed
{
    readonly StackContext _context;
    readonly IClientUser _user;
    readonly string _via;
    readonly byte[] _bytes;
    TimeSpan _interval;
    byte[]? _ack;

    public ClientTransaction(StackContext context, RequestDraft draft, IClientUser user, string? branch = null)
    {
        _context = context;
        _user = user;
        Draft = draft;
        Branch = branch ?? context.Tokens.Branch();
        _via = context.Addresses.Via(draft.Path, Branch);
        _bytes = draft.Write(_via, context.Options.UserAgent);
        IsInvite = draft.Method == SipMethod.Invite;
        State = IsInvite ? TransactionState.Calling : TransactionState.Trying;
        Key = new TransactionKey(Branch, "", draft.Method.Name());
    }

    public RequestDraft Draft { get; }

    public string Branch { get; }

    public bool IsInvite { get; }

    public TransactionKey Key { get; }

    public TransactionState State { get; private set; }

    /// <summary>A provisional answer has come and no final one: now, and only now, CANCEL makes sense (§9.1).</summary>
    public bool IsProceeding => State == TransactionState.Proceeding;

    public bool IsOpen => State is TransactionState.Calling or TransactionState.Trying or TransactionState.Proceeding;

    public void Start()
    {
        var times = _context.Times;
        _interval = times.T1;
        _context.Start(this, IsInvite ? TimerName.B : TimerName.F, times.TransactionMost);
        StartRepeat();
        Transmit(_bytes, Draft.Method);
    }

    public void Receive(ResponseHead head, SipResponse response)
    {
        var input = head.Status < 200 ? TransactionInput.Provisional
            : head.Status < 300 ? TransactionInput.Success
            : TransactionInput.Failure;
        var acts = Move(input);
        if (acts.HasFlag(TransactionActs.SendAck))
        {
            _ack ??= Ack(response.Text(HeaderName.To) ?? Draft.To);
            Transmit(_ack, SipMethod.Ack);
        }

        if (acts.HasFlag(TransactionActs.Deliver))
        {
            _user.Answered(this, head, response);
        }
    }

    public void Take(TransactionInput input)
    {
        var acts = Move(input);
        if (acts.HasFlag(TransactionActs.Resend))
        {
            Transmit(_bytes, Draft.Method);
        }

        if ((acts & (TransactionActs.TellTimeout | TransactionActs.TellTransportError)) != 0)
        {
            _user.Unanswered(this, acts.HasFlag(TransactionActs.TellTimeout));
        }
    }

    public void Fire(TimerName timer) => Take(timer switch
    {
        TimerName.A => TransactionInput.TimerA,
        TimerName.B => TransactionInput.TimerB,
        TimerName.D => TransactionInput.TimerD,
        TimerName.E => TransactionInput.TimerE,
        TimerName.F => TransactionInput.TimerF,
        TimerName.K => TransactionInput.TimerK,
        _ => TransactionInput.TimerM,
    });

    TransactionActs Move(TransactionInput input)
    {
        var step = IsInvite
            ? TransactionTables.InviteClient(State, input)
            : TransactionTables.Client(State, input);
        State = step.State;
        if (step.Acts.HasFlag(TransactionActs.StopTimers))
        {
            _context.Transactions.StopTimers(this);
        }

        StartTimers(step.Acts);
        if (State == TransactionState.Terminated)
        {
            _context.Transactions.Remove(this);
        }

        return step.Acts;
    }

    void StartTimers(TransactionActs acts)
    {
        var times = _context.Times;
        if (acts.HasFlag(TransactionActs.StartA))
        {
            _interval *= 2;
            StartRepeat();
        }

        if (acts.HasFlag(TransactionActs.StartE))
        {
            var doubled = _interval * 2 < times.T2 ? _interval * 2 : times.T2;
            _interval = State == TransactionState.Proceeding ? times.T2 : doubled;
            StartRepeat();
        }

        if (acts.HasFlag(TransactionActs.StartD))
        {
            _context.Start(this, TimerName.D, Draft.Path.IsReliable ? TimeSpan.Zero : times.TransactionMost);
        }

        if (acts.HasFlag(TransactionActs.StartK))
        {
            _context.Start(this, TimerName.K, Draft.Path.IsReliable ? TimeSpan.Zero : times.T4);
        }

        if (acts.HasFlag(TransactionActs.StartM))
        {
            _context.Start(this, TimerName.M, times.TransactionMost);
        }
    }

    void StartRepeat()
    {
        if (!Draft.Path.IsReliable)
        {
            _context.Start(this, IsInvite ? TimerName.A : TimerName.E, _interval);
        }
    }

    // Same branch, same Request-URI, same Route, the To of the answer (§17.1.1.3).
    byte[] Ack(string to) => (Draft with
    {
        Method = SipMethod.Ack,
        To = to,
        Contact = null,
        Headers = [],
        ContentType = null,
        Body = [],
    }).Write(_via, _context.Options.UserAgent);

    void Transmit(byte[] bytes, SipMethod method)
    {
        _context.Outbox.Count(method.Name(), 0);
        _context.Paths.Send(Draft.Path, bytes);
    }
}
