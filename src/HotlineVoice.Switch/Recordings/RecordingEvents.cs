using HotlineVoice.Media;

namespace HotlineVoice.Switch.Recordings;

/// <summary>What the recordings' writer tells others; called from its thread or from a lane's.</summary>
/// <param name="Ended">A recording is finished on disk, or failed.</param>
/// <param name="Broke">A recording lost sound and is to be stopped.</param>
/// <param name="Alarm">Somebody should look at the disk: name and text.</param>
/// <param name="AlarmOver">The disk takes recordings again.</param>
sealed record RecordingEvents(
    Action<Heard> Ended,
    Action<RecordingId> Broke,
    Action<string, string> Alarm,
    Action<string> AlarmOver);
