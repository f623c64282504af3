using System.Runtime.CompilerServices;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Texts;

namespace HotlineVoice.Cases.Tests.Calendars;

/// <summary>The years as they lie in the repository.</summary>
static class ShippedCalendar
{
    internal static IReadOnlyList<HolidayYear> Years { get; } = Read();

    internal static WorkingCalendar Calendar { get; } = new(Years);

    static List<HolidayYear> Read([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "HotlineVoice.sln")))
            folder = folder.Parent!;
        var years = new List<HolidayYear>();
        var calendars = Path.Combine(folder.FullName, "dialplans", "calendars");
        foreach (var path in Directory.EnumerateFiles(calendars, "*.yaml"))
        {
            var problems = new ProblemList(Path.GetFileName(path));
            years.Add(HolidayText.Read(File.ReadAllText(path), problems)!);
            Assert.Empty(problems.Problems);
        }

        return years;
    }
}
