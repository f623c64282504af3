namespace HotlineVoice.Cases.RuleSets;

/// <summary>Who tells the caller the result.</summary>
public enum FeedbackBy
{
    /// <summary>受理员 of the hotline.</summary>
    Hotline = 1,
    /// <summary>承办单位.</summary>
    Unit = 2,
}
