using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace HotlineVoice.Sip;

/// <summary>Speaks SIP for one switch. Bytes and orders go in; bytes, events and one deadline come out.</summary>
/// <remarks>One mutation, then drain <see cref="TryTake"/> until it is empty, then the next mutation. Waking early, late
/// or twice is harmless. Nothing here reads a clock, opens a socket or starts a thread.</remarks>
public sealed class SipStack
{
    readonly SipOptions _options;
    readonly RandomNumberGenerator _chance;
    readonly Queue<SipOutput> _outputs = new();
    long _lastSession;

    /// <summary>Builds a stack without seats and trunks; they come by order.</summary>
    /// <param name="options">Fixed for the stack's life.</param>
    /// <param name="chance">Tags, branches and nonces; a seeded one makes the stack repeat itself.</param>
    public SipStack(SipOptions options, RandomNumberGenerator chance)
    {
        _options = options;
        _chance = chance;
    }

    /// <summary>When <see cref="Advance"/> must be called at the latest; null when nothing waits for time.</summary>
    public TimeSpan? NextDeadline => null;

    /// <summary>Living figures.</summary>
    public SipCounters Counters { get; } = new();

    /// <summary>A fresh name for <see cref="SipOrder.Dial"/>.</summary>
    public SipSessionId NewSession() => new(++_lastSession);

    /// <summary>A message from the wire; on streams one whole message as <see cref="Messages.StreamFramer"/> cut it.
    /// </summary>
    /// <param name="message">Its bytes; they are not kept.</param>
    /// <param name="path">Where it came from.</param>
    /// <param name="now">Uptime.</param>
    public void Receive(ReadOnlySpan<byte> message, SipPath path, TimeSpan now)
    {
    }

    /// <summary>News of a path.</summary>
    /// <param name="pathEvent">What happened.</param>
    /// <param name="now">Uptime.</param>
    public void Receive(SipPathEvent pathEvent, TimeSpan now)
    {
    }

    /// <summary>An order of the exchange.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">Uptime.</param>
    public void Order(SipOrder order, TimeSpan now)
    {
    }

    /// <summary>Time has passed.</summary>
    /// <param name="now">Uptime.</param>
    public void Advance(TimeSpan now)
    {
    }

    /// <summary>The next thing to do, in order; call until false after every mutation.</summary>
    /// <param name="output">The output; the bytes of a Send hold until the next call.</param>
    public bool TryTake([NotNullWhen(true)] out SipOutput? output) => _outputs.TryDequeue(out output);
}
