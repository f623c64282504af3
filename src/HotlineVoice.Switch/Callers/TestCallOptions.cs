using System.Net;

namespace HotlineVoice.Switch.Callers;

/// <summary>What a test call does.</summary>
/// <param name="Target">Whom to call: «sip:12316@127.0.0.1:5060».</param>
public sealed record TestCallOptions(string Target)
{
    /// <summary>The caller's number; with a password the seat's.</summary>
    public string From { get; init; } = "13800138000";

    /// <summary>Where the caller stands; null: 127.0.0.2 for a target on loopback, so that a trunk can be told from the
    /// seats, else the address that faces the target.</summary>
    public IPAddress? Local { get; init; }

    /// <summary>Keys to press, each once something has been heard for a moment.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>A WAV file to be said once the keys are pressed and the tone was heard.</summary>
    public ReadOnlyMemory<byte> Say { get; init; }

    /// <summary>Hang up after so long; null: when all is said, or when the other side does, at most five
    /// minutes.</summary>
    public TimeSpan? Length { get; init; }

    /// <summary>The seat's password, when a seat calls.</summary>
    public string? Password { get; init; }

    /// <summary>The seats' domain.</summary>
    public string Domain { get; init; } = "localhost";
}

/// <summary>What became of a test call.</summary>
/// <param name="Result">answered, busy, rejected, noAnswer or failed.</param>
/// <param name="Status">The SIP status; 0 when none came.</param>
/// <param name="Setup">From dialling to the answer.</param>
/// <param name="Talk">From the answer to the end.</param>
public sealed record TestCallResult(string Result, int Status, TimeSpan Setup, TimeSpan Talk)
{
    /// <summary>RTP packets sent.</summary>
    public long RtpSent { get; init; }

    /// <summary>RTP packets received.</summary>
    public long RtpReceived { get; init; }

    /// <summary>RTP packets that never came.</summary>
    public long RtpLost { get; init; }

    /// <summary>self or peer.</summary>
    public string EndedBy { get; init; } = "self";

    /// <summary>Everything that was heard: 8 kHz, 16 bit, mono.</summary>
    public short[] Heard { get; init; } = [];

    /// <summary>Everything that was heard, as a WAV file.</summary>
    public byte[] HeardAsWav()
    {
        var wav = new byte[Media.Recording.WavHeader.Bytes + (Heard.Length * sizeof(short))];
        Media.Recording.WavHeader.Write(wav, channels: 1, Heard.Length * sizeof(short));
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(Heard.AsSpan())
            .CopyTo(wav.AsSpan(Media.Recording.WavHeader.Bytes));
        return wav;
    }
}
