using HotlineVoice.Journeys.People;

namespace HotlineVoice.Journeys;

public sealed class TheClockStrikesEight
{
    [Theory]
    [InlineData("2026-03-24 07:59:57", "jn12316/after_hours")]
    [InlineData("2026-03-24 08:00:00", "jn12316/welcome")]
    [InlineData("2026-03-24 19:59:57", "jn12316/welcome")]
    [InlineData("2026-03-24 20:00:00", "jn12316/after_hours")]
    public void The_greeting_is_that_of_the_second_in_which_the_call_is_answered(string wall, string greeting)
    {
        var town = Town.Opens(wall);
        town.Citizen("13800138001").Dials("12316").IsAnswered().Hears(greeting).HangsUp();
        town.ComesToRest();
    }

    [Fact]
    public void A_rehearsal_that_moves_the_clock_changes_the_greeting_of_the_next_call()
    {
        var town = Town.Opens("2026-03-24 12:00");
        town.Citizen("13800138001").Dials("12316").IsAnswered().Hears("jn12316/welcome").HangsUp();
        town.MoveClockTo("2026-03-24 21:30");
        town.Citizen("13800138001").Dials("12316").IsAnswered().Hears("jn12316/after_hours").HangsUp();
        town.ComesToRest();
    }
}
