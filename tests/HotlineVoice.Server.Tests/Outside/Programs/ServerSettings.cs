namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>How a server under test is started.</summary>
sealed record ServerSettings
{
    /// <summary>10:00 on a Wednesday, when the phones are manned.</summary>
    public const string Day = "2026-03-11T10:00:00+08:00";

    /// <summary>21:30 on a Tuesday, when only messages are taken; the window ends on Wednesday the 25th.</summary>
    public const string Night = "2026-03-24T21:30:00+08:00";

    /// <summary>The rehearsal clock at start; null for the real one.</summary>
    public string? Clock { get; init; } = Day;

    /// <summary>Prompts cut to a quarter second, for tests of anything but sound.</summary>
    public bool QuickPrompts { get; init; } = true;

    /// <summary>The dialplans as the server's folder has them, in place of those that are shipped.</summary>
    public bool OwnPlans { get; init; }

    /// <summary>More settings by key, «Sip:Domain».</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();

    public static ServerSettings AtNight { get; } = new() { Clock = Night };

    public ServerSettings With(string key, string value) =>
        this with { More = new Dictionary<string, string>(More) { [key] = value } };

    /// <summary>Command line words. Citizens call from 127.0.0.2, a trunk of one line from 127.0.0.3.</summary>
    public IEnumerable<string> Words(string folder, string token)
    {
        var settings = new Dictionary<string, string>
        {
            ["Sip:Listen:0"] = "udp:127.0.0.1:0",
            ["Sip:Listen:1"] = "tcp:127.0.0.1:0",
            ["Sip:Domain"] = "localhost",
            ["Web:Urls"] = "http://127.0.0.1:0",
            ["Media:Ports"] = "0",
            ["Data:Directory"] = Path.Combine(folder, "data"),
            ["Prompts:Directory"] =
                QuickPrompts ? Path.Combine(folder, "prompts") : Architecture.Repository.PathOf("prompts"),
            ["Trunks:0:Name"] = "city",
            ["Trunks:0:From:0"] = "127.0.0.2",
            ["Trunks:1:Name"] = "narrow",
            ["Trunks:1:From:0"] = "127.0.0.3",
            ["Trunks:1:MaxCalls"] = "1",
            ["Api:BootstrapToken"] = token,
        };
        if (OwnPlans)
            settings["Dialplans:Directory"] = Path.Combine(folder, "dialplans");
        if (Clock is not null)
            (settings["Clock:Rehearsal"], settings["Clock:Now"]) = ("true", Clock);
        foreach (var (key, value) in More)
            settings[key] = value;
        return settings.SelectMany(setting => new[] { "--" + setting.Key, setting.Value });
    }
}
