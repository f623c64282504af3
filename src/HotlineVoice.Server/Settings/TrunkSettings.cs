using System.Net;

namespace HotlineVoice.Server.Settings;

/// <summary>A line to the telephone network.</summary>
/// <param name="Name">What it is called in call records and figures.</param>
/// <param name="From">Addresses and networks whose calls are its calls; with a port, only that one.</param>
sealed record TrunkSettings(string Name, IReadOnlyList<string> From)
{
    /// <summary>Where calls to the outside go, «sip:10.0.0.1»; null for a trunk that only brings calls.</summary>
    public string? To { get; init; }
    /// <summary>Calls at one time; the next is answered 486.</summary>
    public int? MaxCalls { get; init; }
    /// <summary>Name and password for a carrier that challenges us, and where to register.</summary>
    public string? Username { get; init; }
    public string? Password { get; init; }
    public string? Register { get; init; }

    public static TrunkSettings Read(SettingReader read, string key)
    {
        var name = read.Text($"{key}:Name");
        if (name is null)
            read.Reject($"{key}:Name", "every trunk has a name");
        var from = read.List($"{key}:From", []);
        if (from.Count == 0)
            read.Reject($"{key}:From", "name at least one address or network its calls come from, such as 10.0.0.0/8");
        foreach (var source in from)
            if (!IsSource(source))
                read.Reject($"{key}:From", $"«{source}» is not an address, a network or an address with a port");
        return new TrunkSettings(name ?? "", from)
        {
            To = read.Text($"{key}:To"),
            MaxCalls = read.NumberOrNone($"{key}:MaxCalls", 1, 100_000),
            Username = read.Text($"{key}:Username"),
            Password = read.Text($"{key}:Password"),
            Register = read.Text($"{key}:Register"),
        };
    }

    static bool IsSource(string text) =>
        IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _) || IPEndPoint.TryParse(text, out _);
}
