using System.Collections.Immutable;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Flows;
using HotlineVoice.Hotline.Queues;
using HotlineVoice.Hotline.Seats;

namespace HotlineVoice.Hotline.Talks;

/// <summary>The conversation of one call: who is in it, who hears whom, and what is kept of it.</summary>
/// <remarks>
/// Who hears whom is never changed step by step: <see cref="Arrange"/> derives it from who is there, who is on hold and
/// who consults, and the bridge, the music, the record and the seat follow from that one derivation.
/// </remarks>
sealed partial class Talk
{
    /// <summary>What a caller on hold hears, from the beginning again.</summary>
    internal const string Music = "music/waiting";

    /// <summary>What a clerk hears while the number that he dialled rings.</summary>
    internal const string Ringing = "music/ringing";

    readonly Call _call;
    readonly Switchboard _board;
    readonly List<Party> _parties = [];
    ImmutableArray<Speaker> _bridged = [];
    PlayRef? _music;
    bool _isHeld;
    bool _consults;
    bool _begun;

    internal Talk(Call call, Switchboard board)
    {
        (_call, _board) = (call, board);
        if (call.CallerLeg is not { } leg)
            return;
        var role = call.DialledBySeat is null ? PartyRole.Citizen : PartyRole.Seat;
        var caller = new Party(leg, role, Purpose.Caller, call.DialledBySeat ?? call.Record.CallingNumber)
        {
            LegId = "1",
            DialledAt = board.Now,
            IsUp = true,
        };
        _parties.Add(caller);
        board.Legs[leg] = call;
        if (role == PartyRole.Citizen)
            Citizen = caller;
        else
            Seat = caller;
    }

    internal Party? Citizen { get; private set; }

    /// <summary>The clerk who has the call.</summary>
    internal Party? Seat { get; private set; }

    /// <summary>Whoever else talks, is consulted or shall have the caller.</summary>
    internal Party? Third { get; private set; }

    internal Party? Supervisor { get; private set; }

    /// <summary>The seat that the call is offered to now.</summary>
    internal Party? Offered => _parties.Find(party => party is { Purpose: Purpose.Offer, IsUp: false });

    /// <summary>The caller has been handed to somebody else by a clerk.</summary>
    internal bool IsHandedOn { get; private set; }

    /// <summary>The leg that began the call is still in it.</summary>
    internal bool HasCaller => _parties.Exists(party => party.IsCaller);

    /// <summary>A leg of this seat is in it.</summary>
    internal bool Has(string seatNo) => _parties.Exists(party => party.IsSeat && party.Number == seatNo);

    internal bool HasParties => _parties.Exists(party => !party.IsCaller);

    /// <summary>The caller hears music and is heard by nobody.</summary>
    bool IsApart => _isHeld || _consults || Seat is { HoldsUs: true };

    internal Party? Find(LegRef leg) => _parties.Find(party => party.Leg == leg);

    /// <summary>They talk from now on: the clerk's number has been said.</summary>
    internal void Begin()
    {
        _begun = true;
        Arrange();
    }

    /// <summary>The market's offer: rings the seat.</summary>
    internal void Offer(Market.MarketOutput.OfferCall offer, LiveSeat seat, QueuePlan queue)
    {
        _board.Seats.Offer(seat, _call.Id, byMarket: true);
        var party = new Party(new LegRef(_call.NextName()), PartyRole.Seat, Purpose.Offer, seat.No)
        {
            LegId = NextLegId(),
            DialledAt = _board.Now,
            Offer = offer.Offer,
        };
        Ring(party, new DialTarget.Seat(seat.No), offer.RingFor, queue.Title);
        _call.Record = _call.Record with { State = CallState.Offered };
    }

    /// <summary>Rings a seat for any other purpose. It is busy from now on.</summary>
    internal Party RingSeat(LiveSeat seat, PartyRole role, Purpose purpose, SuperviseMode mode = default)
    {
        _board.Seats.Offer(seat, _call.Id, byMarket: false);
        var party = new Party(new LegRef(_call.NextName()), role, purpose, seat.No)
        {
            LegId = NextLegId(),
            DialledAt = _board.Now,
            Mode = mode,
        };
        Ring(party, new DialTarget.Seat(seat.No), _board.Limits.RingFor, _call.Plan.Profile.Name);
        return party;
    }

    /// <summary>Rings a number outside.</summary>
    internal Party RingNumber(string number, PartyRole role, Purpose purpose, string? orgId = null)
    {
        var party = new Party(new LegRef(_call.NextName()), role, purpose, number)
        {
            LegId = NextLegId(),
            DialledAt = _board.Now,
            OrgId = orgId,
        };
        if (role == PartyRole.Citizen)
            Citizen = party;
        Ring(party, new DialTarget.Number(number), _board.Limits.RingFor, null);
        return party;
    }

    /// <summary>A clerk hears that the number he dialled rings, until it answers.</summary>
    internal void LetSeatHearRinging()
    {
        if (Seat is not { IsUp: true } seat)
            return;
        _ringing = new PlayRef(_call.NextName());
        _board.Put(new FloorOutput.Play(_ringing.Value, _call.Id, [Ringing]) { Leg = seat.Leg, Repeat = true });
    }

    /// <summary>Says something to the clerk, beside what the caller hears.</summary>
    internal void SayToSeat(ImmutableArray<string> readings)
    {
        if (Seat is { IsUp: true } seat && !readings.IsEmpty)
            _board.Put(new FloorOutput.Play(new PlayRef(_call.NextName()), _call.Id, readings) { Leg = seat.Leg });
    }

    /// <summary>Everybody but the caller goes; what was recorded ends.</summary>
    internal void End(LegCause cause = LegCause.Over)
    {
        (_begun, _asker) = (false, null);
        foreach (var party in _parties.Where(party => !party.IsCaller).ToArray())
            Drop(party, party.IsUp ? cause : LegCause.TakenElsewhere);
        if (_parties.Find(party => party.IsCaller) is { IsSeat: true } clerk)
            _board.Seats.Over(clerk.Number, _call.Id, talked: true);
        (_isHeld, _consults) = (false, false);
        Arrange();
        StopRecording();
    }

    /// <summary>Everything that follows from who is there and how.</summary>
    internal void Arrange()
    {
        var speakers = _begun ? Speakers() : [];
        if (!speakers.SequenceEqual(_bridged))
        {
            _bridged = speakers;
            _board.Put(new FloorOutput.Bridge(_call.Id, speakers));
        }

        PlayMusic(Citizen is { IsUp: true } && (_begun && IsApart || Third is { IsUp: false } && Seat is null));
        if (!_begun)
            return;
        _board.Seats.Hold(Seat?.Number, IsApart);
        var isHeld = IsApart && Citizen is { IsUp: true };
        _call.Record = _call.Record with
        {
            State = isHeld ? CallState.Held
                : speakers.Count(speaker => speaker.Speaks) > 2 ? CallState.Conference
                : CallState.Talking,
        };
        NoteLeg(Citizen, isHeld || Citizen is { HoldsUs: true } ? "Held" : "Up");
    }

    ImmutableArray<Speaker> Speakers()
    {
        var speakers = ImmutableArray.CreateBuilder<Speaker>(4);
        if (Citizen is { IsUp: true } citizen)
            speakers.Add(new Speaker(citizen.Leg) { Speaks = !IsApart, Hears = !IsApart });
        if (Seat is { IsUp: true } seat)
            speakers.Add(new Speaker(seat.Leg));
        if (Third is { IsUp: true } third)
            speakers.Add(new Speaker(third.Leg));
        if (speakers.Count < 2)
            return [];
        if (Supervisor is { IsUp: true } supervisor)
        {
            speakers.Add(new Speaker(supervisor.Leg)
            {
                Speaks = supervisor.Mode == SuperviseMode.Barge,
                WhispersTo = supervisor.Mode == SuperviseMode.Whisper ? Seat?.Leg : null,
            });
        }

        return speakers.ToImmutable();
    }

    void PlayMusic(bool isWanted)
    {
        if (isWanted == _music is not null)
            return;
        if (isWanted)
        {
            _music = new PlayRef(_call.NextName());
            _board.Put(new FloorOutput.Play(_music.Value, _call.Id, [Music]) { Leg = Citizen!.Leg, Repeat = true });
        }
        else
        {
            _board.Put(new FloorOutput.StopPlay(_music!.Value));
            _music = null;
        }
    }

    void StopRinging()
    {
        if (_ringing is { } ringing)
            _board.Put(new FloorOutput.StopPlay(ringing));
        _ringing = null;
    }

    PlayRef? _ringing;

    void Ring(Party party, DialTarget target, TimeSpan ringFor, string? name)
    {
        _parties.Add(party);
        _board.Legs[party.Leg] = _call;
        if (target is DialTarget.Seat(var seatNo))
            _board.Farewells.End(seatNo);
        var record = _call.Record;
        var isShown = target is DialTarget.Seat && !record.Anonymous && !record.PresentationRestricted;
        _board.Put(new FloorOutput.Dial(party.Leg, _call.Id, target)
        {
            NoAnswerAfter = ringFor,
            ShownNumber = target is DialTarget.Number ? HotlineNumber : isShown ? record.CallingNumber : null,
            ShownName = name,
        });
        _call.Record = record with
        {
            Legs = record.Legs.Add(new CallLeg(
                party.LegId, party.Role.ToString().ToLowerInvariant(), party.Number, "Ringing", null)),
        };
    }

    string? HotlineNumber => _call.Plan.Profile.Numbers is [var first, ..] ? first.Number : null;

    /// <summary>Lets one go from our side.</summary>
    void Drop(Party party, LegCause cause)
    {
        if (party is { IsUp: false, IsSeat: false })
            NoteAttempt(party, LegGone.ByUs, 487, null);
        Forget(party);
        if (party.IsCaller)
            _call.HangUp(CallEndReason.Transferred, HangupSide.Seat, _board);
        else if (party.Leg == _asker)
            _board.Farewells.Add(party);
        else
            _board.Put(new FloorOutput.HangUpLeg(party.Leg, cause));
    }

    /// <summary>He is no longer of this conversation; his seat is free.</summary>
    void Forget(Party party)
    {
        _parties.Remove(party);
        _board.Legs.Remove(party.Leg);
        NoteLeg(party, "Ended");
        if (party.IsSeat && party.Number is not null)
            _board.Seats.Over(party.Number, _call.Id, party.IsUp && party.Role == PartyRole.Seat);
        if (Seat == party)
            Seat = null;
        if (Third == party)
            Third = null;
        if (Supervisor == party)
            Supervisor = null;
        if (Citizen == party)
            Citizen = null;
    }

    void NoteLeg(Party? party, string state, string? codec = null)
    {
        if (party is null)
            return;
        var legs = _call.Record.Legs;
        var at = legs.IndexOf(legs.FirstOrDefault(leg => leg.LegId == party.LegId)!);
        if (at < 0 || (legs[at].State == state && codec is null))
            return;
        var role = party.Role.ToString().ToLowerInvariant();
        _call.Record = _call.Record with
        {
            Legs = legs.SetItem(at, legs[at] with { State = state, Role = role, Codec = codec ?? legs[at].Codec }),
        };
    }

    string NextLegId() =>
        (_call.Record.Legs.Length + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    void Tell(TalkNews news) => _call.Flow?.Take(new FlowSignal.Talked(news));
}
