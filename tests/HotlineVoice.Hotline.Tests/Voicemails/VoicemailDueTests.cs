using System.Globalization;

namespace HotlineVoice.Hotline.Tests.Voicemails;

/// <summary>辽农办机发〔2019〕410号: what is left from 20:00 to 08:00 is registered and replied to on 次日.</summary>
public sealed class VoicemailDueTests
{
    [Theory]
    [InlineData("2026-03-24 21:30:00", "2026-03-25")] // Tuesday evening → Wednesday
    [InlineData("2026-03-24 02:10:00", "2026-03-24")] // Tuesday night → the same Tuesday
    [InlineData("2026-03-23 22:00:00", "2026-03-24")] // Monday → Tuesday
    [InlineData("2026-03-24 20:00:00", "2026-03-25")]
    [InlineData("2026-03-25 07:59:00", "2026-03-25")]
    [InlineData("2026-02-16 23:00:00", "2026-02-17")] // the eve of the new year: 12316 answers every day
    public void By_night_a_message_is_due_on_the_day_on_which_the_night_ends(string at, string due)
    {
        var left = new FloorRig(at).Dials().Presses("1").HearsItOut().Speaks(10).IsKept().Left!;

        Assert.Equal(Day(due), left.WindowEndDate);
        Assert.Equal(Day(due), left.RegisterDue);
        Assert.Equal(Day(due), left.ReplyDue);
    }

    [Theory]
    [InlineData("2026-03-25 02:10:00", "2026-03-26")] // Wednesday night → Thursday, not the same Wednesday
    [InlineData("2026-03-27 21:00:00", "2026-03-30")] // Friday evening → Monday
    public void Another_hotline_may_count_the_next_working_day_and_owe_no_reply(string at, string due)
    {
        var rig = new FloorRig(at, new PlanTexts().Load().Plans).Dials("96000").Presses("1").HearsItOut().HearsItOut();

        var left = rig.Speaks(10).IsKept().Left!;

        Assert.Equal(Day(due), left.RegisterDue);
        Assert.Null(left.ReplyDue);
    }

    [Fact]
    public void By_day_a_message_is_due_on_its_own_day_and_belongs_to_no_night()
    {
        var left = new FloorRig("2026-03-11 09:12:00").Dials().Presses("1").HearsItOut().HearsItOut()
            .Speaks(10).IsKept().Left!;

        Assert.Null(left.WindowEndDate);
        Assert.Equal(Day("2026-03-11"), left.RegisterDue);
        Assert.Equal(Day("2026-03-11"), left.ReplyDue);
    }

    [Theory]
    [InlineData(null, false, "1")]
    [InlineData("13900010001", true, "1")]
    [InlineData("13900010001", false, "2")]
    public void Nobody_is_owed_a_reply_who_left_no_number_that_may_be_used(string? calling, bool withheld, string key)
    {
        var left = new FloorRig("2026-03-24 21:30:00").Dials("12316", calling, withheld).Presses(key).HearsItOut()
            .Speaks(10).IsKept().Left!;

        Assert.Null(left.ReplyDue);
        Assert.Equal(Day("2026-03-25"), left.RegisterDue);
    }

    [Fact]
    public void Who_chose_the_anonymous_way_leaves_no_number_in_the_message()
    {
        var rig = new FloorRig("2026-03-24 21:30:00").Dials().Presses("2").HearsItOut().Speaks(10).IsKept();

        Assert.True(rig.Left!.Anonymous);
        Assert.True(rig.Left.Confidential);
        Assert.Null(rig.Left.CallingNumber);
        Assert.True(rig.Record.Anonymous);
    }

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
