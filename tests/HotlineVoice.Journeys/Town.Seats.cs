using HotlineVoice.Journeys.People;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Sip;
using HotlineVoice.Switch.Callers;
using HotlineVoice.Switch.Exchanges;

namespace HotlineVoice.Journeys;

// The seats of the town, and what pages would ask and see.
sealed partial class Town
{
    const string Password = "a telephone's password";

    readonly List<SeatPlace> _places = [];
    long _lastTicket;

    /// <summary>What pages see.</summary>
    public FloorSnapshot Wall { get; private set; } = FloorSnapshot.Empty;

    /// <summary>The floor's answer to the last order.</summary>
    public FloorReply? Reply { get; private set; }

    /// <summary>A seat whose telephone is registered; it is signed out.</summary>
    public SeatPhone Seat(string no, params string[] queues)
    {
        _places.Add(new SeatPlace(no, "user" + no, [.. queues], ImmutableDictionary<string, int>.Empty));
        Tell(new ExchangeInput.ForStack(new SipOrder.SetAccounts(
            [.. _places.Select(place => SipAccount.FromPassword(place.No, "hotline.test", Password))])));
        Tell(new ExchangeInput.ForFloor(new FloorInput.SeatsKnown([.. _places])));
        var address = IPAddress.Parse("10.7.0." + _places.Count.ToString(CultureInfo.InvariantCulture));
        var telephone = new Telephone(
            new TelephoneOptions(no, new IPEndPoint(address, 5060), new IPEndPoint(address, 26_000), HotlineSip)
            {
                Domain = "hotline.test",
                Password = Password,
            },
            _chance);
        var phone = new Citizen(this, telephone);
        _citizens.Add(phone);
        telephone.Register(_now);
        Assert.True(Passes(() => telephone.Registration.IsRegistered, TimeSpan.FromSeconds(5)),
            $"{no} did not register.");
        return new SeatPhone(this, no, phone);
    }

    /// <summary>Asks the floor as a page does.</summary>
    public FloorReply Ask(FloorOrder order)
    {
        Reply = null;
        Tell(new ExchangeInput.ForFloor(new FloorInput.Ordered(++_lastTicket, order)));
        Assert.NotNull(Reply);
        return Reply;
    }

    public SeatStanding StandingOf(string no) => Wall.Seats.First(seat => seat.No == no);
}
