using System.Security.Cryptography;
using HotlineVoice.Sip.Dialogs;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Wire;

/// <summary>What all parts of one stack work with. One thread, so plain fields.</summary>
sealed class StackContext
{
    public StackContext(SipOptions options, RandomNumberGenerator chance)
    {
        Options = options;
        Tokens = new Tokens(chance);
        Outbox = new Outbox(Counters);
        Paths = new PathBook(this);
        Transactions = new TransactionTable(this);
        Addresses = new LocalAddresses(options);
        Dialogs = new DialogTable(Counters);
    }

    public SipOptions Options { get; }

    public SipTimes Times => Options.Times;

    public SipLimits Limits => Options.Limits;

    public SipCounters Counters { get; } = new();

    public Tokens Tokens { get; }

    public TimerTable<StackTimer> Timers { get; } = new();

    public Outbox Outbox { get; }

    public PathBook Paths { get; }

    public LocalAddresses Addresses { get; }

    public TransactionTable Transactions { get; }

    public DialogTable Dialogs { get; }

    /// <summary>Uptime of the mutation in progress.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>Time never goes back, whatever the caller says.</summary>
    public void Turn(TimeSpan now) => Now = now > Now ? now : Now;

    public void Tell(SipOutput output) => Outbox.Tell(output);

    public void Reject(SipRejection reason, SipPath path)
    {
        Counters.Count(reason);
        Outbox.Tell(new SipOutput.Rejected(reason, path));
    }

    public void Start(ITimed owner, TimerName name, TimeSpan after) =>
        Timers.Set(new StackTimer(owner, name), Now + after);

    public void Stop(ITimed owner, TimerName name) => Timers.Clear(new StackTimer(owner, name));
}
