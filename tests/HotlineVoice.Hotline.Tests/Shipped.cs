using System.Runtime.CompilerServices;
using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline.Tests;

/// <summary>The plans and prompts as they lie in the repository.</summary>
static class Shipped
{
    static readonly Lazy<PlanSources> _sources = new(ReadSources);

    internal static PlanSources Sources => _sources.Value;

    internal static PlanSet Plans { get; } =
        PlanLoading.Load(_sources.Value) is { Plans: { } plans } ? plans : PlanSet.Empty;

    internal static string Root { get; } = FindRoot();

    static PlanSources ReadSources()
    {
        var dialplans = Path.Combine(FindRoot(), "dialplans");
        var files = Directory.EnumerateFiles(dialplans, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(dialplans, path).Replace('\\', '/'), File.ReadAllText);
        files[PlanSources.PromptsFile] = File.ReadAllText(Path.Combine(FindRoot(), PlanSources.PromptsFile));
        var prompts = Path.Combine(FindRoot(), "prompts", "zh-CN");
        var lengths = Directory.EnumerateFiles(prompts, "*.wav", SearchOption.AllDirectories)
            .ToDictionary(
                path => Path.GetRelativePath(prompts, path).Replace('\\', '/')[..^4],
                path => TimeSpan.FromSeconds((new FileInfo(path).Length - 44) / 16000.0));
        return new PlanSources(files, lengths);
    }

    static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "HotlineVoice.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
