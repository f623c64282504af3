namespace HotlineVoice.Cases.RuleSets;

/// <summary>What begins or ends a clock.</summary>
public enum ClockMoment
{
    /// <summary>登记.</summary>
    Registered = 1,
    /// <summary>请签: a leader was asked to sign.</summary>
    SignoffAsked = 2,
    /// <summary>签批.</summary>
    Signed = 3,
    /// <summary>派单.</summary>
    Dispatched = 4,
    /// <summary>得知: an emergency was made known.</summary>
    Noticed = 5,
    /// <summary>签收.</summary>
    Accepted = 6,
    /// <summary>联系上诉求人.</summary>
    CallerReached = 7,
    /// <summary>退单.</summary>
    ReturnFiled = 8,
    /// <summary>到场.</summary>
    OnSite = 9,
    /// <summary>说明理由.</summary>
    Explained = 10,
    /// <summary>结果.</summary>
    Result = 11,
    /// <summary>复核.</summary>
    Reviewed = 12,
    /// <summary>告知诉求人.</summary>
    CallerTold = 13,
    /// <summary>结果报热线办.</summary>
    Reported = 14,
    /// <summary>要求补充材料.</summary>
    MaterialAsked = 15,
    /// <summary>补充材料.</summary>
    MaterialSupplied = 16,
    /// <summary>首次不配合.</summary>
    FirstRefusal = 17,
    /// <summary>可以办结.</summary>
    MayClose = 18,
    /// <summary>办结时限.</summary>
    Due = 19,
    /// <summary>催办.</summary>
    Reminded = 20,
    /// <summary>《催办通知书》.</summary>
    Urged = 21,
    /// <summary>扣分.</summary>
    Deducted = 22,
    /// <summary>留言: a message was left.</summary>
    MessageLeft = 23,
    /// <summary>回复留言: its caller was answered, be it for the time being.</summary>
    MessageAnswered = 24,
    /// <summary>《督办通知书》, or its place in the office's worklist.</summary>
    Supervised = 25,
}
