using System.Net;

namespace HotlineVoice.Switch.Callers.Demos;

/// <summary>Somebody on the stage: the others know him by the tone that he hums.</summary>
/// <param name="name">As people call him.</param>
/// <param name="number">His number.</param>
/// <param name="humHertz">His tone; tones of several people are no harmonics of each other.</param>
sealed class DemoPerson(string name, string number, double humHertz) : IAsyncDisposable
{
    LivePhone? _phone;

    public string Name => name;

    public string Number => number;

    public double HumHertz => humHertz;

    public LivePhone Phone => _phone ?? throw new InvalidOperationException($"{name} has no telephone yet.");

    /// <summary>A citizen's telephone, in the network behind the trunk.</summary>
    public async Task PlugInAsync(IPAddress network, IPEndPoint server)
    {
        await DisposeAsync().ConfigureAwait(false);
        _phone = new LivePhone(network, (sip, sound) => new TelephoneOptions(number, sip, sound, server));
    }

    /// <summary>A telephone on sockets that were bound before the server was there.</summary>
    public void PlugIn(PhoneSockets sockets, IPEndPoint server) =>
        _phone = new LivePhone(sockets, (sip, sound) => new TelephoneOptions(number, sip, sound, server));

    /// <summary>A seat's telephone.</summary>
    public void PlugIn(DemoSeat seat, string domain, IPEndPoint server) =>
        _phone = new LivePhone(IPAddress.Loopback, (sip, sound) => new TelephoneOptions(number, sip, sound, server)
        {
            Domain = domain,
            Password = seat.Password,
        });

    public async ValueTask DisposeAsync()
    {
        if (_phone is { } phone)
            await phone.DisposeAsync().ConfigureAwait(false);
        _phone = null;
    }
}

/// <summary>Whom somebody must hear, and nobody else.</summary>
sealed record DemoEar(DemoPerson Who, params DemoPerson[] Hears);
