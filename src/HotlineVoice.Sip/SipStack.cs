using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using HotlineVoice.Sip.Admission;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Registrations;
using HotlineVoice.Sip.Sessions;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip;

/// <summary>Speaks SIP for one switch. Bytes and orders go in; bytes, events and one deadline come out.</summary>
/// <remarks>One mutation, then drain <see cref="TryTake"/> until it is empty, then the next mutation. Waking early,
/// late or twice is harmless. Nothing here reads a clock, opens a socket or starts a thread.</remarks>
public sealed partial class SipStack
{
    readonly StackContext _context;
    readonly AccountBook _accounts = new();
    readonly TrunkBoard _trunks = new();
    readonly SipParser _parser;
    readonly Registrar _registrar;
    readonly Doorkeeper _doorkeeper;
    readonly SessionTable _sessions;
    readonly StatelessReply _stateless;
    bool _isDraining;
    bool _isOverloaded;

    /// <summary>Builds a stack without seats and trunks; they come by order.</summary>
    /// <param name="options">Fixed for the stack's life.</param>
    /// <param name="chance">Tags, branches and nonces; a seeded one makes the stack repeat itself.</param>
    public SipStack(SipOptions options, RandomNumberGenerator chance)
    {
        _context = new StackContext(options, chance);
        _parser = new SipParser(options.Limits);
        _registrar = new Registrar(_context);
        _doorkeeper = new Doorkeeper(_context, _accounts, _trunks);
        _sessions = new SessionTable(_context, _trunks, _registrar);
        _stateless = new StatelessReply(_context);
    }

    /// <summary>When <see cref="Advance"/> must be called at the latest; null when nothing waits for time.</summary>
    public TimeSpan? NextDeadline => _context.Timers.NextDeadline;

    /// <summary>Living figures.</summary>
    public SipCounters Counters => _context.Counters;

    /// <summary>A fresh name for <see cref="SipOrder.Dial"/>.</summary>
    public SipSessionId NewSession() => _sessions.NewId();

    /// <summary>Where sound will come from if this is dialled, for choosing our own address; null when nobody knows.
    /// </summary>
    public System.Net.IPAddress? PeerOf(SipTarget target) => target switch
    {
        SipTarget.ToSeat seat => _registrar.Of(seat.User) is [var binding, ..] ? binding.Path.Remote.Address : null,
        SipTarget.ToTrunk trunk => _trunks.Named(trunk.Trunk)?.ToAddress?.Address,
        SipTarget.ToUri uri => uri.Via?.Address,
        _ => null,
    };

    /// <summary>A message from the wire; on streams one whole message as <see cref="StreamFramer"/> cut it.</summary>
    /// <param name="message">Its bytes; they are not kept.</param>
    /// <param name="path">Where it came from.</param>
    /// <param name="now">Uptime.</param>
    public void Receive(ReadOnlySpan<byte> message, SipPath path, TimeSpan now)
    {
        _context.Turn(now);
        _context.Paths.Seen(path);
        if (message.Length > _context.Limits.MessageBytes)
        {
            _context.Reject(SipRejection.TooLarge, path);
            return;
        }

        switch (_parser.Parse(message))
        {
            case SipParsed.Request:
                ReceiveRequest(_parser.Request, path);
                break;
            case SipParsed.Response:
                ReceiveResponse(_parser.Response, path);
                break;
            case SipParsed.Unreadable:
                _context.Reject(SipRejection.Unreadable, path);
                break;
        }
    }

    /// <summary>News of a path.</summary>
    /// <param name="pathEvent">What happened.</param>
    /// <param name="now">Uptime.</param>
    public void Receive(SipPathEvent pathEvent, TimeSpan now)
    {
        _context.Turn(now);
        var path = pathEvent.Path;
        switch (pathEvent.State)
        {
            case SipPathState.Opened:
                _context.Paths.Opened(path);
                break;
            case SipPathState.Closed:
                _context.Paths.Closed(path);
                _registrar.PathClosed(path);
                break;
            default:
                _context.Paths.Failed(path);
                break;
        }
    }

    /// <summary>Time has passed.</summary>
    /// <param name="now">Uptime.</param>
    public void Advance(TimeSpan now)
    {
        _context.Turn(now);
        while (_context.Timers.TryTakeDue(_context.Now, out var timer))
        {
            timer.Owner.Fire(timer.Name);
        }
    }

    /// <summary>The next thing to do, in order; call until false after every mutation.</summary>
    /// <param name="output">The output; the bytes of a Send hold until the next call.</param>
    public bool TryTake([NotNullWhen(true)] out SipOutput? output) => _context.Outbox.TryTake(out output);
}
