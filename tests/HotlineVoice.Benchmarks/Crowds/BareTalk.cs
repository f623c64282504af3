using System.Diagnostics;
using System.Globalization;
using System.Net;
using HotlineVoice.Benchmarks.Talks;

namespace HotlineVoice.Benchmarks.Crowds;

/// <summary>
/// Telephones without signalling, each talking to whoever writes to it. The other side of <see cref="BareEcho"/> and of
/// <see cref="BridgeLane"/>.
/// </summary>
sealed class BareTalk
{
    readonly TalkingPhone[] _telephones;
    readonly byte[] _scratch = new byte[2048];

    BareTalk(int streams) => _telephones =
    [
        .. Enumerable.Range(0, streams)
            .Select(number => new TalkingPhone(TalkingPhone.Bind(IPAddress.Loopback), number, number ^ 1)),
    ];

    /// <summary>Writes its ports, one a line, says «ready», and talks until standard input closes.</summary>
    public static int Run(string[] args)
    {
        var words = CrowdOptions.Words(args);
        var talk = new BareTalk(int.Parse(words.GetValueOrDefault("--streams", "200"), CultureInfo.InvariantCulture));
        File.WriteAllLines(words["--ports"], talk._telephones.Select(telephone => telephone.Local.ToString()!));
        Console.WriteLine("ready");
        var closed = Task.Run(Console.In.ReadToEnd);
        var clock = Stopwatch.StartNew();
        for (var step = 0L; !closed.IsCompleted; step++)
        {
            BareLoop.SleepUntil(clock, BareLoop.Step * step);
            talk.Turn(step);
        }

        Console.WriteLine($"total {talk._telephones.Sum(telephone => telephone.Heard)}");
        return 0;
    }

    void Turn(long step)
    {
        for (var index = (int)(step % BareLoop.Phases); index < _telephones.Length; index += BareLoop.Phases)
            _telephones[index].Turn((ushort)(step / BareLoop.Phases), _scratch);
    }
}
