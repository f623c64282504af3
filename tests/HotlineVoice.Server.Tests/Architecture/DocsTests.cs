using System.Text.RegularExpressions;

namespace HotlineVoice.Server.Tests.Architecture;

/// <summary>Prose that nobody checks goes stale: every path that a document names must be there.</summary>
public sealed partial class DocsTests
{
    /// <summary>Roots a path may be meant from: the checkout, src, a project, or the document's own folder.</summary>
    static readonly string[] _roots = ["", "src", "src/HotlineVoice."];

    [Fact]
    public void Every_path_named_in_a_document_exists()
    {
        var missing =
            from document in Documents()
            from path in PathsIn(File.ReadAllText(document))
            where !Exists(document, path)
            select $"{Repository.Relative(document)}: {path}";

        Assert.Empty(missing.Distinct());
    }

    [Fact]
    public void Every_project_has_its_page()
    {
        foreach (var project in Directory.EnumerateDirectories(Repository.PathOf("src")))
            Assert.True(File.Exists(Path.Combine(project, "README.md")), $"{project} has no README.md");
    }

    [Fact]
    public void Documents_name_no_machine_and_no_registry()
    {
        var found =
            from document in Documents()
            let text = File.ReadAllText(document)
            where text.Contains("/work/") || text.Contains("/root/") || text.Contains("nuget.org")
            select Repository.Relative(document);

        Assert.Empty(found);
    }

    static IEnumerable<string> Documents() =>
        new[] { "src", "dialplans", "prompts", "tests", "deploy" }
            .SelectMany(folder => Repository.Files(folder, "*.md"))
            .Append(Repository.PathOf("README.md"));

    static IEnumerable<string> PathsIn(string text) =>
        Quoted().Matches(Fenced().Replace(text, ""))
            .Select(match => match.Groups[1].Value)
            .Concat(Linked().Matches(text).Select(match => match.Groups[1].Value))
            .Where(path => path.Contains('/') && !path.Contains(' ') && LooksLikeAPath().IsMatch(path));

    static bool Exists(string document, string path)
    {
        var own = Path.GetDirectoryName(document)!;
        var candidates = _roots.Select(root => root.EndsWith('.')
            ? Repository.PathOf(root + path)
            : Repository.PathOf(Path.Combine(root, path)))
            .Append(Path.Combine(own, path));
        return candidates.Any(candidate => File.Exists(candidate) || Directory.Exists(candidate)
            || File.Exists(candidate + ".cs"));
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\]\(([^)#:\s]+)\)")]
    private static partial Regex Linked();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fenced();

    /// <summary>Letters, digits, dots, dashes: no wildcard, no placeholder, not a media type and not a route.</summary>
    [GeneratedRegex(
        @"^(?!/)(?!(application|audio|text|message|multipart|udp|tcp)/)[A-Za-z0-9_.\-]+(/[A-Za-z0-9_.\-]+)*/?$")]
    private static partial Regex LooksLikeAPath();
}
