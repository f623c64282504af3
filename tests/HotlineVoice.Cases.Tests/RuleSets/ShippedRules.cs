using System.Runtime.CompilerServices;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>The rules, units and divisions of 12316 as they lie in the repository.</summary>
static class ShippedRules
{
    internal static DivisionBook Divisions { get; } = Read("divisions.yaml", DivisionReader.Read);

    internal static OfficeBook Offices { get; } = Read("liaoning-12316/offices.yaml",
        (text, problems) => OfficeReader.Read(Divisions, text, problems));

    internal static HotlineRules Jn { get; } = new("jn12316", 1,
        Read("liaoning-12316/rules.yaml", (text, problems) => RuleSetReader.Read("jn12316", Offices, text, problems)),
        Offices);

    internal static RuleSet Set => Jn.Sets[0];

    static T Read<T>(string path, Func<string, ProblemList, T> read, [CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "HotlineVoice.sln")))
            folder = folder.Parent!;
        var problems = new ProblemList(path);
        var result = read(File.ReadAllText(Path.Combine(folder.FullName, "dialplans", path)), problems);
        Assert.Empty(problems.Problems.Select(problem => problem.ToString()));
        return result;
    }
}
