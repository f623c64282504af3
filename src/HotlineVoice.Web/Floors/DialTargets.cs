using HotlineVoice.Cases.Organisations;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Floors;

/// <summary>
/// Whom a clerk may name: a seat, a number outside, a unit, and where a caller is handed over also a queue.
/// </summary>
sealed class DialTargets(PlanSet plans, SeatPages seats)
{
    const int CharactersMax = NumberCharactersMax + WebLimits.NameCharactersMax;
    const int NumberCharactersMax = 40;
    /// <summary>Emergency numbers have three.</summary>
    const int DigitsMin = 3;

    /// <summary>A unit and the number it is dialled by; null when it is not given or cannot be dialled.</summary>
    public (Organisation Unit, string Number)? ReadUnit(BodyReader body, string name, Visitor visitor)
    {
        if (body.Text(name, WebLimits.NameCharactersMax) is not { } id)
            return null;
        if (new UnitBook(plans).Find(id, visitor.MaySee) is not var (_, unit))
            body.Reject(name, "没有这个单位");
        else if (UnitBook.NumberOf(unit) is { } number)
            return (unit, number);
        else
            body.Reject(name, "该单位没有登记电话");
        return null;
    }

    /// <summary>The target as the floor wants it: a seat's number, a national number, «jn12316/q_general».</summary>
    public string? Read(BodyReader body, string name, bool queuesToo)
    {
        if (body.Text(name, CharactersMax) is not { } text)
            return null;
        if (seats.Find(text) is not null)
            return text;
        if (queuesToo && text.Contains('/'))
            return plans.Queues.Any(queue => queue.Id == text) ? text : body.Reject(name, "没有这个队列");
        if (text.Length <= NumberCharactersMax && PhoneNumber.TryParse(text, out var number)
            && number.Value.Length >= DigitsMin)
            return number.Value;
        return body.Reject(name, queuesToo ? "应为坐席号、电话号码或队列" : "应为坐席号或电话号码");
    }
}
