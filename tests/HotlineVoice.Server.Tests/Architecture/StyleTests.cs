using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HotlineVoice.Server.Tests.Architecture;

/// <summary>The limits we set ourselves. They hold for tests as for sources.</summary>
public sealed class StyleTests
{
    const int FileLinesMax = 400;
    const int MethodLinesMax = 60;
    const int LineLengthMax = 120;
    const int FolderFilesMax = 16;
    const int ParametersMax = 5;

    /// <summary>One small file per entry: these may hold as many as there are entries.</summary>
    static readonly string[] _catalogues =
        ["Steps", "Offering", "Guards", "Headers", "Tables", "Codecs", "Migrations", "Corpus"];

    static readonly string[] _wordsWithoutMeaning =
    [
        "Manager", "Helper", "Util", "Utils", "Common", "Shared", "Base", "Impl", "Handler", "Processor", "Engine",
        "Data", "Info", "Wrapper",
    ];

    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        AssertNone(Sources()
            .Select(path => (path, lines: File.ReadLines(path).Count()))
            .Where(file => file.lines > FileLinesMax)
            .Select(file => $"{Repository.Relative(file.path)}: {file.lines} lines"));

    [Fact]
    public void No_line_is_wider_than_120_characters() =>
        AssertNone(Sources()
            .SelectMany(path => File.ReadLines(path).Select((line, index) => (path, line, number: index + 1)))
            .Where(line => line.line.Length > LineLengthMax)
            .Select(line => $"{Repository.Relative(line.path)}:{line.number}: {line.line.Length} characters"));

    [Fact]
    public void No_method_is_longer_than_60_lines() =>
        AssertNone(Nodes<SyntaxNode>()
            .Where(found => found.Node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
            .Where(found => LinesOf(found.Node) > MethodLinesMax)
            .Select(found => $"{At(found)}: {LinesOf(found.Node)} lines"));

    [Fact]
    public void No_method_takes_more_than_five_parameters() =>
        AssertNone(Nodes<BaseMethodDeclarationSyntax>()
            .Where(found => found.Node is MethodDeclarationSyntax or ConstructorDeclarationSyntax)
            .Where(found => found.Node.ParameterList.Parameters.Count > ParametersMax)
            .Where(found => !IsForeign(found.Node))
            .Select(found => $"{At(found)}: {found.Node.ParameterList.Parameters.Count} parameters"));

    [Fact]
    public void No_folder_holds_more_than_sixteen_files() =>
        AssertNone(Sources()
            .GroupBy(path => Path.GetDirectoryName(path)!)
            .Where(folder => !_catalogues.Contains(Path.GetFileName(folder.Key)))
            .Where(folder => folder.Count() > FolderFilesMax)
            .Select(folder => $"{Repository.Relative(folder.Key)}: {folder.Count()} files"));

    [Fact]
    public void No_type_is_named_by_a_word_without_meaning() =>
        AssertNone(Nodes<BaseTypeDeclarationSyntax>()
            .Where(found => Words(found.Node.Identifier.Text).Any(_wordsWithoutMeaning.Contains))
            .Select(found => $"{At(found)}: {found.Node.Identifier.Text}"));

    [Fact]
    public void A_namespace_is_its_folder() =>
        AssertNone(Nodes<BaseNamespaceDeclarationSyntax>()
            .Where(found => found.Node.Name.ToString() != FolderNamespace(found.Path))
            .Select(found => $"{At(found)}: {found.Node.Name} should be {FolderNamespace(found.Path)}"));

    [Fact]
    public void A_private_member_does_not_say_that_it_is_private() =>
        AssertNone(Nodes<MemberDeclarationSyntax>()
            .Where(found => found.Node.Modifiers.Any(SyntaxKind.PrivateKeyword)
                && !found.Node.Modifiers.Any(SyntaxKind.ProtectedKeyword)
                && !found.Node.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(found => At(found)));

    [Fact]
    public void Nothing_is_left_unfinished_by_its_own_words() =>
        AssertNone(Sources()
            .Where(path => !path.Contains("/Architecture/"))
            .SelectMany(path => File.ReadLines(path).Select((line, index) => (path, line, number: index + 1)))
            .Where(line => line.line.Contains("NotImplementedException") || line.line.Contains("TODO")
                || line.line.Contains("FIXME") || line.line.Contains("Assert.Skip") || line.line.Contains("Skip ="))
            .Select(line => $"{Repository.Relative(line.path)}:{line.number}"));

    static IEnumerable<string> Sources() => Repository.Sources("src").Concat(Repository.Sources("tests"));

    static IEnumerable<(string Path, T Node)> Nodes<T>() where T : SyntaxNode =>
        Sources().SelectMany(path => Repository.Parse(path).DescendantNodes().OfType<T>().Select(node => (path, node)));

    static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    /// <summary>P/Invoke signatures are the kernel's, not ours.</summary>
    static bool IsForeign(BaseMethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.ExternKeyword)
        || method.AttributeLists.SelectMany(list => list.Attributes).Any(a => a.Name.ToString() is "LibraryImport");

    static string FolderNamespace(string path)
    {
        var parts = Repository.Relative(Path.GetDirectoryName(path)!).Split('/');
        return string.Join('.', parts[1..]);
    }

    static IEnumerable<string> Words(string name) =>
        System.Text.RegularExpressions.Regex.Matches(name, "[A-Z][a-z0-9]*").Select(match => match.Value);

    static string At<T>((string Path, T Node) found) where T : SyntaxNode =>
        $"{Repository.Relative(found.Path)}:"
        + (found.Node.SyntaxTree.GetLineSpan(found.Node.Span).StartLinePosition.Line + 1);

    static void AssertNone(IEnumerable<string> found)
    {
        var lines = found.Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }
}
