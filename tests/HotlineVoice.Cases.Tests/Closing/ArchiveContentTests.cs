using System.Globalization;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Closing;

public sealed class ArchiveContentTests
{
    [Fact]
    public void The_hash_proves_in_ten_years_that_nothing_was_changed()
    {
        var walk = Closed(TicketClass.Help).Do("2026-04-10 10:00", Dispatcher, new TicketAct.Archive());
        var hash = walk.File.Archives[0].Sha256;

        Assert.Equal(hash, ArchiveContent.Sha256Of(walk.File));
        walk.Do("2030-01-01 09:00", Agent, new TicketAct.RepeatContact(false));
        Assert.NotEqual(hash, ArchiveContent.Sha256Of(
            walk.File with { Ticket = walk.Ticket with { Content = walk.Ticket.Content + "。" } }));
        Assert.NotEqual(hash, ArchiveContent.Sha256Of(
            walk.File with { Assignments = [walk.File.Assignments[0] with { ResultText = "别的" }] }));
    }

    [Fact]
    public void It_is_written_in_one_way_whatever_the_culture()
    {
        var file = Closed(TicketClass.Help).File;
        file = file with { Ticket = file.Ticket with { SubsidyAmount = 1234.5m } };
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.DateTimeFormat.ShortDatePattern = "dd.MM.yyyy";
        var here = ArchiveContent.Of(file);
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = odd;
            Assert.Equal(here, ArchiveContent.Of(file));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }

        Assert.Contains("Ticket.SubsidyAmount=1234.5\n", here);
        Assert.Contains("Assignments[1].OrgId=440229-zgj\n", here);
        Assert.Contains("Ticket.RegisteredAt=2026-04-01T07:00:00.0000000Z\n", here);
    }

    [Fact]
    public void Reports_are_kept_as_the_rules_for_cases_say_and_not_destroyed_by_our_years()
    {
        var walk = Closed(TicketClass.Report).Do("2026-04-10 10:00", Dispatcher, new TicketAct.Archive());

        Assert.Null(walk.File.Archives[0].RetainUntil);
        Assert.Equal("itsTimeIsOver",
            walk.Refused("2099-01-01 00:00", Dispatcher, new TicketAct.Destroy("批1号", "zhuren")).Code);
    }

    static TicketWalk Closed(TicketClass kind) => Sent("wy", kind, "2026-04-01 15:00", "440229-zgj")
        .Do("2026-04-02 09:00", Unit("440229-zgj"), new TicketAct.Accept())
        .Do("2026-04-08 10:00", Unit("440229-zgj"), new TicketAct.SubmitResult("已办", true, null, false))
        .Do("2026-04-09 09:00", Reviewer, new TicketAct.ReviewPass(true, null, true))
        .Do("2026-04-09 10:00", CallerBack, new TicketAct.FeedbackDone
        {
            IsCallback = true,
            Reached = true,
            Satisfied = true,
        });
}
