using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace HotlineVoice.Switch.Loops;

/// <summary>
/// Says which of many sockets have something to read (epoll of Linux), so that silent peers cost nothing. One thread
/// uses it.
/// </summary>
/// <remarks>Level-triggered: a socket is named again until it was read empty.</remarks>
sealed class SocketWatch : IDisposable
{
    /// <summary>Named at once; the rest is named at the next look.</summary>
    const int NamedMax = 256;

    // struct epoll_event: 32 bits of events, then 64 bits of ours; packed on x86-64 only (man 2 epoll_ctl).
    static readonly int _entryBytes = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    static readonly int _keyAt = _entryBytes - sizeof(long);

    readonly int _watch = Posix.OpenWatch();
    readonly byte[] _named = new byte[NamedMax * _entryBytes];
    int _count;

    public SocketWatch()
    {
        if (_watch < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The kernel gives no epoll.");
    }

    /// <summary>Watches a socket and names it by this key.</summary>
    public void Add(int socket, long key)
    {
        Span<byte> entry = stackalloc byte[_entryBytes];
        entry.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(entry, Posix.Readable);
        BinaryPrimitives.WriteInt64LittleEndian(entry[_keyAt..], key);
        if (!Posix.TryWatch(_watch, socket, entry))
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "The kernel does not watch this socket.");
    }

    /// <summary>Watches it no longer; nothing happens if it was not watched.</summary>
    public void Remove(int socket) => Posix.EndWatch(_watch, socket);

    /// <summary>How many sockets have something to read now; never waits.</summary>
    public int Look() => _count = Math.Max(0, Posix.Look(_watch, _named, NamedMax));

    /// <summary>The key of one of them.</summary>
    public long Key(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
        return BinaryPrimitives.ReadInt64LittleEndian(_named.AsSpan((index * _entryBytes) + _keyAt));
    }

    public void Dispose() => Posix.Close(_watch);
}
