using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Media.Playing;
using HotlineVoice.Media.Recording;

namespace HotlineVoice.Journeys.Backstage;

/// <summary>The plans and readings that ship, as the server would load them.</summary>
static class HotlineFiles
{
    static readonly Lazy<IReadOnlyDictionary<string, Prompt>> _prompts = new(ReadPrompts);
    static readonly Lazy<PlanSet> _plans = new(ReadPlans);

    public static IReadOnlyDictionary<string, Prompt> Prompts => _prompts.Value;

    public static PlanSet Plans => _plans.Value;

    public static string Root { get; } = FindRoot();

    static Dictionary<string, Prompt> ReadPrompts()
    {
        var prompts = new Dictionary<string, Prompt>();
        var folder = Path.Combine(Root, "prompts", "zh-CN");
        foreach (var file in Directory.EnumerateFiles(folder, "*.wav", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, file)[..^4].Replace('\\', '/');
            var bytes = File.ReadAllBytes(file);
            if (WavHeader.TryRead(bytes, out var header))
                prompts.Add(name, Prompt.FromSamples(name, header.ToSamples(bytes)));
        }

        return prompts;
    }

    static PlanSet ReadPlans()
    {
        var folder = Path.Combine(Root, "dialplans");
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);
        files[PlanSources.PromptsFile] = File.ReadAllText(Path.Combine(Root, PlanSources.PromptsFile));
        var lengths = Prompts.ToDictionary(prompt => prompt.Key, prompt => prompt.Value.Length);
        var load = PlanLoading.Load(new PlanSources(files, lengths));
        return load.Plans ?? throw new InvalidOperationException(string.Join(Environment.NewLine, load.Problems));
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HotlineVoice.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside a checkout.");
    }
}
