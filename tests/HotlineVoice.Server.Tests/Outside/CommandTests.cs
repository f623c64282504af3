using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside;

/// <summary>What somebody types who has just built it.</summary>
public sealed class CommandTests
{
    // Two and a half minutes where nothing else runs.
    static readonly TimeSpan _demoLimit = TimeSpan.FromSeconds(360);

    /// <summary>What it must have shown, in this order.</summary>
    static readonly string[] _shown =
    [
        "hears that nobody sits there yet",
        "that it is kept, with its number",
        "seat 8001 is Ready",
        "王大爷 and 赵芳 hear each other",
        "how many are before her",
        "the waiting music",
        "李大姐 and 赵芳 hear each other",
        "only 赵芳 hears 班长周敏",
        "that the county office will join",
        "all three hear the two others",
        "李大姐 and 昌图县农业农村局 hear each other",
        "its left side holds 李大姐 and nobody else",
        "the whisper is in neither",
        "«插秧机补贴标准» is registered",
        "is Closed",
        "music while they consult",
        "赵芳 and 孙梅 hear each other, 王大爷 neither of them",
        "王大爷 and 孙梅 hear each other",
        "the office's written reply is due on 2026-03-25",
        "hears the greeting of the night",
        "2 messages are still whole after the restart",
        "the recordings of 3 talks with a person are still whole",
        "the message is registered as ticket 12026032500001",
        "What was seen",
        "Every step held.",
    ];

    [Fact]
    public async Task The_demo_shows_the_main_job_and_every_step_of_it_holds()
    {
        var ended = await Child.RunAsync(
            "dotnet", [ServerProcess.Program, "demo", "--once"], _demoLimit, Repository.Root);

        Assert.True(ended.Code == 0, ended.ToString());
        Assert.Contains("ready {", ended.Output);
        Assert.DoesNotContain("   at HotlineVoice.", ended.Errors);
        Assert.DoesNotContain("✗", ended.Errors);
        var lines = ended.Errors.Split('\n').GetEnumerator();
        Assert.All(_shown, step => Assert.True(Comes(step), $"«{step}» was not shown in its place:\n{ended}"));

        bool Comes(string step)
        {
            while (lines.MoveNext())
            {
                if (((string)lines.Current).Contains(step, StringComparison.Ordinal))
                    return true;
            }

            return false;
        }
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
