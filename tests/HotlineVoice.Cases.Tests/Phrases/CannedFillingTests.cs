using HotlineVoice.Cases.Phrases;
using HotlineVoice.Cases.Tickets;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Phrases;

/// <summary>常用语: words in braces are filled from the ticket, once, and tell nothing of the caller.</summary>
public sealed class CannedFillingTests
{
    const string Housing = "440229-zgj";

    [Fact]
    public void Words_are_filled_from_the_ticket_that_a_unit_has()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        var values = CannedFilling.Of(walk.File, walk.Offices)
            .SetItem(CannedFilling.Hotline, "翁源12345").SetItem(CannedFilling.AgentNo, "8001");

        var text = CannedFilling.Fill(
            "{hotline}{agentNo}号：{ticketNo}《{title}》由{unit}办理，{due}前答复", values);

        var due = walk.Ticket.DueDay!.Value;
        Assert.Equal($"翁源123458001号：{walk.Ticket.TicketNo}《{walk.Ticket.Title}》由"
            + $"{walk.Offices.Find(Housing)!.Name}办理，{due.Year}年{due.Month}月{due.Day}日前答复", text);
    }

    [Fact]
    public void A_word_without_a_value_is_left_for_who_writes()
    {
        Assert.Equal("编号〔工单编号〕，〔办结时限〕前", CannedFilling.Fill(
            "编号{ticketNo}，{due}前", new Dictionary<string, string>()));
    }

    [Fact]
    public void What_was_filled_in_is_not_filled_again()
    {
        var text = CannedFilling.Fill("《{title}》", new Dictionary<string, string>
        {
            ["title"] = "我说{unit}",
            ["unit"] = "住建局",
        });

        Assert.Equal("《我说{unit}》", text);
    }

    [Fact]
    public void Unknown_words_are_named_and_braces_of_other_kinds_are_text()
    {
        Assert.Equal(["caller", "phone"], CannedFilling.Unknown("{caller}您好{phone}{caller} {title} {} {1} {办结 }"));
        Assert.Equal("{caller}{}{", CannedFilling.Fill("{caller}{}{", new Dictionary<string, string>()));
    }

    [Fact]
    public void No_word_tells_who_the_caller_is()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);

        var values = CannedFilling.Of(walk.File, walk.Offices);

        Assert.DoesNotContain(values.Values, value => walk.File.Caller is { } caller
            && (value.Contains(caller.Name!, StringComparison.Ordinal)
                || value.Contains(caller.Phone!, StringComparison.Ordinal)));
        Assert.Subset(CannedFilling.Words.ToHashSet(), values.Keys.ToHashSet());
    }

    [Fact]
    public void It_suits_the_places_and_classes_that_it_names_and_all_when_it_names_none()
    {
        var any = Reply();
        var some = any with { Places = [CannedPlace.Note], Classes = [TicketClass.Help] };

        Assert.True(any.Suits(CannedPlace.Letter, TicketClass.Report));
        Assert.True(some.Suits(CannedPlace.Note, TicketClass.Help) && some.Suits(null, null));
        Assert.False(some.Suits(CannedPlace.Result, TicketClass.Help));
        Assert.False(some.Suits(CannedPlace.Note, TicketClass.Report));
        Assert.True((any with { Places = [CannedPlace.Result] }).IsForUnits);
        Assert.False(any.IsForUnits);
        Assert.False((any with { Places = [CannedPlace.Result], Owner = "li" }).IsForUnits);
    }

    static CannedReply Reply() => new()
    {
        Id = "1",
        HotlineCode = "wy12345",
        Title = "问候",
        Text = "您好",
        Version = 1,
        ChangedBy = "li",
        ChangedAt = At("2026-04-09 12:00"),
    };
}
