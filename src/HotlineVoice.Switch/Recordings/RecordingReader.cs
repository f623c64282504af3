using HotlineVoice.Hotline.Recordings;
using HotlineVoice.Media.Playing;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Recordings;

/// <summary>Reads a finished recording so that its caller can hear it again.</summary>
static class RecordingReader
{
    public static Prompt? TryRead(IRecordingShelf shelf, string name, ILogger log)
    {
        try
        {
            if (shelf.Find(name) is not { } path)
                SwitchLog.RecordingUnreadable(log, name, "it is not on the shelf");
            else if (SoundFile.TryRead(name, File.ReadAllBytes(path), out var prompt))
                return prompt;
            else
                SwitchLog.RecordingUnreadable(log, name, "it is no WAV file of speech");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            SwitchLog.RecordingUnreadable(log, name, fault.Message);
        }

        return null;
    }
}
