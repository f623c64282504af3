using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Voicemails;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Floors;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Matters;

/// <summary>
/// Registers what was told in a call or left in a voicemail. The pages know the caller's number only masked, so it is
/// taken over from there when nobody says another.
/// </summary>
sealed class Registering(WebPorts ports, TicketDesk desk, TicketShowing showing)
{
    /// <summary>POST tickets.</summary>
    public async Task<IResult> RegisterAsync(HttpRequest request, Visitor visitor, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var said = RegistrationReader.Read(body, null, TicketSource.Phone);
        var voicemail = await VoicemailAsync(body, said, visitor, cancel);
        if (body.Refusal() is { } wrong)
            return wrong;
        if (voicemail is not null && !body.Has("source"))
            said = said with { Source = TicketSource.Voicemail };
        return await JudgeAsync(said, voicemail, visitor, cancel);
    }

    /// <summary>POST voicemails/{id}/register; the voicemail is there and he may see it.</summary>
    public async Task<IResult> RegisterAsync(
        Voicemail voicemail, HttpRequest request, Visitor visitor, CancellationToken cancel)
    {
        var (body, unreadable) = await BodyReader.ReadAsync(request, cancel);
        if (body is null)
            return unreadable!;
        var said = RegistrationReader.Read(body, voicemail.Hotline, TicketSource.Voicemail);
        if (said.VoicemailId is { } other && other != voicemail.Id)
            body.Reject("voicemailId", "与地址中的留言不同");
        return body.Refusal()
            ?? await JudgeAsync(said with { VoicemailId = voicemail.Id }, voicemail, visitor, cancel);
    }

    /// <summary>The voicemail the body names; rejected when there is none that he may see.</summary>
    async Task<Voicemail?> VoicemailAsync(
        BodyReader body, TicketRegistration said, Visitor visitor, CancellationToken cancel)
    {
        if (said.VoicemailId is not { } id)
            return null;
        var found = await ports.Voicemails.FindAsync(id, cancel);
        if (found is null || !visitor.MaySee(found.Hotline))
            body.Reject("voicemailId", "没有这条留言");
        else if (found.Hotline != said.HotlineCode)
            body.Reject("voicemailId", "是另一条热线的留言");
        return found;
    }

    async Task<IResult> JudgeAsync(
        TicketRegistration said, Voicemail? voicemail, Visitor visitor, CancellationToken cancel)
    {
        if (ports.Plans().Hotlines.All(one => one.Code != said.HotlineCode))
            return Problems.Wrong("hotlineCode", "没有这条热线");
        if (!visitor.MaySee(said.HotlineCode))
            return Problems.NotAllowed("OutOfScope", "您无权登记该热线的工单");
        if (voicemail is not null)
        {
            if (voicemail.RegisteredTicketNo is { } ticketNo)
                return TicketAnswers.Registered(ticketNo);
            if (voicemail.TakenBy is { } clerk && clerk != visitor.User && !visitor.IsAny(RoleSets.FloorLeaders))
                return Problems.NotAllowed("TakenByAnother", "该留言正由其他受理员处理");
            said = From(said, voicemail);
        }
        var call = said.CallId is { } callId ? await CallDesk.SeenAsync(callId, visitor, ports, cancel) : null;
        if (call is null && said.CallId is not null && said.CallId != voicemail?.CallId.Value)
            return Problems.Wrong("callId", "没有这个来电");
        if (call is not null && call.Hotline != said.HotlineCode)
            return Problems.Wrong("callId", "是另一条热线的来电");
        return await KeepAsync(call is null ? said : From(said, call), visitor, cancel);
    }

    async Task<IResult> KeepAsync(TicketRegistration said, Visitor visitor, CancellationToken cancel)
    {
        try
        {
            var answer = await desk.RegisterAsync(said, visitor.Actor, ports.Clock.Now, cancel);
            if (answer.Refusal(out var file) is { } refused)
                return refused;
            var shown = await showing.ShowAsync(file!, visitor, unmasked: false, CancellationToken.None);
            return TypedResults.Created($"/api/v1/tickets/{shown.TicketNo}", shown);
        }
        catch (AlreadyRegisteredException registered)
        {
            return TicketAnswers.Registered(registered.TicketNo);
        }
    }

    /// <summary>Who chose the anonymous way stays so unless he is named now.</summary>
    static TicketRegistration From(TicketRegistration said, Voicemail voicemail)
    {
        var taken = said with { CallId = said.CallId ?? voicemail.CallId.Value };
        if (said.Anonymous)
            return taken;
        if (voicemail.Anonymous && said.Caller?.Phone is null)
            return taken with { Anonymous = true, Caller = null };
        return voicemail.PresentationRestricted ? taken : WithPhone(taken, voicemail.CallingNumber);
    }

    static TicketRegistration From(TicketRegistration said, CallRecord call) =>
        said.Anonymous || Withholding.Holds(call) ? said : WithPhone(said, call.CallingNumber);

    static TicketRegistration WithPhone(TicketRegistration said, string? phone) =>
        phone is null || said.Caller?.Phone is not null
            ? said
            : said with { Caller = (said.Caller ?? new NewCaller()) with { Phone = phone } };
}
