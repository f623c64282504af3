using System.Text.RegularExpressions;
using HotlineVoice.Server.Tests.Architecture;

namespace HotlineVoice.Server.Tests.Outside.Programs;

/// <summary>
/// The dialplans as they are, but telephones ring no longer than five seconds and a wrap-up is over in two: the same
/// hotline, served in a hurry.
/// </summary>
static partial class BriefPlans
{
    const string Brief =
        """
          ring for: 5s
          wrap-up: { for: 2s, more: 10s, at most: 15s }
          pauses: { busy: 2s, refused: 2s, missed: 1s }
        """;

    public static void Write(string folder)
    {
        var source = Repository.PathOf("dialplans");
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            // Stories are told of the queues as they are.
            if (Path.GetFileName(path) == "stories.yaml")
                continue;
            var target = Path.Combine(folder, Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetFileName(path) == "queues.yaml")
                File.WriteAllText(target, WrapUp().Replace(File.ReadAllText(path), Brief.TrimEnd()));
            else
                File.Copy(path, target);
        }
    }

    [GeneratedRegex("^  wrap-up: .*$", RegexOptions.Multiline)]
    private static partial Regex WrapUp();
}
