namespace HotlineVoice.Switch;

/// <summary>The switch cannot start; the message is one sentence for the operator.</summary>
public sealed class SwitchStartException(string message) : Exception(message);
