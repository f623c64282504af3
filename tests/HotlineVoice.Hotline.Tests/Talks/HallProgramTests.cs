using FsCheck;
using FsCheck.Fluent;

namespace HotlineVoice.Hotline.Tests.Talks;

/// <summary>Whatever callers, clerks and wires do: no seat is stuck, no leg is left, no call is told twice.</summary>
public sealed class HallProgramTests
{
    [Fact]
    public void Whatever_happens_in_the_hall_it_comes_to_rest()
    {
        var (talks, conferences) = (0, 0);
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), program =>
            {
                var hall = new RestlessHall();
                foreach (var step in program)
                    hall.Do(step);
                hall.BringToRest();
                hall.AssertAllIsWell();
                talks += hall.Talks;
                conferences += hall.Conferences;
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(400));

        Assert.True(talks > 1_000, $"only {talks} telephones were answered: the programs no longer reach a talk");
        Assert.True(conferences > 30, $"only {conferences} conferences");
    }
}
