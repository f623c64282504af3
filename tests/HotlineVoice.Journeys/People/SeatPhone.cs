using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Switch.Callers;

namespace HotlineVoice.Journeys.People;

/// <summary>A clerk with a softphone and a desk beside it.</summary>
sealed class SeatPhone(Town town, string no, Citizen phone)
{
    public string No => no;

    public Citizen Phone => phone;

    public SeatStanding Standing => town.StandingOf(no);

    public CallId Call => Standing.Call ?? throw new InvalidOperationException($"{no} is on no call.");

    public SeatPhone IsReady()
    {
        Assert.Equal(FloorReply.Done, town.Ask(new FloorOrder.SetSeat(no, SeatState.Ready, null)));
        Assert.Contains(Standing.State, (SeatState[])[SeatState.Ready, SeatState.Offered]);
        return this;
    }

    public SeatPhone Stands(SeatState state, double seconds = 5)
    {
        Assert.True(town.Passes(() => Standing.State == state, TimeSpan.FromSeconds(seconds)),
            $"{no} is {Standing.State}, not {state}.");
        return this;
    }

    public SeatPhone Rings(double seconds = 10)
    {
        Assert.True(
            town.Passes(() => phone.Telephone.State == TelephoneState.Ringing, TimeSpan.FromSeconds(seconds)),
            $"{no} does not ring; its telephone is {phone.Telephone.State}, the seat {Standing.State}.");
        return this;
    }

    public SeatPhone DoesNotRing(double seconds = 3)
    {
        town.Passes(TimeSpan.FromSeconds(seconds));
        Assert.NotEqual(TelephoneState.Ringing, phone.Telephone.State);
        return this;
    }

    public SeatPhone Answers()
    {
        phone.Telephone.Answer(town.Now);
        Assert.True(town.Passes(
            () => phone.Telephone.State == TelephoneState.Talking, TimeSpan.FromSeconds(5)), $"{no} could not answer.");
        return this;
    }

    public SeatPhone Refuses()
    {
        phone.Telephone.Refuse(town.Now);
        town.Passes(TimeSpan.FromMilliseconds(300));
        return this;
    }

    public SeatPhone HangsUp()
    {
        phone.HangsUp();
        return this;
    }

    /// <summary>Asks as at the desk; it must be done.</summary>
    public SeatPhone Asks(FloorOrder order)
    {
        Assert.Equal(FloorReply.Done, town.Ask(order));
        town.Passes(TimeSpan.FromMilliseconds(200));
        return this;
    }
}
