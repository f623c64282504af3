using HotlineVoice.Hotline.Prompts;

namespace HotlineVoice.Hotline.Tests.Prompts;

/// <summary>What ships can be said whole, with the values that the floor will give.</summary>
public sealed class ShippedPromptTests
{
    const string Hotline = "jn12316";
    const string Music = "music/waiting";

    static readonly PromptBook _book = Shipped.Plans.Prompts;

    [Fact]
    public void Every_prompt_has_all_its_readings()
    {
        var missing = _book.IdsOf(Hotline).ToDictionary(id => id, id => _book.MissingReadings(Hotline, id).ToArray());

        Assert.InRange(missing.Count, 48, 1000);
        Assert.Empty(missing.Where(prompt => prompt.Value.Length > 0).Select(prompt => prompt.Key));
    }

    [Theory]
    [InlineData("queue_first", "n=2 m=2", "queue_first.1 liang queue_first.2 liang queue_first.3")]
    [InlineData("queue_first", "n=12 m=30", "queue_first.1 shi 2 queue_first.2 3 shi queue_first.3")]
    [InlineData("queue_first_direct", "n=1 m=1",
        "queue_first_direct.1 yi queue_first_direct.2 yi queue_first_direct.3")]
    [InlineData("queue_repeat", "n=2", "queue_repeat.1 2 queue_repeat.2")]
    [InlineData("queue_repeat", "n=200", "queue_repeat.1 2 bai queue_repeat.2")]
    [InlineData("callback_ok", "tail4=0001", "callback_ok.1 0 0 0 1 callback_ok.2")]
    [InlineData("agent_no", "agent_no=1001", "agent_no.1 1 0 0 1 agent_no.2")]
    [InlineData("emergency_transfer", "number=119", "emergency_transfer.1 1 1 9 emergency_transfer.2")]
    [InlineData("emergency_fail", "number=120", "1 2 0 emergency_fail.1 1 2 0")]
    [InlineData("threeway_intro", "org=none", "threeway_intro.1 office_unnamed threeway_intro.2")]
    public void Values_are_said_as_people_say_them(string prompt, string values, string readings)
    {
        var given = values.Split(' ')
            .Select(value => value.Split('='))
            .ToDictionary(value => value[0], value => value[1]);

        var said = _book.Read(Hotline, prompt, given);

        Assert.Equal(readings.Split(' '), said.Select(reading => reading[(reading.IndexOf('/') + 1)..]));
        Assert.NotNull(_book.LengthOf(said));
    }

    [Fact]
    public void The_music_is_longer_than_the_half_minute_between_two_announcements() =>
        Assert.InRange(Shipped.Sources.PromptLengths[Music], TimeSpan.FromSeconds(31), TimeSpan.FromMinutes(5));
}
