using HotlineVoice.Hotline;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Web.Answers;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Floors;

/// <summary>What the floor answers, in the words of a person.</summary>
static class FloorAnswers
{
    static readonly TimeSpan _again = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What each state and guard means for who asked. A code that is not here is shown as it is, with a general
    /// sentence: programs read the code.
    /// </summary>
    static readonly Dictionary<string, string> _sentences = new(StringComparer.Ordinal)
    {
        [nameof(SeatState.SignedOut)] = "坐席尚未签入",
        [nameof(SeatState.Away)] = "坐席正在示忙",
        [nameof(SeatState.Ready)] = "坐席空闲，没有正在处理的来电",
        [nameof(SeatState.Offered)] = "坐席话机正在振铃",
        [nameof(SeatState.Talking)] = "正在通话",
        [nameof(SeatState.Holding)] = "坐席正在保持来电",
        [nameof(SeatState.WrapUp)] = "坐席正在话后处理",
        [nameof(CallState.Flow)] = "来电还在语音导航中",
        [nameof(CallState.Waiting)] = "来电还在排队",
        [nameof(CallState.Held)] = "来电已经保持",
        [nameof(CallState.Conference)] = "正在三方通话",
        [nameof(CallState.Voicemail)] = "诉求人正在留言",
        [nameof(CallState.Survey)] = "正在满意度评价",
        [nameof(CallState.Ended)] = "该来电已经结束",
        [SeatReasons.PhoneGone] = "坐席话机没有注册",
        ["held-by-phone"] = "来电由坐席话机保持，请在话机上恢复",
        ["no-trunk"] = "没有可用的外呼中继",
        ["own-call"] = "该来电就在本人坐席上",
        ["seat-busy"] = "对方坐席正忙",
        ["seat-signed-out"] = "对方坐席没有签入",
        ["state-not-asked-for"] = "不能切换到这个状态",
        ["wrap-up-limit"] = "话后处理时间不能再延长",
    };

    /// <summary>Null when it was done. Unknown: the answer when there is no such call, seat or number.</summary>
    public static IResult? Refusal(this FloorReply reply, Func<IResult> unknown) => reply.Answer switch
    {
        FloorAnswer.Done => null,
        FloorAnswer.Unknown => unknown(),
        FloorAnswer.NotNow => NotNow(reply.Why ?? nameof(FloorAnswer.NotNow)),
        _ => Problems.Busy(_again),
    };

    public static IResult NotNow(string code) =>
        Problems.Conflict(code, _sentences.GetValueOrDefault(code, "话务大厅现在不能执行此操作"));
}
