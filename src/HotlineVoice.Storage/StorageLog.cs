using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage;

/// <summary>Everything storage ever says, with numbers that stay. No personal number is among the arguments.</summary>
static partial class StorageLog
{
    [LoggerMessage(3001, LogLevel.Information, "{Folder} has changed")]
    public static partial void FolderChanged(ILogger log, string folder);

    [LoggerMessage(3002, LogLevel.Warning, "The prompt {File} cannot be used: {Why}")]
    public static partial void PromptUnreadable(ILogger log, string file, string why);
}
