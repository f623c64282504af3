namespace HotlineVoice.Cases.Phrases;

/// <summary>Where a canned reply may be put in.</summary>
public enum CannedPlace
{
    /// <summary>备注.</summary>
    Note = 1,
    /// <summary>A unit's 办理结果.</summary>
    Result = 2,
    /// <summary>直接答复.</summary>
    Answer = 3,
    /// <summary>指引.</summary>
    Guide = 4,
    /// <summary>What a 通知书 demands.</summary>
    Letter = 5,
    /// <summary>What a caller says when he is called back.</summary>
    Callback = 6,
}
