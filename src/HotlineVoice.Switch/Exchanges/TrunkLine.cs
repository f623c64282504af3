using HotlineVoice.Hotline;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>A call that came from outside, in the words of the floor.</summary>
static class TrunkLine
{
    public static FloorInput.CallArrived Arrival(CallRoom room, string trunk)
    {
        var details = room.Offered!.Details;
        return new FloorInput.CallArrived(room.Call, details.RequestUser, CallingNumber(details))
        {
            Trunk = trunk,
            PresentationRestricted = details.PresentationRestricted,
            Codec = room.Audio?.Codec.Name,
            SipCallId = details.CallId,
        };
    }

    /// <summary>What the carrier asserts (RFC 3325), else what From says; «anonymous» is no number (RFC
    /// 3323).</summary>
    static string? CallingNumber(SipCallDetails details)
    {
        var number = string.IsNullOrEmpty(details.AssertedUser) ? details.FromUser : details.AssertedUser;
        return number.Length == 0 || number.Equals("anonymous", StringComparison.OrdinalIgnoreCase) ? null : number;
    }
}
