namespace HotlineVoice.Hotline.Tests.Stories;

/// <summary>A story that does not come true is shown at the line that did not.</summary>
public sealed class StoryTests
{
    const string Head = """
        - story: S
          at: 2026-03-25 09:00:00
          dials: "96000"
          does:

        """;

    [Theory]
    [InlineData("    - hears: welcome\n", "test/stories.yaml:5:14: «S»: `welcome` was not heard; the caller heard "
        + "common/menu, common/menu, common/timeout")]
    [InlineData("    - hears: wellcome\n", "test/stories.yaml:5:14: «S»: there is no prompt `wellcome`"
        + " - Did you mean `welcome`?")]
    [InlineData("    - hears: menu\n    - hangs up\n  path: menu:1\n", "test/stories.yaml:7:9: «S»: the call took the"
        + " path menu - Change the story or the flow")]
    [InlineData("    - hangs up\n  ends: VoicemailLeft\n", "test/stories.yaml:6:9: «S»: the call ended with"
        + " AbandonedInFlow - Change the story or the flow")]
    [InlineData("    - hangs up\n  voicemail: { registered by: 2026-03-25 }\n", "test/stories.yaml:6:14: «S»: no"
        + " voicemail was left - Change the story, the hours or the voicemail rule")]
    [InlineData("    - presses: 1\n    - says: 20s\n    - hangs up\n  voicemail: { registered by: 2026-03-26 }\n",
        "test/stories.yaml:8:14: «S»: the voicemail is to be registered by 2026-03-25")]
    [InlineData("    - presses: 1\n    - says: 20s\n    - hangs up\n  voicemail: none\n",
        "test/stories.yaml:8:14: «S»: a voicemail was left")]
    [InlineData("    - sings: loudly\n", "test/stories.yaml:5:7: `sings` is no word here")]
    [InlineData("    - presses: x\n", "test/stories.yaml:5:16: `x` are no keys - Use 0 to 9, * and #, in quotes")]
    [InlineData("    - hangs up\n  ends: Bored\n", "test/stories.yaml:6:9: `Bored` is no reason for a call to end")]
    public void A_story_that_does_not_come_true_is_shown_where_it_does_not(string acts, string problem)
    {
        var found = Assert.Single(new PlanTexts().Set("test/stories.yaml", Head + acts).Problems());

        Assert.StartsWith(problem, found);
    }

    [Fact]
    public void A_number_of_another_hotline_is_refused_and_the_story_says_so()
    {
        var found = Assert.Single(new PlanTexts()
            .Set("test/stories.yaml", "- story: S\n  at: 2026-03-25 09:00\n  dials: \"1\"\n  does: []\n").Problems());

        Assert.StartsWith("test/stories.yaml:1:3: «S»: the call was refused: UnknownNumber", found);
    }

    [Fact]
    public void A_story_that_comes_true_says_nothing() => Assert.Empty(new PlanTexts()
        .Set("test/stories.yaml", """
            - story: S
              at: 2026-03-25 09:00:00
              dials: "96000"
              does:
                - hears: menu
                - presses: "1"
                - hears: queue_unstaffed
                - hears: vm
                - says: 20s
                - presses: "#"
                - hears: vm_confirm
                - presses: "#"
                - hears: vm_done
              path: menu:1,general,vm
              ends: VoicemailLeft
              voicemail: { registered by: 2026-03-25, replied by: nobody }
            """)
        .Problems());
}
