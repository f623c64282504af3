using HotlineVoice.Cases.Desks;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Web.Answers;
using HotlineVoice.Web.Matters;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Files;

/// <summary>Takes files for tickets: first whether they may come, then onto the shelf, then to the ticket.</summary>
sealed class EnclosureDesk(WebOptions options, WebPorts ports, TicketDesk desk, EnclosureChecking checking)
{
    const int MiB = 1 << 20;

    /// <summary>The file as the ticket has it, or the answer that says why not; then nothing is left of it.</summary>
    public async Task<(Enclosure? Put, IResult? Refusal)> PutAsync(
        TicketFile file, EnclosureSaid said, HttpRequest request, Visitor visitor)
    {
        var cancel = request.HttpContext.RequestAborted;
        var wanted = new NewEnclosure(NewId(), said.Name, said.Kind, new ShelvedFile("", 0, ""))
        {
            Shared = said.Shared,
            AssignmentSeq = said.AssignmentSeq,
            WillBeChecked = ports.Scanner.IsThere,
        };
        // Asked before anything is read: a refusal costs nobody twenty megabytes.
        var trial = await desk.TryAsync(
            file, new TicketAct.Enclose(wanted), visitor.Actor, ports.Clock.Now, cancel);
        if (trial?.Refusal(out _) is { } refused)
            return (null, refused);
        var left = options.TicketOctetsMax - file.Enclosures.Where(IsHeld).Sum(one => one.Length);
        if (left <= 0 || request.ContentLength > left)
            return (null, QuotaIsUsed());
        var octetsMax = Math.Min(left, options.AttachmentOctetsMax);
        // Said beforehand it is not read at all.
        var shelving = request.ContentLength > octetsMax
            ? new Shelving.TooLong()
            : await ports.Enclosures.PutAsync(wanted.Id, request.Body, octetsMax, cancel);
        if (shelving is not Shelving.Put put)
            return (null, Refusal(shelving, octetsMax));
        return await KeepAsync(file.Ticket.TicketNo, wanted with { File = put.File }, visitor);
    }

    /// <summary>What the ticket does not take is taken from the shelf again.</summary>
    async Task<(Enclosure? Put, IResult? Refusal)> KeepAsync(string no, NewEnclosure file, Visitor visitor)
    {
        var isKept = false;
        try
        {
            // Not cancelled: the file is here, and who went away meanwhile has sent it.
            var answer = await desk.AsideAsync(
                no, new TicketAct.Enclose(file), visitor.Actor, ports.Clock.Now, CancellationToken.None);
            if (answer.Refusal(out var then) is { } refused)
                return (null, refused);
            isKept = true;
            checking.Look();
            return (then!.Enclosures.Single(one => one.Id == file.Id), null);
        }
        finally
        {
            if (!isKept)
                ports.Enclosures.Remove(file.Id);
        }
    }

    IResult QuotaIsUsed() => Problems.Of(413, "QuotaExceeded", "本工单的附件总量已达上限",
        $"一张工单的附件合计不超过 {options.TicketOctetsMax / MiB} MiB");

    IResult Refusal(Shelving shelving, long octetsMax) => shelving switch
    {
        Shelving.TooLong when octetsMax < options.AttachmentOctetsMax => QuotaIsUsed(),
        Shelving.TooLong => Problems.Of(413, "TooLarge", "附件过大",
            $"单个附件不超过 {options.AttachmentOctetsMax / MiB} MiB"),
        Shelving.NoRoom => Problems.Of(507, "NoRoom", "服务器磁盘空间不足，附件未保存", "请联系系统管理员清理磁盘后再试"),
        Shelving.Empty => Problems.Wrong("file", "文件是空的"),
        _ => Problems.Of(415, "NotAllowed", "不接受这种文件", $"按文件内容识别，可上传：{MediaSignature.Allowed}"),
    };

    static bool IsHeld(Enclosure file) => file.IsOpen || file.Check == EnclosureCheck.Waiting;

    static string NewId() => Guid.CreateVersion7().ToString("N");
}
