namespace HotlineVoice.Hotline.Calls;

/// <summary>Why a call ended. On disk and in the API by name: the list may only grow.</summary>
public enum CallEndReason
{
    /// <summary>The citizen hung up in the menus.</summary>
    AbandonedInFlow = 1,
    /// <summary>The citizen hung up while waiting in a queue.</summary>
    AbandonedWaiting = 2,
    /// <summary>The citizen hung up while a seat was ringing.</summary>
    AbandonedRinging = 3,
    /// <summary>The queue had reached its limit.</summary>
    QueueFull = 4,
    /// <summary>The citizen chose to be called back.</summary>
    CallbackChosen = 5,
    /// <summary>A voicemail was left and kept.</summary>
    VoicemailLeft = 6,
    /// <summary>The citizen was asked for a voicemail and left none long enough.</summary>
    VoicemailTooShort = 7,
    /// <summary>The citizen hung up after the matter was dealt with.</summary>
    CitizenHungUp = 8,
    /// <summary>The seat hung up.</summary>
    SeatHungUp = 9,
    /// <summary>The call was handed to somebody else.</summary>
    Transferred = 10,
    /// <summary>A transfer came to nothing and the call ended with it.</summary>
    TransferFailed = 11,
    /// <summary>Nobody answered an outgoing call.</summary>
    NoAnswer = 12,
    /// <summary>The called party, or all lines of the trunk, were busy.</summary>
    Busy = 13,
    /// <summary>The called party refused, or our policy did.</summary>
    Rejected = 14,
    /// <summary>The dialled number belongs to no hotline.</summary>
    UnknownNumber = 15,
    /// <summary>No sound arrived for longer than the limit.</summary>
    MediaTimeout = 16,
    /// <summary>The session timer ran out, or the answer was never acknowledged.</summary>
    SessionExpired = 17,
    /// <summary>The server had no room for the call.</summary>
    Overload = 18,
    /// <summary>The server was stopped in order.</summary>
    ServerStopped = 19,
    /// <summary>The server died; the record was closed at the next start.</summary>
    ServerLost = 20,
    /// <summary>A broken invariant of ours ended the call.</summary>
    Fault = 21,
}
