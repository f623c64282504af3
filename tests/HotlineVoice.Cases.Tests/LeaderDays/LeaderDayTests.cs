using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.LeaderDays;

/// <summary>领导接听日 (MC 第十一条, WY 第十四条).</summary>
public sealed class LeaderDayTests
{
    const string Unit = "341622-zjj";
    static readonly TicketAct.Dispatch _dispatch = new(Unit, [], null);

    [Fact]
    public void What_a_leader_of_the_government_hears_is_sent_out_on_the_spot_whatever_the_ladder_says()
    {
        var walk = Again(Session(LeaderRank.Government));

        Assert.Equal((TicketSource.LeaderAnswered, "S1", 3),
            (walk.Ticket.Source, walk.Ticket.LeaderSessionId, walk.Ticket.RepeatNo));
        Assert.False(walk.Ticket.IsKey);
        Assert.DoesNotContain("needSignoff", walk.Allowed("2026-04-09 11:00", Dispatcher));
        // Who sits beside the leader sends it out, and nobody else of his role.
        Assert.Contains("dispatch", walk.Allowed("2026-04-09 11:00", Agent));
        Assert.DoesNotContain("dispatch", walk.Allowed("2026-04-09 11:00", With("agent") with { User = "1002" }));
        walk.Do("2026-04-09 11:00", Agent, _dispatch);
        Assert.Equal(("第十一条", "副县长 李某"), (walk.History[^1].Clause, walk.History[^1].Fields["leader"]));
    }

    [Fact]
    public void After_its_day_and_when_it_was_called_off_the_ladder_holds()
    {
        Assert.Equal("theLeadersHaveSigned",
            Again(Session(LeaderRank.Government)).Refused("2026-04-10 09:00", Dispatcher, _dispatch).Code);
        var walk = Again(Session(LeaderRank.Government));
        walk.LeaderSession = walk.LeaderSession! with { CancelledAt = At("2026-04-09 11:30") };
        Assert.Equal("theLeadersHaveSigned", walk.Refused("2026-04-09 12:00", Dispatcher, _dispatch).Code);
        Assert.Equal("theLeadersHaveSigned", Again(null).Refused("2026-04-09 11:00", Dispatcher, _dispatch).Code);
    }

    [Fact]
    public void What_a_department_hears_it_takes_itself_but_the_ladder_holds()
    {
        var walk = Again(Session(LeaderRank.Department));
        Assert.Equal("theLeadersHaveSigned", walk.Refused("2026-04-09 11:00", Dispatcher, _dispatch).Code);

        var first = Heard(Session(LeaderRank.Department), null);
        Assert.DoesNotContain("dispatch", first.Allowed("2026-04-09 11:00", Agent));
        first.Do("2026-04-09 11:00", Dispatcher, _dispatch);
        Assert.Equal("第十一条", first.History[^1].Clause);
    }

    [Fact]
    public void Where_the_rules_name_the_source_it_is_a_key_matter()
    {
        var walk = Of("wy");
        walk.LeaderSession = Session(LeaderRank.Government) with { HotlineCode = "wy12345" };
        walk.Register("2026-04-09 10:00", About("wy", TicketClass.Help));

        Assert.True(walk.Ticket.IsKey);
        Assert.Contains(walk.History, one => one.Event == "markKey");
        Assert.Equal("副县长 李某", walk.History[0].Fields["leader"]);
    }

    [Fact]
    public void A_week_without_a_session_is_known()
    {
        LeaderSession[] plan =
        [
            Session(LeaderRank.Government), Session(LeaderRank.Government) with
            {
                StartsAt = At("2026-04-19 15:00"),
                CancelledAt = At("2026-04-10 09:00"),
            },
        ];

        // 2026-04-09 is a Thursday, 2026-04-19 a Sunday.
        Assert.Equal([new DateOnly(2026, 3, 30), new(2026, 4, 13), new(2026, 4, 20)],
            LeaderWeeks.Without(plan, new DateOnly(2026, 4, 5), new DateOnly(2026, 4, 20)));
        Assert.Equal(new DateOnly(2026, 4, 13), LeaderWeeks.MondayOf(new DateOnly(2026, 4, 19)));
    }

    static LeaderSession Session(LeaderRank rank) => new()
    {
        Id = "S1",
        Version = 1,
        HotlineCode = "mc7812345",
        StartsAt = At("2026-04-09 09:00"),
        EndsAt = At("2026-04-09 11:00"),
        Leader = "李某",
        Title = "副县长",
        Rank = rank,
        OrgId = rank == LeaderRank.Department ? Unit : null,
        Clerk = Agent.User,
        PlannedBy = "banzhang",
        PlannedAt = At("2026-04-01 09:00"),
    };

    /// <summary>The third time that it is brought forward: a leader must sign, unless he has heard it.</summary>
    static TicketWalk Again(LeaderSession? session)
    {
        var before = Of("mc");
        before.Register("2026-04-01 10:00", About("mc", TicketClass.Help));
        return Heard(session, before.Ticket with { RepeatNo = 2 });
    }

    static TicketWalk Heard(LeaderSession? session, Ticket? parent)
    {
        var rules = Of("mc");
        var walk = new TicketWalk { Rules = rules.Rules, Offices = rules.Offices, Parent = parent };
        walk.LeaderSession = session;
        walk.Register("2026-04-09 10:00", About("mc", TicketClass.Help) with
        {
            ParentTicketNo = parent?.TicketNo,
        });
        return walk;
    }
}
