namespace HotlineVoice.Storage;

/// <summary>Storage cannot do what was asked, and nothing was changed. The message is for the operator.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
