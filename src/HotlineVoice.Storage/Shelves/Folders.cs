namespace HotlineVoice.Storage.Shelves;

/// <summary>Where a folder named in the settings is: in the working directory, else beside the program.</summary>
static class Folders
{
    public static string Locate(string path)
    {
        var here = Path.GetFullPath(path);
        if (Path.IsPathRooted(path) || Directory.Exists(here))
            return here;
        var beside = Path.GetFullPath(path, AppContext.BaseDirectory);
        return Directory.Exists(beside) ? beside : here;
    }

    /// <summary>The path below a folder with forward slashes, which is how plans and prompts are named.</summary>
    public static string Relative(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
