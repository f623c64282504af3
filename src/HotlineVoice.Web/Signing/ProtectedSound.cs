using HotlineVoice.Web.Answers;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Signing;

/// <summary>A voice tells who somebody is: what a protected caller said is heard only under the approval that opens his
/// particulars.</summary>
static class ProtectedSound
{
    /// <summary>Why the recording of what led to this ticket may not be heard; null when it may.</summary>
    public static async Task<IResult?> RefusalAsync(
        string? ticketNo, Visitor visitor, WebPorts ports, CancellationToken cancel)
    {
        if (ticketNo is null || await ports.Tickets.FindAsync(ticketNo, cancel) is not { Sealed: not null } file
            || file.Unmaskings.Any(one => one.Opens(visitor.User, ports.Clock.Now)))
            return null;
        return Problems.NotAllowed("CallerProtected", "诉求人身份已封存，须先经批准查看身份，才能收听录音");
    }
}
