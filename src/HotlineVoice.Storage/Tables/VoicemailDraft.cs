using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Storage.Tables;

/// <summary>A message that is being recorded: nobody lists it, but a crash must not lose it.</summary>
sealed class VoicemailDraft
{
    /// <summary>The recording, not the message: who records anew has two of them for a moment.</summary>
    public required string RecordingId { get; init; }
    public required string VoicemailId { get; init; }
    public required string Json { get; init; }

    public Voicemail Voicemail => RecordJson.Read<Voicemail>(Json);
}

/// <summary>The last running number of a hotline's day. The row stays, so that no number is given twice.</summary>
sealed class VoicemailNumber
{
    public required string Hotline { get; init; }
    public required DateOnly Day { get; init; }
    public required int Last { get; init; }
}
