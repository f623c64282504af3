using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Switch.Callers;

/// <summary>The server that a demo shows: somebody composes it, the demo starts it, calls it and starts it
/// again.</summary>
public interface IDemoServer
{
    /// <summary>Starts on loopback with a trunk at 127.0.0.2, on the data that is there. The address for calls, such as
    /// «127.0.0.1:5060».</summary>
    Task<string> StartAsync(DateTimeOffset wall, CancellationToken cancel);

    /// <summary>Stops it in order.</summary>
    Task StopAsync(CancellationToken cancel);

    /// <summary>Moves the rehearsal clock forward.</summary>
    Task MoveClockAsync(DateTimeOffset wall, CancellationToken cancel);

    /// <summary>The messages that were left, oldest first, with the bytes of their recordings as WAV.</summary>
    Task<IReadOnlyList<DemoVoicemail>> VoicemailsAsync(CancellationToken cancel);

    /// <summary>The WAV of a reading, «jn12316/welcome».</summary>
    ReadOnlyMemory<byte> Prompt(string name);
}

/// <summary>A message with its sound.</summary>
public sealed record DemoVoicemail(Voicemail Voicemail, ReadOnlyMemory<byte> Wav);
