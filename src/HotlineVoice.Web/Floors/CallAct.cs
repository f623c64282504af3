using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Floors;

/// <summary>Something that can be done to a call.</summary>
/// <param name="Name">For the audit: call.transferred.</param>
/// <param name="Read">The order that a body asks for; null when the body is wrong and says so.</param>
sealed record CallAct(string Name, Func<CallWish, FloorOrder?> Read)
{
    /// <summary>The record shows that it was done; given as it was before and as it is.</summary>
    public Func<CallRecord, CallRecord, bool> IsSeen { get; init; } =
        (before, now) => !CallTraits.AreAlike(before, now);

    /// <summary>Written down whoever does it; else only when the call is not on his own seat.</summary>
    public bool IsAlwaysAudited { get; init; }
}

/// <summary>A body, what it may speak of, and whose it is.</summary>
sealed record CallWish(BodyReader Body, CallId Call, DialTargets Targets, Visitor Visitor);
