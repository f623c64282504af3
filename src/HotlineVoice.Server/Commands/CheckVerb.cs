using System.CommandLine;
using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Server.Logs;
using HotlineVoice.Server.Running;
using HotlineVoice.Server.Settings;
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
        var load = PlanLoading.Check(PlanFolder.Read(dialplans, prompts.Read(), prompts.ReadWords()));
        foreach (var note in load.Notes)
            await terminal.Error.WriteLineAsync(note);
        foreach (var problem in load.Problems)
            await terminal.Out.WriteLineAsync(problem.ToString());
        await terminal.Out.WriteLineAsync($"{load.Problems.Count} problems");
        return load.Problems.Count == 0 ? 0 : 1;
    }
}
