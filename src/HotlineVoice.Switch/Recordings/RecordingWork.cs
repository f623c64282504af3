using HotlineVoice.Media;

namespace HotlineVoice.Switch.Recordings;

/// <summary>What the recordings' writer is asked to do.</summary>
enum RecordingVerb : byte
{
    Begin,
    Write,
    Finish,
    Drop,
}

/// <summary>One piece of work for the recordings' writer; a value, so that a block costs no allocation.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Recording">Which recording is meant; not for Drop.</param>
/// <param name="Name">Its name on the shelf: of Begin and Drop.</param>
/// <param name="Samples">A pooled block of samples: of Write.</param>
/// <param name="Count">Samples in the block; of Begin the channels.</param>
readonly record struct RecordingWork(
    RecordingVerb Verb,
    RecordingId Recording,
    string? Name = null,
    short[]? Samples = null,
    int Count = 0)
{
    /// <summary>What the lane heard at the end; told on once the file is finished.</summary>
    public Heard Ended { get; init; }
}
