namespace HotlineVoice.Cases.Tickets;

/// <summary>Where a ticket stands (工单状态). On disk and in the API by name: the list may only grow.</summary>
public enum TicketState
{
    /// <summary>录入中: not yet registered, has a number all the same so that it cannot be lost.</summary>
    Draft = 1,
    /// <summary>已登记.</summary>
    Registered = 2,
    /// <summary>待补材料.</summary>
    AwaitingMaterial = 3,
    /// <summary>待签批(转办).</summary>
    AwaitingSignoff = 4,
    /// <summary>待派单.</summary>
    AwaitingDispatch = 5,
    /// <summary>联合审定中.</summary>
    JointDetermination = 6,
    /// <summary>已派单(待签收): the unit's clocks run from here.</summary>
    Dispatched = 7,
    /// <summary>承办中.</summary>
    Accepted = 8,
    /// <summary>退单申请中.</summary>
    ReturnRequested = 9,
    /// <summary>已反馈待复核.</summary>
    ResultSubmitted = 10,
    /// <summary>结果待签批.</summary>
    AwaitingResultSignoff = 11,
    /// <summary>待回访.</summary>
    CallbackPending = 12,
    /// <summary>已办结, on a ground.</summary>
    Closed = 13,
    /// <summary>已归档: frozen.</summary>
    Archived = 14,
}
