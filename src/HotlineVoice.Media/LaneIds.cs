namespace HotlineVoice.Media;

/// <summary>Names one leg of one conversation; given by the exchange, echoed in everything heard of it.</summary>
public readonly record struct LegId(long Value);

/// <summary>Names one play; its <see cref="HeardKind.PlayEnded"/> comes exactly once.</summary>
public readonly record struct PlayId(long Value);

/// <summary>Names one recording; its <see cref="HeardKind.RecordingEnded"/> comes exactly once.</summary>
public readonly record struct RecordingId(long Value);

/// <summary>Names one bridge: the legs that hear each other.</summary>
public readonly record struct BridgeId(long Value);
