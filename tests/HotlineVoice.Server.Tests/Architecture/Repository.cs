using Microsoft.CodeAnalysis.CSharp;

namespace HotlineVoice.Server.Tests.Architecture;

/// <summary>The checkout the tests run in: found by walking up to the solution file.</summary>
static class Repository
{
    static readonly string[] _notOurs = ["bin", "obj", "node_modules", "wwwroot", ".git", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Files that people wrote: nothing built, nothing scaffolded.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
            .Where(path => !Relative(path).Split('/').Any(_notOurs.Contains));

    public static IEnumerable<string> Sources(string folder) =>
        Files(folder, "*.cs").Where(path => !Relative(path).Contains("/Migrations/"));

    public static Microsoft.CodeAnalysis.SyntaxNode Parse(string path) =>
        CSharpSyntaxTree.ParseText(
            File.ReadAllText(path), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)).GetRoot();

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HotlineVoice.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside a checkout.");
    }
}
