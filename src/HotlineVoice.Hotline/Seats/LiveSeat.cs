using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Seats;

/// <summary>One seat as it lives: its standing, the rules by which it changes, and when its wrap-up ends.</summary>
/// <remarks>
/// Nothing outside sets a state. While a call or an offer is on, what a person asks for becomes the next state; the
/// call
/// alone decides when it is over.
/// </remarks>
sealed class LiveSeat
{
    // A telephone whose call was cut off by a restart is told nothing of its queue any more.
    static readonly QueuePlan _noQueue = new("", "");

    QueuePlan _queue = _noQueue;
    TimeSpan _wrapUpSince;

    internal LiveSeat(SeatPlace place, Moment now)
    {
        Place = place;
        Standing = new SeatStanding(place.No, SeatState.SignedOut, now.Wall) { IdleSince = now.Wall };
    }

    internal SeatPlace Place { get; set; }
    internal SeatStanding Standing { get; private set; }
    internal string No => Place.No;
    internal SeatState State => Standing.State;
    internal CallId? Call => Standing.Call;

    /// <summary>Its telephone rings, or it is on a call.</summary>
    internal bool IsBusy => State is SeatState.Offered or SeatState.Talking or SeatState.Holding;

    /// <summary>What it is offered or was offered last came from the market, which knows of it.</summary>
    internal bool IsMarkets { get; private set; }

    /// <summary>Uptime at which its wrap-up ends.</summary>
    internal TimeSpan? WrapUpEnds { get; private set; }

    /// <summary>What a person asks for. Null: done, now or for later.</summary>
    internal FloorReply? Refuse(SeatState wanted, Moment now)
    {
        if (wanted is not (SeatState.SignedOut or SeatState.Away or SeatState.Ready or SeatState.WrapUp))
            return FloorReply.NotNow("state-not-asked-for");
        if (wanted == SeatState.Ready && !Standing.Registered)
            return FloorReply.NotNow(SeatReasons.PhoneGone);
        if (wanted == SeatState.WrapUp && !IsBusy && State != SeatState.WrapUp)
            return FloorReply.NotNow(State.ToString());
        return wanted == SeatState.WrapUp && State == SeatState.WrapUp && Longer(now) is null
            ? FloorReply.NotNow("wrap-up-limit")
            : null;
    }

    internal void Ask(SeatState wanted, string? reason, Moment now)
    {
        if (IsBusy)
            Standing = Standing with { Next = wanted, NextReason = reason };
        else if (wanted == SeatState.WrapUp)
            Until(Longer(now)!.Value, now);
        else
            Enter(wanted, reason, now);
    }

    internal void Offer(CallId call, bool byMarket, Moment now)
    {
        var before = Standing;
        IsMarkets = byMarket;
        Enter(SeatState.Offered, null, now);
        Standing = Standing with { Call = call, Next = KeepsItsPlace(before) ? before.State : null };
        if (Standing.Next is not null)
            Standing = Standing with { NextReason = before.Reason };
    }

    internal void Talk(QueuePlan? queue, Moment now)
    {
        var call = Standing.Call;
        _queue = queue ?? _noQueue;
        Move(SeatState.Talking, now);
        Standing = Standing with { Call = call, Misses = 0 };
    }

    internal void Hold(bool isHeld, Moment now)
    {
        var wanted = isHeld ? SeatState.Holding : SeatState.Talking;
        if (State is SeatState.Talking or SeatState.Holding && State != wanted)
            Move(wanted, now);
    }

    /// <summary>The call is on another leg of the same seat from now on, or was merged into another.</summary>
    internal void Follow(CallId call) => Standing = Standing with { Call = call };

    /// <summary>What it was busy with is over. Talked: a wrap-up follows if its queue has one.</summary>
    internal void Over(bool talked, Moment now)
    {
        var (next, reason) = (Standing.Next, Standing.NextReason);
        if (talked)
            Standing = Standing with { IdleSince = now.Wall };
        var wrapUp = next == SeatState.WrapUp && _queue.WrapUp <= TimeSpan.Zero ? _queue.WrapUpMore : _queue.WrapUp;
        if (talked && wrapUp > TimeSpan.Zero && next is null or SeatState.WrapUp)
        {
            Enter(SeatState.WrapUp, null, now);
            _wrapUpSince = now.Uptime;
            Until(now.Uptime + wrapUp, now);
        }
        else if (next is { } wanted and not SeatState.WrapUp)
        {
            Enter(wanted, reason, now);
        }
        else
        {
            Rest(now);
        }
    }

    internal void Miss(int misses, Moment now)
    {
        Enter(SeatState.Away, SeatReasons.Missed, now);
        Standing = Standing with { Misses = misses };
    }

    /// <summary>True when that changed anything.</summary>
    internal bool Register(bool isRegistered, Moment now)
    {
        if (Standing.Registered == isRegistered)
            return false;
        Standing = Standing with { Registered = isRegistered };
        if (!isRegistered && State == SeatState.Ready)
            Enter(SeatState.Away, SeatReasons.PhoneGone, now);
        else if (isRegistered && Standing is { State: SeatState.Away, Reason: SeatReasons.PhoneGone })
            Enter(SeatState.Ready, null, now);
        return true;
    }

    /// <summary>True when its wrap-up was over.</summary>
    internal bool Wake(Moment now)
    {
        if (WrapUpEnds is not { } due || due > now.Uptime)
            return false;
        Rest(now);
        return true;
    }

    /// <summary>As it stood when the server last ran; the store has already turned what cannot go on.</summary>
    internal void Restore(SeatStanding standing, Moment now)
    {
        Standing = standing with { Registered = Standing.Registered, Call = null };
        WrapUpEnds = null;
        if (standing is { State: SeatState.WrapUp, Until: { } until })
            WrapUpEnds = now.Uptime + (until > now.Wall ? until - now.Wall : TimeSpan.Zero);
        else if (standing.State == SeatState.Ready && !Standing.Registered)
            Enter(SeatState.Away, SeatReasons.PhoneGone, now);
    }

    /// <summary>A contradiction was found: it stands as if its call had ended.</summary>
    internal void Repair(Moment now)
    {
        Standing = Standing with { Next = null, NextReason = null };
        Over(talked: State != SeatState.Offered, now);
    }

    /// <summary>A clerk who was away or signed out dials by himself, and is so again afterwards.</summary>
    static bool KeepsItsPlace(SeatStanding before) => before.State is SeatState.Away or SeatState.SignedOut;

    void Rest(Moment now)
    {
        if (Standing.Registered)
            Enter(SeatState.Ready, null, now);
        else
            Enter(SeatState.Away, SeatReasons.PhoneGone, now);
    }

    TimeSpan? Longer(Moment now)
    {
        var latest = _wrapUpSince + _queue.WrapUpMax;
        var wanted = (WrapUpEnds ?? now.Uptime) + _queue.WrapUpMore;
        return latest <= WrapUpEnds ? null : wanted < latest ? wanted : latest;
    }

    void Until(TimeSpan uptime, Moment now)
    {
        WrapUpEnds = uptime;
        Standing = Standing with { Until = now.Wall + (uptime - now.Uptime) };
    }

    void Move(SeatState state, Moment now) => Standing = Standing with { State = state, Since = now.Wall };

    void Enter(SeatState state, string? reason, Moment now)
    {
        WrapUpEnds = null;
        Standing = Standing with
        {
            State = state,
            Since = now.Wall,
            Reason = reason,
            Until = null,
            Next = null,
            NextReason = null,
            Call = null,
            Misses = state is SeatState.Ready ? Standing.Misses : 0,
        };
    }
}
