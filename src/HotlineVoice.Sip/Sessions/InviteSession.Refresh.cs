using System.Globalization;
using HotlineVoice.Sip.Messages;
using HotlineVoice.Sip.Messages.Headers;
using HotlineVoice.Sip.Transactions;

namespace HotlineVoice.Sip.Sessions;

/// <summary>Session timers (RFC 4028): a call whose peer vanished does not hold its line for ever. We never ask for
/// one; we take what the peer asks for, and refresh when the peer leaves it to us.</summary>
sealed partial class InviteSession
{
    TimeSpan? _sessionInterval;
    bool _weRefresh;
    bool _peerSupportsTimer;
    bool _peerServesUpdate;

    public static bool IsTooBrief(SipMessage message, TimeSpan least) =>
        IntervalOf(message) is { } interval && interval < least;

    bool TooBriefSession(SipMessage message) => IsTooBrief(message, _context.Times.SessionLeast);

    static TimeSpan? IntervalOf(SipMessage message)
    {
        var text = message.Text(HeaderName.SessionExpires);
        var semicolon = text?.IndexOf(';') ?? -1;
        var number = semicolon < 0 ? text : text![..semicolon];
        return uint.TryParse(number?.Trim(), NumberStyles.None, null, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
    }

    static string SecondsText(TimeSpan time) => ((long)time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    void ReadPeerAbilities(SipMessage message)
    {
        _peerSupportsTimer = message.Lists(HeaderName.Supported, "timer") || message.Lists(HeaderName.Require, "timer");
        _peerServesUpdate = message.Lists(HeaderName.Allow, "UPDATE");
    }

    // In a request "uac" is the peer; in an answer to ours it is us (§7.2, §9).
    void ReadSessionTimer(SipMessage message)
    {
        if (IntervalOf(message) is not { } interval || interval < _context.Times.SessionLeast)
        {
            return;
        }

        var text = message.Text(HeaderName.SessionExpires)!;
        var semicolon = text.IndexOf(';');
        var refresher = semicolon < 0 ? null : Parameters.Find(text[semicolon..], "refresher")?.ToLowerInvariant();
        var isUs = message is SipRequest
            ? refresher == "uas" || (refresher is null && !_peerSupportsTimer)
            : refresher != "uas";
        (_sessionInterval, _weRefresh) = (interval, isUs);
    }

    void StartSessionTimer()
    {
        if (_sessionInterval is not { } interval)
        {
            return;
        }

        // The one who waits lets go a little early, as §10 wants it: a third, at most 32 s.
        var early = TimeSpan.FromSeconds(Math.Min(32, interval.TotalSeconds / 3));
        _context.Start(this, TimerName.Expiry, interval - early);
        if (_weRefresh)
        {
            _context.Start(this, TimerName.Refresh, interval / 2);
        }
        else
        {
            _context.Stop(this, TimerName.Refresh);
        }
    }

    /// <summary>For our 2xx: the peer is "uac" there.</summary>
    IReadOnlyList<(string Name, string Value)> SessionTimerHeaders()
    {
        if (_sessionInterval is not { } interval)
        {
            return [];
        }

        var value = $"{SecondsText(interval)};refresher={(_weRefresh ? "uas" : "uac")}";
        return _weRefresh ? [("Session-Expires", value)] : [("Session-Expires", value), ("Require", "timer")];
    }

    /// <summary>For our requests: we are "uac" there.</summary>
    IReadOnlyList<(string Name, string Value)> RefreshHeaders() => _sessionInterval is { } interval
        ? [("Session-Expires", $"{SecondsText(interval)};refresher={(_weRefresh ? "uac" : "uas")}")]
        : [];

    void Refresh()
    {
        if (State != SessionState.Confirmed)
        {
            return;
        }

        if (IsNegotiating || _unacknowledged is not null)
        {
            // A negotiation is on and refreshes by itself; look again soon.
            _context.Start(this, TimerName.Refresh, _context.Times.T2);
        }
        else if (_peerServesUpdate)
        {
            var draft = _dialog!.Next(SipMethod.Update, _context);
            draft = draft with { Contact = Contact(draft.Path), Headers = [.. Abilities, .. RefreshHeaders()] };
            SendInside(draft, Refreshed);
        }
        else if (_localDescription is { } current)
        {
            SendOffer(current);
        }
    }

    void Refreshed(ClientTransaction transaction, int status, SipResponse? response)
    {
        if (State != SessionState.Confirmed)
        {
            return;
        }

        if (status is >= 200 and < 300)
        {
            ReadSessionTimer(response!);
            StartSessionTimer();
        }
        else
        {
            RefusedInside(status, response, () => _context.Start(this, TimerName.Refresh, _context.Times.T2));
        }
    }

    void Expire()
    {
        if (State == SessionState.Confirmed)
        {
            Break(SipEndReason.SessionExpired);
        }
    }
}
