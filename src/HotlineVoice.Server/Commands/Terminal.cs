using System.CommandLine;

namespace HotlineVoice.Server.Commands;

/// <summary>Where a verb reads and writes; a record so that tests can look over its shoulder.</summary>
/// <param name="In">Secrets come from here, one line.</param>
/// <param name="Out">What a program may read.</param>
/// <param name="Error">Everything else.</param>
/// <param name="IsInteractive">A person looks at Out.</param>
sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, bool IsInteractive)
{
    /// <summary>
    /// Shortest secret that is taken. Five wrong ones in a quarter of an hour lock an account, which is what makes six
    /// characters enough for a start; nothing shorter is.
    /// </summary>
    public const int SecretCharactersMin = 6;
    const int SecretCharactersMax = 256;

    public static Terminal Process() => new(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected);

    /// <summary>Makes a verb refuse to go on unless it was told that the secret comes from standard input.</summary>
    public static void RequireFromInput(Command verb, Option<bool> flag) =>
        verb.Validators.Add(result =>
        {
            if (!result.GetValue(flag))
                result.AddError($"Give {flag.Name} and the secret as one line on standard input.");
        });

    /// <summary>
    /// Reads a secret: one line, never an argument, because arguments stand in the list of processes.
    /// </summary>
    public async Task<string> ReadSecretAsync(string what)
    {
        var line = await In.ReadLineAsync() ?? throw new NotDone($"Give the {what} as one line on standard input.");
        return line.Length switch
        {
            < SecretCharactersMin => throw new NotDone($"The {what} has fewer than {SecretCharactersMin} characters."),
            > SecretCharactersMax => throw new NotDone($"The {what} has more than {SecretCharactersMax} characters."),
            _ when line.Any(char.IsControl) => throw new NotDone($"The {what} holds a control character."),
            _ => line,
        };
    }
}
