using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Loops;

/// <summary>One whole message on its way to the exchange. The buffer is pooled and given back after the turn.</summary>
/// <param name="Buffer">From <see cref="System.Buffers.ArrayPool{T}.Shared"/>.</param>
/// <param name="Bytes">Length of the message.</param>
/// <param name="Path">Where it came from.</param>
/// <param name="At">Uptime at which it was read.</param>
readonly record struct Datagram(byte[] Buffer, int Bytes, SipPath Path, TimeSpan At);
