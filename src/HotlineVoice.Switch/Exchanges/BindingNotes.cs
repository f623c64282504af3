using System.Globalization;
using System.Net;
using HotlineVoice.Hotline.Seats;
using HotlineVoice.Sip;

namespace HotlineVoice.Switch.Exchanges;

/// <summary>Registrations as they are kept over a restart: the remaining time becomes an instant and back.</summary>
static class BindingNotes
{
    public static SeatBinding Note(SipBinding binding, DateTimeOffset wall) =>
        new(binding.User, binding.Contact, Write(binding.Path), binding.CallId, binding.CSeq)
        {
            Until = wall + binding.Remaining,
            UserAgent = binding.UserAgent,
            InstanceId = binding.InstanceId,
        };

    /// <summary>The binding as the stack wants it back; null when it has ended or its path cannot be read.</summary>
    public static SipBinding? Restore(SeatBinding note, DateTimeOffset wall) =>
        note.Until > wall && TryRead(note.Path, out var path)
            ? new SipBinding(
                note.SeatNo, note.Contact, path, note.CallId, note.CSeq, note.Until - wall, note.UserAgent,
                note.InstanceId)
            : null;

    // «udp 127.0.0.1:5060 127.0.0.1:40000». A stream's connection is gone after a restart: it is opened again.
    static string Write(SipPath path) =>
        string.Create(CultureInfo.InvariantCulture, $"{path.Transport} {path.Local} {path.Remote}").ToLowerInvariant();

    static bool TryRead(string text, out SipPath path)
    {
        path = null!;
        var parts = text.Split(' ');
        if (parts.Length != 3 || !Enum.TryParse<SipTransport>(parts[0], ignoreCase: true, out var transport)
            || !IPEndPoint.TryParse(parts[1], out var local) || !IPEndPoint.TryParse(parts[2], out var remote))
            return false;
        path = new SipPath(transport, local, remote);
        return true;
    }
}
