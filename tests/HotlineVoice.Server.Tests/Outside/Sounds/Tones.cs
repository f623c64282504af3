namespace HotlineVoice.Server.Tests.Outside.Sounds;

/// <summary>
/// Who speaks is known by his tone. None is near a key's tones, and each is a whole number of tens of hertz.
/// </summary>
static class Tones
{
    public const double Music = 350;
    public const double Citizen = 550;
    public const double Clerk = 1070;
    public const double SecondClerk = 1870;
    public const double Office = 2130;
    public const double Supervisor = 2470;

    static readonly TimeSpan _length = TimeSpan.FromSeconds(90);

    public static double[] All { get; } = [Music, Citizen, Clerk, SecondClerk, Office, Supervisor];

    /// <summary>Each tone in a file of its own, longer than any call of these tests.</summary>
    public static async Task WriteAsync(string folder)
    {
        foreach (var tone in All)
        {
            await Sox.ToneAsync(PathOf(folder, tone), tone, _length.TotalSeconds);
            await Sox.ALawToneAsync(ALawPathOf(folder, tone), tone, 1);
        }
    }

    public static string PathOf(string folder, double tone) => Path.Combine(folder, $"tone-{tone}.wav");

    /// <summary>One second of it as bare A-law octets, to be said again and again.</summary>
    public static string ALawPathOf(string folder, double tone) => Path.Combine(folder, $"tone-{tone}.al");
}
