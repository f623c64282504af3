using HotlineVoice.Hotline;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>A call that a seat dialled, in the words of the floor. The seat has proved who it is.</summary>
static class SeatLine
{
    public static FloorInput.CallArrived Arrival(CallRoom room, string seat) =>
        new(room.Call, room.Offered!.Details.RequestUser, seat)
        {
            Seat = seat,
            Codec = room.Audio?.Codec.Name,
            SipCallId = room.Offered!.Details.CallId,
        };
}
