namespace HotlineVoice.Sip.Dialogs;

/// <summary>Names a dialog from our side (RFC 3261 §12).</summary>
readonly record struct DialogId(string CallId, string LocalTag, string RemoteTag);
