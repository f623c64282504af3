using HotlineVoice.Server.Tests.Architecture;

namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>
/// The prompts as they are, each cut to its first quarter second: the same hotline, heard in a hurry.
/// </summary>
static class QuickPrompts
{
    static readonly TimeSpan _length = TimeSpan.FromMilliseconds(250);

    public static void Write(string folder)
    {
        var source = Repository.PathOf("prompts/zh-CN");
        foreach (var path in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, "zh-CN", Path.GetRelativePath(source, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetExtension(path) == ".wav")
                Wav.Read(path).First(_length).Write(target);
            else
                File.Copy(path, target);
        }
    }
}
