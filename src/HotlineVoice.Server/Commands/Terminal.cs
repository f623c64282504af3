using System.CommandLine;
using HotlineVoice.Hotline.People;

namespace HotlineVoice.Server.Commands;

/// <summary>Where a verb reads and writes; a record so that tests can look over its shoulder.</summary>
/// <param name="In">Secrets come from here, one line.</param>
/// <param name="Out">What a program may read.</param>
/// <param name="Error">Everything else.</param>
/// <param name="IsInteractive">A person looks at Out.</param>
sealed record Terminal(TextReader In, TextWriter Out, TextWriter Error, bool IsInteractive)
{
    /// <summary>
    /// A telephone's password shorter than this is warned of. It is taken: some telephones cannot hold more, and who
    /// guesses is banned by his address. But who overhears one registration can try all short ones at home.
    /// </summary>
    const int TelephonePasswordCharactersGood = 8;

    public static Terminal Process() => new(Console.In, Console.Out, Console.Error, !Console.IsOutputRedirected);

    /// <summary>Makes a verb refuse to go on unless it was told that the secret comes from standard input.</summary>
    public static void RequireFromInput(Command verb, Option<bool> flag) =>
        verb.Validators.Add(result =>
        {
            if (!result.GetValue(flag))
                result.AddError($"Give {flag.Name} and the secret as one line on standard input.");
        });

    /// <summary>Reads a person's password.</summary>
    public Task<string> ReadPasswordAsync() => ReadSecretAsync("password", PersonRules.PasswordCharactersMin);

    /// <summary>Reads a telephone's password, to be used as it is.</summary>
    public Task<string> ReadTelephonePasswordAsync() => ReadSecretAsync("telephone's password", 1);

    /// <summary>Reads the password that a telephone is to have from now on, and warns of a short one.</summary>
    public async Task<string> ReadNewTelephonePasswordAsync()
    {
        var password = await ReadTelephonePasswordAsync();
        if (password.Length < TelephonePasswordCharactersGood)
            await Error.WriteLineAsync($"hotline: warning: the telephone's password has fewer than "
                + $"{TelephonePasswordCharactersGood} characters; who overhears a registration can find it out.");
        return password;
    }

    /// <summary>
    /// Reads a secret: one line, never an argument, because arguments stand in the list of processes.
    /// </summary>
    async Task<string> ReadSecretAsync(string what, int charactersMin)
    {
        var line = await In.ReadLineAsync() ?? throw new NotDone($"Give the {what} as one line on standard input.");
        return line.Length switch
        {
            0 => throw new NotDone($"The {what} is empty."),
            _ when line.Length < charactersMin =>
                throw new NotDone($"The {what} has fewer than {charactersMin} characters."),
            > PersonRules.PasswordCharactersMax =>
                throw new NotDone($"The {what} has more than {PersonRules.PasswordCharactersMax} characters."),
            _ when line.Any(char.IsControl) => throw new NotDone($"The {what} holds a control character."),
            _ => line,
        };
    }
}
