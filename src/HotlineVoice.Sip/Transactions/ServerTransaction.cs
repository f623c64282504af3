using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Transactions;

/// <summary>Who gave the answers of a server transaction and wants to know when they do not arrive.</summary>
interface IServerUser
{
    /// <summary>No ACK came for a refusal, or the wire failed.</summary>
    void AnswerLost(ServerTransaction transaction);
}

/// <summary>One request of a peer and our answers to it (RFC 3261 §17.2, RFC 6026 §7.1).</summary>
sealed class ServerTransaction : ITimed
{
    readonly StackContext _context;
    readonly IServerUser? _user;
    byte[]? _last;
    int _lastStatus;
    TimeSpan _interval;

    public ServerTransaction(
        StackContext context,
        TransactionKey key,
        RequestHead request,
        (ReplyHead Head, SipPath Path) answer,
        IServerUser? user)
    {
        _context = context;
        _user = user;
        Key = key;
        Request = request;
        Head = answer.Head;
        Path = answer.Path;
        IsInvite = request.Method == SipMethod.Invite;
        State = IsInvite ? TransactionState.Proceeding : TransactionState.Trying;
        if (IsInvite)
        {
            context.Start(this, TimerName.Trying, context.Times.TryingAfter);
        }
    }

    public TransactionKey Key { get; }

    public RequestHead Request { get; }

    public ReplyHead Head { get; }

    public SipPath Path { get; }

    public bool IsInvite { get; }

    public TransactionState State { get; private set; }

    /// <summary>True until a final answer was given.</summary>
    public bool IsOpen => State is TransactionState.Trying or TransactionState.Proceeding;

    public int LastStatus => _lastStatus;

    /// <summary>Gives an answer. One that the state forbids (a second final one) is not sent.</summary>
    public void Respond(SipReply reply)
    {
        var input = reply.Status < 200 ? TransactionInput.Provisional
            : reply.Status < 300 ? TransactionInput.Success
            : TransactionInput.Failure;
        if (!Next(input).Acts.HasFlag(TransactionActs.Send))
        {
            return;
        }

        var writer = new SipWriter();
        reply.WriteTo(writer, Head, _context.Options.UserAgent);
        _last = writer.TakeArray();
        _lastStatus = reply.Status;
        Take(input);
    }

    /// <summary>The last message once more: a 2xx waits for its ACK in the session, not here.</summary>
    public void RepeatAnswer() => Transmit();

    public void Take(TransactionInput input)
    {
        var step = Next(input);
        State = step.State;
        var acts = step.Acts;
        if (acts.HasFlag(TransactionActs.StopTimers))
        {
            _context.Transactions.StopTimers(this);
        }

        if ((acts & (TransactionActs.Send | TransactionActs.Resend)) != 0)
        {
            _context.Stop(this, TimerName.Trying);
            Transmit();
        }

        if (acts.HasFlag(TransactionActs.Send100) && _last is null)
        {
            Respond(new SipReply(100));
        }

        StartTimers(acts);
        if (State == TransactionState.Terminated)
        {
            _context.Transactions.Remove(this);
        }

        if ((acts & (TransactionActs.TellTimeout | TransactionActs.TellTransportError)) != 0)
        {
            _user?.AnswerLost(this);
        }
    }

    public void Fire(TimerName timer) => Take(timer switch
    {
        TimerName.Trying => TransactionInput.TimerTrying,
        TimerName.G => TransactionInput.TimerG,
        TimerName.H => TransactionInput.TimerH,
        TimerName.I => TransactionInput.TimerI,
        TimerName.J => TransactionInput.TimerJ,
        _ => TransactionInput.TimerL,
    });

    TransactionStep Next(TransactionInput input) => IsInvite
        ? TransactionTables.InviteServer(State, input)
        : TransactionTables.Server(State, input);

    void Transmit()
    {
        if (_last is not null)
        {
            _context.Outbox.Count(Head.Method, _lastStatus);
            _context.Paths.Send(Path, _last);
        }
    }

    void StartTimers(TransactionActs acts)
    {
        var times = _context.Times;
        var quick = Path.IsReliable ? TimeSpan.Zero : times.T4;
        if (acts.HasFlag(TransactionActs.StartGH))
        {
            _context.Start(this, TimerName.H, times.TransactionMost);
            _interval = times.T1;
        }

        if ((acts & (TransactionActs.StartGH | TransactionActs.StartG)) != 0 && !Path.IsReliable)
        {
            _context.Start(this, TimerName.G, _interval);
            _interval = _interval * 2 < times.T2 ? _interval * 2 : times.T2;
        }

        if (acts.HasFlag(TransactionActs.StartI))
        {
            _context.Start(this, TimerName.I, quick);
        }

        if (acts.HasFlag(TransactionActs.StartJ))
        {
            _context.Start(this, TimerName.J, Path.IsReliable ? TimeSpan.Zero : times.TransactionMost);
        }

        if (acts.HasFlag(TransactionActs.StartL))
        {
            _context.Start(this, TimerName.L, times.TransactionMost);
        }
    }
}
