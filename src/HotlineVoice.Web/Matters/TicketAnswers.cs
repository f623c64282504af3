using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Web.Answers;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Matters;

/// <summary>What the desk of tickets says, as the API says it.</summary>
static class TicketAnswers
{
    /// <summary>The answer when it was not done, else null with the ticket.</summary>
    public static IResult? Refusal(this TicketDeskAnswer answer, out TicketFile? file)
    {
        file = answer is TicketDeskAnswer.Done done ? done.File : null;
        return answer switch
        {
            TicketDeskAnswer.Done => null,
            TicketDeskAnswer.Refused { Code: TicketOutcome.Refused.NotYours } refused =>
                Problems.NotAllowed(refused.Code, refused.Message),
            TicketDeskAnswer.Refused refused => Problems.Conflict(refused.Code, refused.Clause, refused.Message),
            TicketDeskAnswer.Wrong wrong =>
                Problems.Wrong(wrong.Errors.ToDictionary(field => field.Key, field => field.Value.ToArray())),
            TicketDeskAnswer.Stale stale => Problems.Stale(stale.Current),
            _ => Problems.NotFound("该工单"),
        };
    }

    public static IResult Registered(string ticketNo) =>
        Problems.Conflict("Registered", null, $"该留言已登记为工单{ticketNo}");
}
