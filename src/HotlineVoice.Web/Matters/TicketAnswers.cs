using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Shapes;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Matters;

/// <summary>What the desk of tickets says, as the API says it.</summary>
static class TicketAnswers
{
    /// <summary>The answer when it was not done, else null with the ticket.</summary>
    public static IResult? Refusal(this TicketDeskAnswer answer, out TicketFile? file)
    {
        file = answer is TicketDeskAnswer.Done done ? done.File : null;
        return answer.Problem() is { } problem ? Problems.Write(problem) : null;
    }

    /// <summary>Why it was not done; null when it was.</summary>
    public static ProblemShape? Problem(this TicketDeskAnswer answer) => answer switch
    {
        TicketDeskAnswer.Done => null,
        TicketDeskAnswer.Refused { Code: TicketOutcome.Refused.NotYours } refused =>
            new ProblemShape(403, refused.Code, "无权进行此操作") { Detail = refused.Message },
        TicketDeskAnswer.Refused refused => new ProblemShape(409, refused.Code, "当前状态不允许此操作")
        {
            Detail = refused.Message,
            Clause = refused.Clause,
        },
        TicketDeskAnswer.Wrong wrong => new ProblemShape(422, "WrongFields", "有字段填写不正确")
        {
            Errors = wrong.Errors.ToDictionary(field => field.Key, field => field.Value.ToArray()),
        },
        TicketDeskAnswer.Stale stale => new ProblemShape(412, "StaleVersion", "内容已被他人修改")
        {
            Detail = $"当前版本为{stale.Current}，请重新读取后再操作",
        },
        _ => new ProblemShape(404, "NotFound", "没有找到该工单"),
    };

    public static IResult Registered(string ticketNo) =>
        Problems.Conflict("Registered", null, $"该留言已登记为工单{ticketNo}");
}
