using System.Net;
using HotlineVoice.Sip.Wire;

namespace HotlineVoice.Sip.Admission;

/// <summary>Counts wrong digests by source and shuts the door on guessers.</summary>
sealed class BanList(StackContext context)
{
    readonly Dictionary<IPAddress, Watch> _watched = [];
    readonly Queue<IPAddress> _order = new();

    public bool IsBanned(IPAddress source) =>
        _watched.TryGetValue(source, out var watch) && watch.BannedUntil > context.Now;

    /// <summary>Notes a wrong digest; the one too many bans the source and says so once.</summary>
    public void NoteWrongDigest(IPAddress source)
    {
        var watch = Watched(source);
        while (watch.Wrongs.TryPeek(out var oldest) && oldest < context.Now - context.Times.WrongDigestWindow)
        {
            watch.Wrongs.Dequeue();
        }

        watch.Wrongs.Enqueue(context.Now);
        if (watch.Wrongs.Count >= context.Limits.WrongDigests && watch.BannedUntil <= context.Now)
        {
            watch.Wrongs.Clear();
            watch.BannedUntil = context.Now + context.Times.BanFor;
            context.Tell(new SipOutput.SourceBanned(source, context.Times.BanFor));
        }
    }

    Watch Watched(IPAddress source)
    {
        if (_watched.TryGetValue(source, out var watch))
        {
            return watch;
        }

        if (_watched.Count >= context.Limits.WatchedSources)
        {
            _watched.Remove(_order.Dequeue());
        }

        _order.Enqueue(source);
        return _watched[source] = new Watch();
    }

    sealed class Watch
    {
        public Queue<TimeSpan> Wrongs { get; } = new();

        public TimeSpan BannedUntil { get; set; }
    }
}
