using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>What somebody types who has just built it.</summary>
public sealed class CommandTests
{
    static readonly TimeSpan _demoLimit = TimeSpan.FromSeconds(170);

    [Fact]
    public async Task The_demo_shows_the_main_job_and_every_step_of_it_holds()
    {
        var ended = await Child.RunAsync(
            "dotnet", [ServerProcess.Program, "demo", "--once"], _demoLimit, Repository.Root);

        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains("ready {", ended.Output);
        Assert.DoesNotContain("   at HotlineVoice.", ended.Errors);
    }

    [Fact]
    public async Task The_plans_that_are_shipped_have_no_problem()
    {
        var ended = await CheckAsync();

        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Equal("0 problems", ended.Output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task Every_problem_of_a_plan_is_named_with_its_place_and_remedy()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-plans-").FullName;
        foreach (var path in Repository.Files("dialplans", "*"))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Repository.PathOf("dialplans"), path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        var flow = Path.Combine(folder, "liaoning-12316/flow.yaml");
        var text = await File.ReadAllTextAsync(flow);
        await File.WriteAllTextAsync(flow, text.Replace("q_consult", "q_consolt", StringComparison.Ordinal)
            .Replace("secret:", "secrets:", StringComparison.Ordinal));
        var ended = await CheckAsync(folder);

        Assert.Equal(1, ended.Code);
        var lines = ended.Output.TrimEnd().Split('\n');
        Assert.Matches(@"^[1-9]\d* problems$", lines[^1]);
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(
            line, @"liaoning-12316/\w+\.yaml:\d+:\d+: .+ - .+"));
        Directory.Delete(folder, recursive: true);
    }

    static Task<Ended> CheckAsync(params string[] folder) => Child.RunAsync(
        "dotnet", [ServerProcess.Program, "check", .. folder], Waiting.Long, Repository.Root);
}
