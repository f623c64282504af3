using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage;

/// <summary>Everything storage ever says, with numbers that stay. No personal number is among the arguments.</summary>
static partial class StorageLog
{
    [LoggerMessage(3001, LogLevel.Information, "{Folder} has changed")]
    public static partial void FolderChanged(ILogger log, string folder);

    [LoggerMessage(3002, LogLevel.Warning, "The prompt {File} cannot be used: {Why}")]
    public static partial void PromptUnreadable(ILogger log, string file, string why);

    [LoggerMessage(3003, LogLevel.Information, "The database {File} is brought up by {Count} migrations")]
    public static partial void Migrating(ILogger log, string file, int count);

    [LoggerMessage(3004, LogLevel.Warning, "Events wait for their numbers: {Why}")]
    public static partial void NumberingWaits(ILogger log, string why);

    [LoggerMessage(3005, LogLevel.Warning, "Old events are not pruned this hour: {Why}")]
    public static partial void PruningWaits(ILogger log, string why);

    [LoggerMessage(3006, LogLevel.Error,
        "{Place} does not take facts; they are kept in the journal of this machine: {Why}")]
    public static partial void DatabaseGone(ILogger log, string place, string why);

    [LoggerMessage(3007, LogLevel.Warning, "{Place} takes facts again; the journal is empty")]
    public static partial void DatabaseBack(ILogger log, string place);

    [LoggerMessage(3008, LogLevel.Error,
        "The database refuses a fact ({Kind}, place {Number} of the journal), which stays there: {Why}")]
    public static partial void FactRefused(ILogger log, string kind, long number, string why);

    [LoggerMessage(3009, LogLevel.Warning, "{Count} facts wait in the journal for the next start")]
    public static partial void CarriedAtNextStart(ILogger log, long count);

    [LoggerMessage(3016, LogLevel.Error, "An alarm cannot be kept either: {Why}")]
    public static partial void NoteLost(ILogger log, string why);

    [LoggerMessage(3010, LogLevel.Error, "The disk refuses recordings below {Folder}: full, read-only or gone")]
    public static partial void DiskRefusesRecordings(ILogger log, string folder);

    [LoggerMessage(3011, LogLevel.Information, "The disk takes recordings again below {Folder}")]
    public static partial void DiskTakesRecordings(ILogger log, string folder);

    [LoggerMessage(3012, LogLevel.Error, "Recording {Id} cannot begin: {Why}")]
    public static partial void RecordingRefused(ILogger log, string id, string why);

    [LoggerMessage(3013, LogLevel.Error, "Recording {Id} should be dropped and is still there: {Why}")]
    public static partial void RecordingNotDropped(ILogger log, string id, string why);

    [LoggerMessage(3014, LogLevel.Error, "Recording {Id} cannot be repaired: {Why}")]
    public static partial void RecordingNotRepaired(ILogger log, string id, string why);

    [LoggerMessage(3015, LogLevel.Warning,
        "The head of recording {Id} was unreadable; it is taken for one of {Channels} channels")]
    public static partial void HeaderRewritten(ILogger log, string id, int channels);

    [LoggerMessage(3017, LogLevel.Error, "The disk refuses the attachment {Id}: {Why}")]
    public static partial void EnclosureRefused(ILogger log, string id, string why);

    [LoggerMessage(3018, LogLevel.Error, "The attachment {Id} should be removed and is still there: {Why}")]
    public static partial void EnclosureNotRemoved(ILogger log, string id, string why);

    [LoggerMessage(3020, LogLevel.Warning,
        "Recovered: {Calls} calls closed, {Saved} voicemails saved, {Dropped} begun voicemails held nothing")]
    public static partial void Recovered(ILogger log, int calls, int saved, int dropped);

    [LoggerMessage(3021, LogLevel.Warning, "{Count} recordings belong to no record and were left alone: {Ids}")]
    public static partial void Strays(ILogger log, int count, string ids);

    [LoggerMessage(3022, LogLevel.Warning,
        "{Callers} callers were cut off while they waited or talked and are owed a call")]
    public static partial void CallbacksOwed(ILogger log, int callers);

    [LoggerMessage(3023, LogLevel.Warning,
        "{Count} recordings and files of destroyed tickets could not be removed; the next start tries again")]
    public static partial void RecordingsDoomed(ILogger log, int count);

    [LoggerMessage(3024, LogLevel.Warning,
        "What was destroyed is gone from the database, but files beside it still wait to be cleared: {Why}")]
    public static partial void SweepingWaits(ILogger log, string why);
}
