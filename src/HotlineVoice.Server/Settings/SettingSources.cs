using Microsoft.Extensions.Configuration;

namespace HotlineVoice.Server.Settings;

/// <summary>Where settings come from, and taking those of the command line away before verbs are read.</summary>
static class SettingSources
{
    /// <summary>
    /// Splits «--Sip:Domain x» and «--Sip:Domain=x» from the rest. A setting's name holds a colon, an option's never
    /// does.
    /// </summary>
    public static bool TrySplit(
        IReadOnlyList<string> arguments, out Dictionary<string, string?> settings, out string[] rest, out string? wrong)
    {
        settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var others = new List<string>();
        wrong = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var end = argument.IndexOf('=');
            var key = end < 0 ? argument : argument[..end];
            if (!key.StartsWith("--", StringComparison.Ordinal) || !key.Contains(':'))
                others.Add(argument);
            else if (end >= 0)
                settings[key[2..]] = argument[(end + 1)..];
            else if (i + 1 < arguments.Count)
                settings[key[2..]] = arguments[++i];
            else
                wrong = $"{argument} needs a value";
        }
        rest = [.. others];
        return wrong is null;
    }

    /// <summary>
    /// Later wins: appsettings.json (of the working directory, else beside the program), environment, command line.
    /// Throws when the file cannot be read.
    /// </summary>
    public static IConfiguration Build(IReadOnlyDictionary<string, string?> fromCommandLine) =>
        new ConfigurationBuilder()
            .AddJsonFile(Locate("appsettings.json"), optional: true)
            .AddEnvironmentVariables("HOTLINE__")
            .AddInMemoryCollection(fromCommandLine)
            .Build();

    /// <summary>A relative path is meant from the working directory, else from beside the program.</summary>
    public static string Locate(string path)
    {
        var here = Path.GetFullPath(path);
        var beside = Path.GetFullPath(path, AppContext.BaseDirectory);
        return !Path.Exists(here) && Path.Exists(beside) ? beside : here;
    }
}
