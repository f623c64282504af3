namespace HotlineVoice.Storage.Scanners;

/// <summary>Who looks at files: «clamd:127.0.0.1:3310», «clamd:/run/clamav/clamd.ctl» or «command:/usr/bin/clamdscan
/// --no-summary -» (the file comes on its standard input; 0 means clean, 1 infected, anything else that it could not
/// say).</summary>
static class ScannerAddress
{
    const string Clamd = "clamd:";
    const string Command = "command:";

    /// <summary>What is wrong with it; null when it can be tried.</summary>
    public static string? ProblemOf(string? text) => text switch
    {
        null or "" => null,
        _ when text.StartsWith(Clamd, StringComparison.Ordinal) => TryEndpoint(text[Clamd.Length..], out _, out _)
            ? null
            : $"«{text}» names no scanner: clamd:127.0.0.1:3310 or clamd:/run/clamav/clamd.ctl",
        _ when text.StartsWith(Command, StringComparison.Ordinal) =>
            text[Command.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var program, ..]
                ? "«command:» names no program"
                : !Path.IsPathRooted(program)
                    ? $"«{program}» must be a whole path, beginning with /"
                    : File.Exists(program) ? null : $"there is no program «{program}»",
        _ => $"«{text}» is none of clamd:HOST:PORT, clamd:/PATH, command:/PROGRAM ARGUMENTS",
    };

    /// <summary>The scanner at this address.</summary>
    public static Cases.Enclosures.IEnclosureScanner Of(string? text)
    {
        if (text is null or "")
            return new NoScanner();
        if (text.StartsWith(Command, StringComparison.Ordinal))
            return new CommandScanner(text[Command.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        _ = TryEndpoint(text[Clamd.Length..], out var host, out var port);
        return new ClamdScanner(host, port);
    }

    /// <summary>A path stands without a port.</summary>
    static bool TryEndpoint(string text, out string host, out int port)
    {
        (host, port) = (text, 0);
        if (text.StartsWith('/'))
            return true;
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text[(colon + 1)..], out port) || port is < 1 or > 65_535)
            return false;
        host = text[..colon].Trim('[', ']');
        return host.Length > 0;
    }
}
