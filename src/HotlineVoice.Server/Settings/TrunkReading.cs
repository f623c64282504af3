using HotlineVoice.Switch;

namespace HotlineVoice.Server.Settings;

/// <summary>Reads one entry of the trunks. What its addresses mean is checked by the switch.</summary>
static class TrunkReading
{
    public static TrunkOptions Read(SettingReader read, string key)
    {
        var name = read.Text($"{key}:Name");
        if (name is null)
            read.Reject($"{key}:Name", "every trunk has a name");
        var from = read.List($"{key}:From", []);
        if (from.Count == 0)
            read.Reject($"{key}:From", "name at least one address or network its calls come from, such as 10.0.0.0/8");
        if (read.Text($"{key}:Register") is not null)
            read.Reject($"{key}:Register", "registering with a carrier is not built yet; ask for a line by address");
        return new TrunkOptions(name ?? "", from)
        {
            To = read.Text($"{key}:To"),
            MaxCalls = read.NumberOrNone($"{key}:MaxCalls", 1, 100_000),
            Username = read.Text($"{key}:Username"),
            Password = read.Text($"{key}:Password"),
            Realm = read.Text($"{key}:Realm"),
        };
    }
}
