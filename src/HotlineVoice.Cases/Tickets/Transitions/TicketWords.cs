using System.Collections.Frozen;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>How states and acts are named to people.</summary>
static class TicketWords
{
    static readonly FrozenDictionary<string, string> _acts = new Dictionary<string, string>
    {
        ["register"] = "登记",
        ["answerDirectly"] = "直接答复",
        ["refuse"] = "不予受理",
        ["guide"] = "指引转接",
        ["threePartyOk"] = "三方通话办结",
        ["sendForm"] = "转分办员",
        ["dispatch"] = "派单",
        ["accept"] = "签收",
        ["submitResult"] = "反馈结果",
        ["explain"] = "说明理由",
        ["reviewPass"] = "通过复核",
        ["feedbackDone"] = "反馈诉求人",
        ["closeByGround"] = "按依据办结",
        ["unreachable3"] = "转上级单位",
        ["archive"] = "归档",
        ["transferEmergency"] = "转接紧急电话",
        ["needSignoff"] = "请签",
        ["sign"] = "签批",
        ["requestMaterial"] = "要求补充材料",
        ["supplied"] = "记录补充材料",
        ["expired"] = "按逾期未补充材料办结",
        ["escalate"] = "提级处理",
        ["requestReturn"] = "退单",
        ["approveReturn"] = "同意退单",
        ["rejectReturn"] = "不同意退单",
        ["disputed"] = "提请审定",
        ["designate"] = "指定承办单位",
        ["noUnitCompetent"] = "按无承办单位办结",
        ["contactCaller"] = "记录联系诉求人",
        ["applyExtension"] = "申请延期",
        ["approveExtension"] = "同意延期",
        ["refuseExtension"] = "不同意延期",
        ["applyStatutoryLimit"] = "适用法定时限",
        ["confirmStatutoryLimit"] = "确认法定时限",
        ["storeAnswer"] = "保存答复内容",
        ["deemedReplied"] = "视为已答复",
        ["reportStage"] = "报送阶段性情况",
        ["onSite"] = "记录到场",
        ["forceMajeure"] = "说明不可抗力",
        ["confirmForceMajeure"] = "确认不可抗力",
        ["reportAbnormal"] = "报告异常申请补贴",
        ["reviewFail"] = "退回（复核未通过）",
        ["callbackDone"] = "回访",
        ["terminate"] = "终结受理",
        ["strikeOff"] = "销号",
        ["remind"] = "催办",
        ["issueLetter"] = "签发通知书",
        ["deliverLetter"] = "送达通知书",
        ["replyLetter"] = "回复通知书",
        ["liftLetter"] = "解除督办",
        ["deduct"] = "扣分",
        ["markKey"] = "列为重点",
        ["followUp"] = "跟踪",
        ["merge"] = "并单",
        ["link"] = "关联",
        ["destroy"] = "销毁",
        ["requestUnmasking"] = "申请查看诉求人身份",
        ["decideUnmasking"] = "审批查看诉求人身份",
        ["readIdentity"] = "查看诉求人身份",
        ["repeatContact"] = "记录重复反映",
    }.ToFrozenDictionary();

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

    /// <summary>The act as people name it; its own name when there is no word for it.</summary>
    internal static string Label(string act) => _acts.GetValueOrDefault(act, act);
}
