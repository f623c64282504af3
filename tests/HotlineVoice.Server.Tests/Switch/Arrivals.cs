using System.Diagnostics;
using HotlineVoice.Switch.Loops;

namespace HotlineVoice.Server.Tests.Switch;

/// <summary>Waits for what must come; the bound only ends a failure.</summary>
static class Arrivals
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(15);

    public static Datagram Next(Inbox inbox)
    {
        var datagram = default(Datagram);
        Comes(() => inbox.TryTake(out datagram));
        return datagram;
    }

    public static T Next<T>(Inbox inbox) where T : HotlineVoice.Switch.Exchanges.ExchangeInput
    {
        T? found = null;
        Comes(() => inbox.TryTake(out InboxEntry entry) && (found = entry.Input as T) is not null);
        return found!;
    }

    public static void Comes(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        var wait = new SpinWait();
        while (!condition())
        {
            Assert.True(clock.Elapsed < _limit, "It did not come within 15 s.");
            wait.SpinOnce();
        }
    }
}
