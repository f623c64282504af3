using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Tests.Dialplans;

public sealed class QueueReaderTests
{
    const string File = "test/queues.yaml";

    [Fact]
    public void What_is_not_written_is_as_usual() =>
        Assert.Equal(new QueuePlan("t1/general", "综合"), Read("general: { title: 综合 }"));

    [Fact]
    public void Every_word_is_read()
    {
        var plan = Read("""
            general:
              title: 综合
              skills: [综合, 农机]
              confidential: yes
              class: 咨询
              offer to: round-robin
              ring for: 25s
              waiting at most: 30
              wait at most: 10m
              priority: 3
              wrap-up: { for: 40s, more: 20s, at most: 100s }
              misses: 4
              pauses: { busy: 11s, refused: 12s, missed: 13s }
              tell: { every: 45s, gap: 20s }
              callback after: 90s
              exit key: "*"
              widen: { after: 35s, skills: 班长 }
              say number: no
              record: no
            """);

        Assert.Equal(["综合", "农机"], plan.Skills);
        Assert.Equal(["班长"], plan.WidenTo);
        Assert.Equal(
            new QueuePlan("t1/general", "综合")
            {
                Skills = plan.Skills,
                Confidential = true,
                TicketClass = "咨询",
                OfferTo = "round-robin",
                RingFor = TimeSpan.FromSeconds(25),
                WaitingMax = 30,
                WaitMax = TimeSpan.FromMinutes(10),
                Priority = 3,
                WrapUp = TimeSpan.FromSeconds(40),
                WrapUpMore = TimeSpan.FromSeconds(20),
                WrapUpMax = TimeSpan.FromSeconds(100),
                MissesMax = 4,
                BusyPause = TimeSpan.FromSeconds(11),
                RejectPause = TimeSpan.FromSeconds(12),
                MissPause = TimeSpan.FromSeconds(13),
                TellEvery = TimeSpan.FromSeconds(45),
                TellGap = TimeSpan.FromSeconds(20),
                CallbackAfter = TimeSpan.FromSeconds(90),
                ExitKey = '*',
                WidenAfter = TimeSpan.FromSeconds(35),
                WidenTo = plan.WidenTo,
                SayNumber = false,
                Record = false,
            },
            plan);
    }

    [Fact]
    public void Never_is_a_time_where_not_at_all_makes_sense()
    {
        var plan = Read("general: { title: 综合, wait at most: never, callback after: never }");

        Assert.Null(plan.WaitMax);
        Assert.Null(plan.CallbackAfter);
    }

    [Fact]
    public void An_anonymous_queue_offers_no_callback() =>
        Assert.Null(Read("general: { title: 匿名, anonymous: yes, callback after: never }").CallbackAfter);

    [Fact]
    public void What_is_left_out_of_a_group_follows_what_is_written()
    {
        var plan = Read("general: { title: 综合, wrap-up: { for: 10m }, tell: { every: 10s } }");

        Assert.Equal(TimeSpan.FromMinutes(10), plan.WrapUpMax);
        Assert.Equal(TimeSpan.FromSeconds(10), plan.TellGap);
        Assert.Equal(TimeSpan.Zero, Read("general: { title: 综合, wrap-up: { for: 0s } }").WrapUp);
    }

    [Theory]
    [InlineData("offer to: longest-idel", "1:33: there is no way of offering `longest-idel`"
        + " - Did you mean `longest-idle`?")]
    [InlineData("offer to: all", "1:33: there is no way of offering `all` - Known here: best-skill, fewest-calls,"
        + " least-talked, longest-idle, random, round-robin, top-down")]
    [InlineData("ring for: 4s", "1:33: `ring for` is `4s` - Write a duration from 5s to 2m, such as 5s or 3m")]
    [InlineData("ring for: 121s", "1:33: `ring for` is `121s` - Write a duration from 5s to 2m, such as 5s or 3m")]
    [InlineData("waiting at most: 0", "1:40: `waiting at most` is `0` - Write a whole number from 1 to 10000")]
    [InlineData("wait at most: 5s",
        "1:37: `wait at most` is `5s` - Write a duration from 30s to 240m, such as 5s or 3m")]
    [InlineData("priority: high", "1:33: `priority` is `high` - Write a whole number from 0 to 9")]
    [InlineData("misses: 0", "1:31: `misses` is `0` - Write a whole number from 1 to 20")]
    [InlineData("wrap-up: 30s", "1:32: here stands `30s` where words with values are expected"
        + " - Use: for, more, at most")]
    [InlineData("wrap-up: { foor: 30s }", "1:34: `foor` is no word here - Did you mean `for`?")]
    [InlineData("wrap-up: { for: 60s, at most: 30s }",
        "1:53: `at most` is shorter than `for`, which is 1m - Write at least 1m")]
    [InlineData("pauses: { missed: 0s }",
        "1:41: `missed` is `0s` - Write a duration from 1s to 10m, such as 5s or 3m")]
    [InlineData("tell: { every: 20s, gap: 30s }",
        "1:48: `gap` is longer than `every`, which is 20s - Write at most 20s")]
    [InlineData("callback after: sometimes",
        "1:39: `callback after` is `sometimes` - Write a duration from 10s to 60m, such as 5s or 3m")]
    [InlineData("anonymous: yes, callback after: 60s",
        "1:55: an anonymous caller is offered no callback - Remove `callback after`, or write never")]
    [InlineData("exit key: 1", "1:33: `1` is no key that can leave a queue"
        + " - Use 2 to 9 or \"*\"; 0 asks for a person, 1 takes the callback, # ends input")]
    [InlineData("widen: { skills: 综合 }", "1:30: `after` is missing - Add `after: …`")]
    [InlineData("widen: { after: 30s }", "1:30: `skills` is missing - Add `skills: …`")]
    [InlineData("widen: { after: 30s, skills: [] }", "1:52: the queue is widened to no skill - Name one: [综合]")]
    [InlineData("widen: { after: 2h, skills: [综合] }",
        "1:39: `after` is `2h` - Write a duration from 0s to 60m, such as 5s or 3m")]
    [InlineData("say number: perhaps", "1:35: `say number` is `perhaps` - Write yes or no")]
    [InlineData("record: maybe", "1:31: `record` is `maybe` - Write yes or no")]
    [InlineData("recrod: no", "1:23: `recrod` is no word here - Did you mean `record`?")]
    public void A_mistake_is_shown_where_it_was_made(string words, string problem) => Assert.Equal(
        [$"{File}:{problem}"], new PlanTexts().Set(File, $"general: {{ title: 综合, {words} }}").Problems());

    [Fact]
    public void The_queues_of_12316_widen_to_the_general_seats_and_offer_a_callback_but_to_the_anonymous()
    {
        var queues = Shipped.Plans.Queues;

        Assert.Equal(["jn12316/q_complaint", "jn12316/q_complaint_anon", "jn12316/q_consult", "jn12316/q_general"],
            queues.Select(queue => queue.Id));
        Assert.All(queues, queue =>
        {
            Assert.Equal(TimeSpan.FromSeconds(30), queue.WidenAfter);
            Assert.Equal(["综合"], queue.WidenTo);
            Assert.Equal(TimeSpan.FromSeconds(30), queue.WrapUp);
            Assert.Equal(queue.Anonymous ? null : TimeSpan.FromSeconds(60), queue.CallbackAfter);
            Assert.Null(queue.ExitKey);
        });
    }

    static QueuePlan Read(string queues) =>
        Assert.Single(new PlanTexts().Set(File, queues).Load().Plans?.Queues ?? []);
}
