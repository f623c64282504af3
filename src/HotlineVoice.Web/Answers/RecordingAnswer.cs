using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Signing;
using Microsoft.AspNetCore.Http;

namespace HotlineVoice.Web.Answers;

/// <summary>
/// Sound as a file, in ranges when they are asked for. Who hears it is written down before the first byte.
/// </summary>
static class RecordingAnswer
{
    public static async Task<IResult> OfAsync(
        string recordingId, string act, string subject, Visitor visitor, WebPorts ports)
    {
        if (ports.Recordings.Find(recordingId) is not { } path)
            return Problems.NotFound("录音文件");
        // Not cancelled with the request: a listener who hangs up early has still heard something.
        await ports.Audit.AddAsync(
            new AuditRow(ports.Clock.Now, visitor.User, act, subject, "recording"), CancellationToken.None);
        return TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true);
    }
}
