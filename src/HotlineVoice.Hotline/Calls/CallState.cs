namespace HotlineVoice.Hotline.Calls;

/// <summary>Where a call is. On disk and in the API by name: the list may only grow.</summary>
public enum CallState
{
    /// <summary>In the menus.</summary>
    Flow = 1,
    /// <summary>Waiting in a queue.</summary>
    Waiting = 2,
    /// <summary>A seat is ringing for it.</summary>
    Offered = 3,
    /// <summary>With a seat.</summary>
    Talking = 4,
    /// <summary>On hold, hearing music.</summary>
    Held = 5,
    /// <summary>With a seat and a third party.</summary>
    Conference = 6,
    /// <summary>Leaving a voicemail.</summary>
    Voicemail = 7,
    /// <summary>Being asked how it was.</summary>
    Survey = 8,
    /// <summary>Over.</summary>
    Ended = 9,
}
