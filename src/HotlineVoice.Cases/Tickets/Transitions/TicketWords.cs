namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>How states and acts are named to people.</summary>
static class TicketWords
{
    internal static string Label(TicketState state) => state switch
    {
        TicketState.Draft => "录入中",
        TicketState.Registered => "已登记",
        TicketState.AwaitingMaterial => "待补材料",
        TicketState.AwaitingSignoff => "待签批",
        TicketState.AwaitingDispatch => "待派单",
        TicketState.JointDetermination => "联合审定中",
        TicketState.Dispatched => "已派单",
        TicketState.Accepted => "承办中",
        TicketState.ReturnRequested => "退单申请中",
        TicketState.ResultSubmitted => "已反馈待复核",
        TicketState.AwaitingResultSignoff => "结果待签批",
        TicketState.CallbackPending => "待回访",
        TicketState.Closed => "已办结",
        _ => "已归档",
    };

    internal static string Label(string act) => act switch
    {
        "register" => "登记",
        "answerDirectly" => "直接答复",
        "refuse" => "不予受理",
        "guide" => "指引转接",
        "threePartyOk" => "三方通话办结",
        "sendForm" => "转分办员",
        "dispatch" => "派单",
        "accept" => "签收",
        "submitResult" => "反馈结果",
        "explain" => "说明理由",
        "reviewPass" => "通过复核",
        "feedbackDone" => "反馈诉求人",
        "closeByGround" => "按依据办结",
        "unreachable3" => "转上级单位",
        "archive" => "归档",
        _ => "记录重复反映",
    };
}
