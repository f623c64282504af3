using HotlineVoice.Server.Tests.Architecture;
using HotlineVoice.Server.Tests.Outside.Phones;
using HotlineVoice.Server.Tests.Outside.Programs;

namespace HotlineVoice.Server.Tests.Outside.Operation;

/// <summary>The manager changes the plans while the server takes calls.</summary>
public sealed class PlanChangeTests
{
    const string Flow = "liaoning-12316/flow.yaml";

    [Fact]
    public async Task A_faulty_change_leaves_callers_the_old_plan_and_a_good_one_gives_them_the_new()
    {
        var plans = "";
        await using var server = await ServerProcess.StartAsync(
            new ServerSettings().With("Dialplans:Directory", plans = CopyOfPlans()));
        var flow = Path.Combine(plans, Flow);
        var text = await File.ReadAllTextAsync(flow);
        Assert.StartsWith("welcome", await PathAsync(server));

        await File.WriteAllTextAsync(flow, text.Replace("open: welcome", "open: nowhere", StringComparison.Ordinal));
        var raised = await server.Api.EventAsync((name, _) => name == "alarm.raised");
        Assert.Contains(Flow, raised.TextOf("text"));
        Assert.StartsWith("welcome", await PathAsync(server));

        await File.WriteAllTextAsync(flow, text.Replace("open: welcome", "open: greeting", StringComparison.Ordinal)
            .Replace("  welcome:", "  greeting:", StringComparison.Ordinal));
        await server.Api.EventAsync((name, _) => name == "alarm.ended");
        Assert.StartsWith("greeting", await PathAsync(server));
        Directory.Delete(plans, recursive: true);
    }

    static async Task<string> PathAsync(ServerProcess server)
    {
        var citizen = new Sipp("call", server.Sip);
        await citizen.RunAsync();
        return (await server.Api.EndedCallAsync(citizen.Number)).PathOf();
    }

    static string CopyOfPlans()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-plans-").FullName;
        foreach (var path in Repository.Files("dialplans", "*"))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Repository.PathOf("dialplans"), path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
        return folder;
    }
}
