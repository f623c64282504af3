using System.Collections.Frozen;
using System.Security.Cryptography;

namespace HotlineVoice.Web.Pages;

/// <summary>
/// The built pages, read once at the start: some two megabytes. A request finds a file by its exact path or not at all;
/// no path from outside ever reaches the disk.
/// </summary>
sealed class PageFolder
{
    const string Index = "/index.html";
    /// <summary>Vite puts what has a hash of its content in the name here, and nothing else.</summary>
    const string LastingPrefix = "/assets/";

    static readonly FrozenDictionary<string, string> _types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    readonly FrozenDictionary<string, PageFile> _files;

    PageFolder(IEnumerable<KeyValuePair<string, PageFile>> files) =>
        _files = files.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The page that shows all others; null when the pages were not built.</summary>
    public PageFile? Front => Find(Index);

    /// <summary>The file at this path of a request, such as /assets/index-D3f.js.</summary>
    public PageFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>Reads a folder; one that is not there holds nothing.</summary>
    public static PageFolder Read(string folder)
    {
        if (!Directory.Exists(folder))
            return new PageFolder([]);
        return new PageFolder(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => _types.ContainsKey(Path.GetExtension(path)))
            .Where(path => !AddressOf(folder, path).Contains("/.", StringComparison.Ordinal))
            .Select(path => KeyValuePair.Create(AddressOf(folder, path), ReadFile(folder, path))));
    }

    static string AddressOf(string folder, string path) =>
        "/" + Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    static PageFile ReadFile(string folder, string path)
    {
        var plain = File.ReadAllBytes(path);
        return new PageFile
        {
            Plain = plain,
            Gzip = ReadIfThere(path + ".gz"),
            Brotli = ReadIfThere(path + ".br"),
            ContentType = _types[Path.GetExtension(path)],
            Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain)[..8])}\"",
            IsLasting = AddressOf(folder, path).StartsWith(LastingPrefix, StringComparison.Ordinal),
        };
    }

    static byte[]? ReadIfThere(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;
}
