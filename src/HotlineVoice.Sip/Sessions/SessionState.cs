namespace HotlineVoice.Sip.Sessions;

/// <summary>Where a call leg stands.</summary>
enum SessionState : byte
{
    /// <summary>Their INVITE waits for our final answer.</summary>
    Offered,

    /// <summary>Our 200 waits for their ACK.</summary>
    Answered,

    /// <summary>Our INVITEs wait for a final answer.</summary>
    Dialing,

    /// <summary>Both sides talk.</summary>
    Confirmed,

    /// <summary>Over for the exchange; the last messages are still on their way.</summary>
    Leaving,

    /// <summary>Nothing is left of it.</summary>
    Gone,
}
