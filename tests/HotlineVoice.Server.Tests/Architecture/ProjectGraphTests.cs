using System.Xml.Linq;

namespace HotlineVoice.Server.Tests.Architecture;

/// <summary>Eight projects, eleven arrows. A new arrow is a decision, not an accident.</summary>
public sealed class ProjectGraphTests
{
    static readonly string[] _arrows =
    [
        "Hotline -> Cases",
        "Server -> Storage", "Server -> Switch", "Server -> Web",
        "Storage -> Cases", "Storage -> Hotline",
        "Switch -> Hotline", "Switch -> Media", "Switch -> Sip",
        "Web -> Cases", "Web -> Hotline",
    ];

    static readonly Dictionary<string, string[]> _packagesOfCores = new()
    {
        ["Sip"] = [],
        ["Media"] = [],
        ["Hotline"] = ["YamlDotNet"],
        ["Cases"] = ["YamlDotNet"],
    };

    [Fact]
    public void The_projects_reference_each_other_by_the_eleven_arrows_and_no_other()
    {
        var arrows = Projects()
            .SelectMany(project => Includes(project.Xml, "ProjectReference")
                .Select(target => $"{project.Name} -> {Short(Path.GetFileNameWithoutExtension(target))}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(_arrows, arrows);
    }

    [Fact]
    public void A_core_takes_no_package_but_the_reader_of_yaml()
    {
        foreach (var project in Projects().Where(project => _packagesOfCores.ContainsKey(project.Name)))
            Assert.Equal(_packagesOfCores[project.Name], Includes(project.Xml, "PackageReference"));
    }

    [Fact]
    public void A_core_cannot_use_sockets_files_clocks_threads_or_chance()
    {
        var props = File.ReadAllText(Repository.PathOf("Directory.Build.props"));
        foreach (var core in _packagesOfCores.Keys)
            Assert.Contains($"'HotlineVoice.{core}'", props);
        var banned = File.ReadAllText(Repository.PathOf("src/BannedSymbols.Cores.txt"));
        foreach (var symbol in new[]
        {
            "N:System.Net.Sockets", "T:System.IO.File;", "P:System.DateTimeOffset.UtcNow", "T:System.Threading.Thread;",
            "T:System.TimeProvider", "P:System.Random.Shared", "M:System.Guid.NewGuid", "T:System.Console",
        })
            Assert.Contains(symbol, banned);
        var style = File.ReadAllText(Repository.PathOf(".editorconfig"));
        Assert.Contains("src/HotlineVoice.Switch/Exchanges/**.cs", style);
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("HotlineVoice.sln")).Replace('\\', '/');
        foreach (var path in Repository.Files("src", "*.csproj").Concat(Repository.Files("tests", "*.csproj")))
            Assert.Contains(Repository.Relative(path), solution);
    }

    static IEnumerable<(string Name, XDocument Xml)> Projects() =>
        Repository.Files("src", "*.csproj")
            .Select(path => (Short(Path.GetFileNameWithoutExtension(path)), XDocument.Load(path)));

    static string[] Includes(XDocument project, string element) =>
        [.. project.Descendants(element).Select(node => node.Attribute("Include")!.Value)];

    static string Short(string project) => project.Replace("HotlineVoice.", "");
}
