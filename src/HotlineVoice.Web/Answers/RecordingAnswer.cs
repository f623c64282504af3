using System.Buffers.Binary;
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
        return await TryWidenAsync(path, act) is { } wide
            ? TypedResults.Bytes(wide, "audio/wav", enableRangeProcessing: true)
            : TypedResults.PhysicalFile(path, "audio/wav", enableRangeProcessing: true);
    }

    // A call in which only a message was left has one side; it is shown as every call is: left the citizen, right
    // everyone else, who said nothing. Messages last minutes, not hours.
    static async Task<byte[]?> TryWidenAsync(string path, string act)
    {
        const int head = 44, channelsAt = 22, octetRateAt = 28, blockAt = 32, lengthAt = 40;
        if (act != CallHeard || new FileInfo(path).Length is < head or > WebLimits.OneSidedBytesMax)
            return null;
        var mono = await File.ReadAllBytesAsync(path, CancellationToken.None);
        if (mono[channelsAt] != 1)
            return null;
        var sound = mono.AsSpan(head, (mono.Length - head) & ~1);
        var wide = new byte[head + (2 * sound.Length)];
        mono.AsSpan(0, head).CopyTo(wide);
        wide[channelsAt] = 2;
        wide[blockAt] = 4;
        BinaryPrimitives.WriteInt32LittleEndian(wide.AsSpan(octetRateAt), 32_000);
        BinaryPrimitives.WriteInt32LittleEndian(wide.AsSpan(lengthAt), 2 * sound.Length);
        BinaryPrimitives.WriteInt32LittleEndian(wide.AsSpan(4), wide.Length - 8);
        for (var at = 0; at < sound.Length; at += 2)
            sound.Slice(at, 2).CopyTo(wide.AsSpan(head + (2 * at)));
        return wide;
    }

    /// <summary>What the audit says of a call's recording.</summary>
    public const string CallHeard = "call.heard";
}
