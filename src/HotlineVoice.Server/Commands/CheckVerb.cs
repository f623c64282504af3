using System.CommandLine;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Server.Logs;
using HotlineVoice.Server.Running;
using HotlineVoice.Server.Settings;
using HotlineVoice.Storage;
using HotlineVoice.Storage.Shelves;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace HotlineVoice.Server.Commands;

/// <summary>Reads plans, calendars and prompts, plays the stories, and names every problem with its remedy.</summary>
sealed class CheckVerb(Terminal terminal)
{
    static readonly Argument<string?> _folder =
        new("FOLDER") { Description = "The folder of dialplans", Arity = ArgumentArity.ZeroOrOne };

    public Command Command(CommandLine line, IReadOnlyDictionary<string, string?> given)
    {
        var check = new Command("check", "Read dialplans, calendars and prompts and name every problem") { _folder };
        check.SetAction(line.With(given, (settings, parsed, _) => RunAsync(settings, parsed.GetValue(_folder))));
        return check;
    }

    async Task<int> RunAsync(HotlineSettings settings, string? folder)
    {
        using var logs = StandardError.Open(LogEventLevel.Warning);
        var options = settings.Storage with { DialplansDirectory = folder ?? settings.DialplansDirectory };
        using var dialplans = new DialplanShelf(options, logs.CreateLogger<DialplanShelf>(), TimeProvider.System);
        using var prompts = new PromptShelf(options, logs.CreateLogger<PromptShelf>(), TimeProvider.System);
        var (problems, notes) = Check(dialplans, prompts);
        foreach (var note in notes)
            await terminal.Error.WriteLineAsync(note);
        foreach (var problem in problems)
            await terminal.Out.WriteLineAsync(problem.ToString());
        await terminal.Out.WriteLineAsync($"{problems.Count} problems");
        return problems.Count == 0 ? 0 : 1;
    }

    static (IReadOnlyList<Problem> Problems, IEnumerable<string> Notes) Check(
        DialplanShelf dialplans, PromptShelf prompts)
    {
        try
        {
            var load = PlanLoading.Check(PlanFolder.Read(dialplans, prompts.Read(), prompts.ReadWords()));
            return ([.. load.Problems, .. prompts.Check()], load.Notes);
        }
        catch (StorageException unreadable)
        {
            var what = unreadable.Message.TrimEnd('.');
            return ([new Problem(dialplans.Folder, 0, 0, what, "name a folder of dialplans that can be read")], []);
        }
    }
}
