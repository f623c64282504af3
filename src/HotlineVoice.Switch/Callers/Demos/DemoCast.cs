using System.Buffers.Text;
using System.Security.Cryptography;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>Everybody in the demo. Their tones are at least 120 Hz apart, and no harmonics of each other.</summary>
sealed class DemoCast : IAsyncDisposable
{
    const string Consult = "jn12316/q_consult";
    const string General = "jn12316/q_general";

    // Nobody else may sign in for them while the demo is up.
    static readonly string _password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    public static DemoSeat First { get; } =
        new("8001", "zhaofang", "赵芳", Role.Agent.Name) { Queues = [Consult], Password = _password };

    public static DemoSeat Second { get; } =
        new("8002", "sunmei", "孙梅", Role.Agent.Name) { Queues = [General], Password = _password };

    public static DemoSeat Leader { get; } =
        new("8009", "zhoumin", "班长周敏", Role.Supervisor.Name) { Password = _password };

    /// <summary>Sends tickets on; sits at no telephone.</summary>
    public static DemoSeat Dispatcher { get; } =
        new("", "qianjin", "分办员钱进", Role.Dispatcher.Name) { Password = _password };

    public IReadOnlyList<DemoSeat> Seats { get; } = [First, Second, Leader];

    public DemoPerson Wang { get; } = new("王大爷", "13800138001", 700);

    public DemoPerson Li { get; } = new("李大姐", "13900139002", 850);

    public DemoPerson Zhao { get; } = new(First.Name, First.No, 1100);

    public DemoPerson Sun { get; } = new(Second.Name, Second.No, 1230);

    public DemoPerson Zhou { get; } = new(Leader.Name, Leader.No, 1570);

    public DemoPerson Office { get; } = new("昌图县农业农村局", "02476540000", 1810);

    public IReadOnlyList<DemoPerson> Everybody => [Wang, Li, Zhao, Sun, Zhou, Office];

    public async ValueTask DisposeAsync()
    {
        foreach (var person in Everybody)
            await person.DisposeAsync().ConfigureAwait(false);
    }
}
