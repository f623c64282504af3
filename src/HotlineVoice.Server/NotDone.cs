namespace HotlineVoice.Server;

/// <summary>
/// What was asked for could not be done; the message is the one sentence for who asked, and the exit code is 1.
/// </summary>
sealed class NotDone(string sentence) : Exception(sentence);
