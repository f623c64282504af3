namespace HotlineVoice.Cases.Enclosures;

/// <summary>What a file is by its first octets, never by its name.</summary>
public static class MediaSignature
{
    /// <summary>As many octets as are looked at.</summary>
    public const int HeadOctets = 16;
    /// <summary>A ZIP archive: what it is its table of contents says, see <see cref="OfPackage"/>.</summary>
    public const string Package = "application/zip";
    /// <summary>For people, in the order in which it is told.</summary>
    public const string Allowed = "PDF、PNG、JPEG、WebP、docx、xlsx、wav、mp3、mp4";

    const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The media type; null for what is not taken. PDF 1.7 §7.5.2, PNG §5.2, JPEG (ISO 10918-1 B.1.1.3),
    /// RIFF, MPEG-1 audio §2.4.2.3 and ID3v2, ISO 14496-12 §4.3.</summary>
    /// <param name="head">The first <see cref="HeadOctets"/>, or fewer of a short file.</param>
    public static string? Of(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("%PDF-"u8) => "application/pdf",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) =>
            "image/png",
        _ when head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => "image/jpeg",
        _ when head.StartsWith("RIFF"u8) && head.Length >= 12 => OfRiff(head[8..12]),
        _ when head.StartsWith("PK\u0003\u0004"u8) => Package,
        _ when head.StartsWith("ID3"u8) => "audio/mpeg",
        // Eleven bits of synchronisation, layer III, and a bit rate that there is.
        [0xFF, var second, var third, ..] when (second & 0xE6) == 0xE2 && (third & 0xF0) is not (0 or 0xF0) =>
            "audio/mpeg",
        _ when head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8) => "video/mp4",
        _ => null,
    };

    /// <summary>What a package is by the names in it; null for one that is neither a text nor a table, or that carries
    /// a program (macros).</summary>
    public static string? OfPackage(IEnumerable<string> names)
    {
        var all = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!all.Contains("[Content_Types].xml")
            || all.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            return null;
        return all.Contains("word/document.xml") ? Word : all.Contains("xl/workbook.xml") ? Sheet : null;
    }

    static string? OfRiff(ReadOnlySpan<byte> form) => form switch
    {
        _ when form.SequenceEqual("WAVE"u8) => "audio/wav",
        _ when form.SequenceEqual("WEBP"u8) => "image/webp",
        _ => null,
    };
}
