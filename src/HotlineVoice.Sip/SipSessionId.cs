namespace HotlineVoice.Sip;

/// <summary>Names one call leg between the stack and whoever orders it; never given twice.</summary>
/// <param name="Value">A running number, local to this stack.</param>
public readonly record struct SipSessionId(long Value);
