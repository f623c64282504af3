using System.Net;

namespace HotlineVoice.Switch.Callers;

/// <summary>A seat's telephone over real sockets: registers, rings, answers.</summary>
public sealed class TestSeat : IAsyncDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    readonly LivePhone _phone;

    /// <summary>Binds at an address; nothing is said yet.</summary>
    /// <param name="number">The seat's number.</param>
    /// <param name="password">Its password.</param>
    /// <param name="domain">Its domain.</param>
    /// <param name="local">Where the telephone stands.</param>
    /// <param name="server">Where the server takes calls.</param>
    public TestSeat(string number, string password, string domain, IPAddress local, IPEndPoint server) =>
        _phone = new LivePhone(local, (sip, sound) => new TelephoneOptions(number, sip, sound, server)
        {
            Domain = domain,
            Password = password,
        });

    /// <summary>Registers; the status of the final answer, 0 when none came.</summary>
    public async Task<int> RegisterAsync(CancellationToken cancel)
    {
        _phone.Register();
        await _phone.WaitAsync(phone => phone.Registration is { IsSettled: true }, _patience, cancel)
            .ConfigureAwait(false);
        return _phone.RegistrationStatus;
    }

    /// <summary>True once it rings.</summary>
    public Task<bool> RingsAsync(CancellationToken cancel) =>
        _phone.WaitAsync(phone => phone.State == TelephoneState.Ringing, _patience, cancel);

    /// <summary>Takes the call that rings.</summary>
    public void Answer() => _phone.Answer();

    /// <summary>Hangs up.</summary>
    public void HangUp() => _phone.HangUp();

    /// <summary>Unplugs the telephone; its registration runs out by itself.</summary>
    public ValueTask DisposeAsync() => _phone.DisposeAsync();
}
