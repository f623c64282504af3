using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline.Tests.Dialplans;

public sealed class LoaderProgramTests
{
    /// <summary>What a slip of the hand does to a file: it loses, gains or breaks off.</summary>
    [Fact]
    public void No_slip_of_the_hand_makes_the_loader_throw()
    {
        var shipped = Shipped.Sources.Files.Where(file => !file.Key.StartsWith("calendars/", StringComparison.Ordinal))
            .ToDictionary();
        var files = shipped.ToArray();
        Prop.ForAll<byte, ushort, byte>((which, where, how) =>
        {
            var (path, text) = files[which % files.Length];
            var slipped = Slip(text, where % text.Length, how);
            var load = PlanLoading.Load(Shipped.Sources with
            {
                Files = new Dictionary<string, string>(shipped) { [path] = slipped },
            });

            Assert.Equal(load.Plans is null, load.Problems.Count > 0);
            Assert.All(load.Problems, problem => Assert.NotEmpty(problem.Remedy));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    static string Slip(string text, int at, byte how) => (how % 6) switch
    {
        0 => text.Remove(at, 1),
        1 => text.Insert(at, ":"),
        2 => text.Insert(at, "\n  "),
        3 => text.Insert(at, "{"),
        4 => text[..at],
        _ => text.Insert(at, "*&!"),
    };
}
