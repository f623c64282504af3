using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.RuleSets;

/// <summary>The rules, units and divisions as they lie in the repository.</summary>
static class ShippedRules
{
    internal static DivisionBook Divisions { get; } = Read("divisions.yaml", DivisionReader.Read);

    internal static OfficeBook Offices { get; } = Read("liaoning-12316/offices.yaml",
        (text, problems) => OfficeReader.Read(Divisions, text, problems));

    internal static HotlineRules Jn { get; } = new("jn12316", 1,
        Read("liaoning-12316/rules.yaml", (text, problems) => RuleSetReader.Read("jn12316", Offices, text, problems)),
        Offices);

    internal static RuleSet Set => Jn.Sets[0];

    /// <summary>What a hotline has done besides, as it ships.</summary>
    internal static AutomationBook AutomationOf(string folder, HotlineRules rules) => Read($"{folder}/automation.yaml",
        (text, problems) => AutomationReader.Read(rules.Offices, rules.Sets, text, problems));

    /// <summary>Every hotline that ships, 12316 first.</summary>
    internal static ImmutableArray<HotlineRules> All { get; } =
    [
        Jn, Load("ln12345", 2, "liaoning-12345"), Load("wy12345", 3, "wengyuan-12345"),
        Load("mc7812345", 4, "mengcheng-7812345"), Load("as12345", 5, "anshan-12345"),
    ];

    internal static HotlineRules Of(string code) => All.Single(rules => rules.HotlineCode == code);

    /// <summary>The version in force today, by the letters before a hotline's number: ln, wy, mc, as, jn.</summary>
    internal static RuleSet SetOf(string letters) =>
        All.Single(rules => rules.HotlineCode.StartsWith(letters, StringComparison.Ordinal)).Sets[^1];

    static HotlineRules Load(string code, int digit, string folder)
    {
        var offices = Read($"{folder}/offices.yaml",
            (text, problems) => OfficeReader.Read(Divisions, text, problems));
        return new HotlineRules(code, digit,
            Read($"{folder}/rules.yaml", (text, problems) => RuleSetReader.Read(code, offices, text, problems)),
            offices)
        {
            Catalogue = Read($"{folder}/catalogue.yaml",
                (text, problems) => CatalogueReader.Read(offices, Divisions, text, problems)),
        };
    }

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
