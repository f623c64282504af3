using System.Net;
using HotlineVoice.Sip;
using HotlineVoice.Sip.Messages;

namespace HotlineVoice.Switch;

/// <summary>A line to the telephone network, as the operator writes it.</summary>
/// <param name="Name">What it is called in call records and figures.</param>
/// <param name="From">Addresses, networks or addresses with a port, whose calls are its calls.</param>
public sealed record TrunkOptions(string Name, IReadOnlyList<string> From)
{
    /// <summary>Where calls to the outside go, «sip:10.0.0.1»; null for a trunk that only brings calls.</summary>
    public string? To { get; init; }

    /// <summary>Calls at one time; the next is answered 486.</summary>
    public int? MaxCalls { get; init; }

    /// <summary>Name for a carrier that challenges us.</summary>
    public string? Username { get; init; }

    /// <summary>Password for a carrier that challenges us.</summary>
    public string? Password { get; init; }

    /// <summary>The only realm whose challenges are answered; null: the host of To.</summary>
    public string? Realm { get; init; }

    /// <summary>One entry for each source, as the stack wants them; null with a problem.</summary>
    internal IReadOnlyList<SipTrunk> Read(string key, ICollection<string> problems)
    {
        SipUri? to = null;
        if (To is not null && !SipUri.TryParse(To, out to))
            problems.Add($"{key}:To: «{To}» is no SIP address such as sip:10.0.0.1:5060");
        var trunks = new List<SipTrunk>();
        foreach (var source in From)
        {
            if (TryReadSource(source, out var network, out var port))
                trunks.Add(Make(network, port, to));
            else
                problems.Add($"{key}:From: «{source}» is no address, network or address with a port");
        }

        return trunks;
    }

    SipTrunk Make(IPNetwork network, int? port, SipUri? to) => new()
    {
        Name = Name,
        From = network,
        FromPorts = port is { } only ? [only] : [],
        To = to,
        Username = Username,
        Password = Password,
        Realm = Realm ?? to?.Host,
        MaxCalls = MaxCalls ?? int.MaxValue,
    };

    static bool TryReadSource(string text, out IPNetwork network, out int? port)
    {
        port = null;
        if (IPNetwork.TryParse(text, out network))
            return true;
        if (!IPEndPoint.TryParse(text, out var endPoint))
            return false;
        var isBare = IPAddress.TryParse(text, out _);
        port = isBare ? null : endPoint.Port;
        network = new IPNetwork(endPoint.Address, endPoint.Address.GetAddressBytes().Length * 8);
        return true;
    }
}
