namespace HotlineVoice.Cases.Progress;

/// <summary>How far a matter is, for its caller. In the API by name: the list may only grow.</summary>
public enum CitizenStage
{
    /// <summary>已受理: no unit has it yet.</summary>
    Received = 1,
    /// <summary>待补充材料: it waits for the caller.</summary>
    AwaitingMaterial = 2,
    /// <summary>办理中: a unit has it.</summary>
    InHand = 3,
    /// <summary>结果审核中: the unit has reported.</summary>
    UnderReview = 4,
    /// <summary>待回访: he will be asked.</summary>
    AwaitingCallback = 5,
    /// <summary>已办结.</summary>
    Closed = 6,
}
