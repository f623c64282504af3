using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Answers;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Signing;

/// <summary>
/// Showing a number in clear: only to who may, only with a reason, and written down before it is shown.
/// </summary>
static class Unmasking
{
    const int ReasonCharactersMax = 200;

    public static string? Reason(QueryReader query) => query.Text("unmask", ReasonCharactersMax);

    /// <summary>The answer when a reason was given by somebody who may not unmask, else null.</summary>
    public static IResult? Refusal(Visitor visitor, string? reason) =>
        reason is null || visitor.IsAny(RoleSets.Unmaskers)
            ? null
            : Problems.NotAllowed("UnmaskNotAllowed", "您的角色不能查看完整号码");

    /// <summary>Writes the line; call it before anything is shown, and not at all without a reason.</summary>
    public static async Task AuditAsync(
        WebPorts ports, Visitor visitor, string? reason, IEnumerable<string> subjects, CancellationToken cancel)
    {
        if (reason is null)
            return;
        await ports.Audit.AddAsync(Line(ports, visitor, reason, subjects) with
        {
            FieldsRead = "callingNumber",
        }, cancel);
    }

    /// <summary>As <see cref="AuditAsync"/>, for the caller of tickets.</summary>
    public static async Task AuditCallersAsync(
        WebPorts ports, Visitor visitor, string? reason, IEnumerable<string> ticketNos, CancellationToken cancel)
    {
        if (reason is not null)
            await ports.Audit.AddAsync(Line(ports, visitor, reason, ticketNos) with
            {
                FieldsRead = "name,phone,altPhone,address",
            }, cancel);
    }

    static AuditRow Line(WebPorts ports, Visitor visitor, string reason, IEnumerable<string> subjects) =>
        new(ports.Clock.Now, visitor.User, "number.shown", string.Join(',', subjects), null) { Reason = reason };
}
