using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>The server that a demo shows: somebody composes it, the demo starts it, calls it and starts it
/// again.</summary>
public interface IDemoServer
{
    /// <summary>The seats' domain.</summary>
    string Domain { get; }

    /// <summary>
    /// Starts on loopback with a trunk at 127.0.0.2, on the data that is there. The address for calls, such as
    /// «127.0.0.1:5060».
    /// </summary>
    /// <param name="wall">What its clock says.</param>
    /// <param name="outside">Where the trunk leads calls to the outside.</param>
    /// <param name="cancel">Gives up.</param>
    Task<string> StartAsync(DateTimeOffset wall, IPEndPoint outside, CancellationToken cancel);

    /// <summary>Stops it in order.</summary>
    Task StopAsync(CancellationToken cancel);

    /// <summary>Moves the rehearsal clock forward.</summary>
    Task MoveClockAsync(DateTimeOffset wall, CancellationToken cancel);

    /// <summary>Sets up a seat and who sits there, as the operator does before anybody comes to work. Without a number
    /// it is somebody who has no telephone.</summary>
    Task AddSeatAsync(DemoSeat seat, CancellationToken cancel);

    /// <summary>Asks the API as somebody who sits at a seat. With a body it is a POST, else a GET.</summary>
    Task<DemoAnswer> AskAsync(string user, string path, object? body, CancellationToken cancel);

    /// <summary>The bytes that the API gives for this path, such as a recording; empty when it gives none.</summary>
    Task<ReadOnlyMemory<byte>> ReadAsync(string user, string path, CancellationToken cancel);

    /// <summary>The messages that were left, oldest first, with the bytes of their recordings as WAV.</summary>
    Task<IReadOnlyList<DemoVoicemail>> VoicemailsAsync(CancellationToken cancel);

    /// <summary>The WAV of a reading, «jn12316/welcome».</summary>
    ReadOnlyMemory<byte> Prompt(string name);
}

/// <summary>A message with its sound.</summary>
public sealed record DemoVoicemail(Voicemail Voicemail, ReadOnlyMemory<byte> Wav);

/// <summary>A seat and who sits there.</summary>
/// <param name="No">The seat's number.</param>
/// <param name="User">Sign-in name of who sits there.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Role">English role name.</param>
public sealed record DemoSeat(string No, string User, string Name, string Role)
{
    /// <summary>Queues it serves, «jn12316/q_consult».</summary>
    public ImmutableArray<string> Queues { get; init; } = [];
    /// <summary>The telephone's password.</summary>
    public required string Password { get; init; }
}

/// <summary>What the API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The resource or the problem; undefined when there was no JSON.</param>
public readonly record struct DemoAnswer(int Status, JsonElement Body)
{
    /// <summary>It did what was asked.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>A field of the answer as text; null when it is not there.</summary>
    public string? Text(string field) => Body.ValueKind == JsonValueKind.Object
        && Body.TryGetProperty(field, out var value) ? value.ToString() : null;

    /// <summary>The entries of a list, or of a field that holds one; empty when there are none.</summary>
    public IReadOnlyList<JsonElement> List(string field = "items") => Body.ValueKind == JsonValueKind.Object
        && Body.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray()]
            : [];
}
