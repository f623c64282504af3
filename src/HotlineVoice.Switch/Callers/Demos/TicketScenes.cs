using System.Text.Json;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>
/// What becomes of the calls: one was answered by the county office in the call, one goes to the office as a form, and
/// the night's message is registered the next morning.
/// </summary>
sealed class TicketScenes(DemoStage stage, DemoCast cast)
{
    /// <summary>昌图县: a county whose office has the same id.</summary>
    const string County = "211224";

    /// <summary>The office has answered in the three-way call: the ticket of it is closed at once.</summary>
    public async Task AnsweredByOfficeAsync(string call, CancellationToken cancel)
    {
        var li = cast.Li;
        var ticket = await RegisterAsync(DemoCast.First, "tickets", new
        {
            hotlineCode = "jn12316",
            @class = "consultation",
            source = "phone",
            title = "插秧机补贴标准",
            content = "购买插秧机可以补贴多少，需要哪些材料",
            divisionCode = County,
            caller = new { name = li.Name, phone = li.Number },
            callId = call,
        }, cancel).ConfigureAwait(false);
        var answered = new Act("threePartyOk", new { orgId = County, callId = call }, "Closed");
        await ActAsync(DemoCast.First, ticket, answered, cancel).ConfigureAwait(false);
    }

    /// <summary>Nobody could answer: the form goes to the dispatcher, who sends it to the county's office.</summary>
    public async Task SentToOfficeAsync(string call, CancellationToken cancel)
    {
        var wang = cast.Wang;
        var ticket = await RegisterAsync(DemoCast.Second, "tickets", new
        {
            hotlineCode = "jn12316",
            @class = "consultation",
            source = "phone",
            title = "补贴什么时候到账",
            content = "三月初交了材料，补贴款还没有到账",
            divisionCode = County,
            caller = new { name = wang.Name, phone = wang.Number },
            callId = call,
        }, cancel).ConfigureAwait(false);
        var sent = await ActAsync(DemoCast.Second, ticket, new Act("sendForm", new { }, "AwaitingDispatch"), cancel)
            .ConfigureAwait(false);
        var dispatch = new Act("dispatch", new { orgId = County }, "Dispatched");
        sent = await ActAsync(DemoCast.Dispatcher, sent, dispatch, cancel).ConfigureAwait(false);
        stage.Check(sent.Text("dueDay") == "2026-03-25", $"the office's written reply is due on {sent.Text("dueDay")}");
    }

    /// <summary>The next shift takes the oldest message and makes a ticket of it.</summary>
    public async Task RegisterMessageAsync(CancellationToken cancel)
    {
        var seat = DemoCast.Second;
        var messages = await stage.SeesAsync(seat, "voicemails?state=New", answer => answer.List().Count > 0,
            "there are messages to register", cancel).ConfigureAwait(false);
        if (messages.List().LastOrDefault() is not { ValueKind: JsonValueKind.Object } message)
            return;
        var id = message.GetProperty("id").GetString();
        await stage.AskAsync(seat, $"voicemails/{id}/take", new { }, cancel).ConfigureAwait(false);
        var ticket = await RegisterAsync(seat, $"voicemails/{id}/register", new
        {
            hotlineCode = "jn12316",
            @class = "consultation",
            title = "留言咨询补贴材料",
            content = "留言询问申请补贴需要哪些材料，请回电",
            divisionCode = County,
        }, cancel).ConfigureAwait(false);
        await stage.SeesAsync(seat, $"voicemails/{id}",
            answer => answer.Text("registeredTicketNo") == ticket.Text("ticketNo"),
            $"the message is registered as ticket {ticket.Text("ticketNo")}", cancel).ConfigureAwait(false);
    }

    async Task<DemoAnswer> RegisterAsync(DemoSeat seat, string path, object body, CancellationToken cancel)
    {
        var ticket = await stage.AskAsync(seat, path, body, cancel).ConfigureAwait(false);
        stage.Check(ticket.Text("state") == "Registered",
            $"ticket {ticket.Text("ticketNo")} «{ticket.Text("title")}» is registered");
        return ticket;
    }

    async Task<DemoAnswer> ActAsync(DemoSeat seat, DemoAnswer ticket, Act act, CancellationToken cancel)
    {
        var body = JsonSerializer.SerializeToNode(act.Fields)!.AsObject();
        body["version"] = ticket.Body.ValueKind == JsonValueKind.Object
            ? ticket.Body.GetProperty("version").GetInt64()
            : 0;
        var path = $"tickets/{ticket.Text("ticketNo")}/{act.Event}";
        var changed = await stage.AskAsync(seat, path, body, cancel).ConfigureAwait(false);
        stage.Check(
            changed.Text("state") == act.State, $"ticket {changed.Text("ticketNo")} is {changed.Text("state")}");
        return changed;
    }

    /// <summary>What is done with a ticket, what is said with it, and the state it leads to.</summary>
    sealed record Act(string Event, object Fields, string State);
}
