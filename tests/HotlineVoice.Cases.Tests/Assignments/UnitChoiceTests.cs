using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tests.Assignments;

/// <summary>The 派单目录 where a ticket is sent: whom it proposes, and what is kept of that.</summary>
public sealed class UnitChoiceTests
{
    const string Monday = "2026-03-09 09:00";
    const string Tuesday = "2026-03-10 09:00";

    static readonly TicketActor _dispatcher = TicketWalk.Dispatcher;

    [Fact]
    public void Where_the_rules_leave_the_unit_free_the_row_of_subject_place_and_day_stands_first()
    {
        var walk = Lamp("路灯", "440229104");

        var choice = UnitChoice.Of(walk.File, walk.Around(Monday, _dispatcher));

        Assert.True(choice.IsFree);
        Assert.Equal("440229104", choice.Units[0].OrgId);
        Assert.Equal(ShippedRules.Of("wy12345").Offices.All.Length, choice.Units.Length);
        Assert.Equal(("440229104", "440229104", new DateOnly(2016, 12, 31)),
            (choice.Proposed!.Unit.OrgId, choice.Proposed.Row.DivisionCode, choice.Proposed.Row.From));
    }

    [Fact]
    public void The_units_that_help_are_proposed_with_it()
    {
        var walk = Lamp("供水", "440229");

        var proposed = UnitChoice.Of(walk.File, walk.Around(Monday, _dispatcher)).Proposed!;

        Assert.Equal("440229-gs", proposed.Unit.OrgId);
        Assert.Equal(["440229-swj"], proposed.With.Select(unit => unit.OrgId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("天文")]
    public void Nothing_is_proposed_for_what_the_catalogue_does_not_know(string? subject)
    {
        var walk = Lamp(subject, "440229");

        var choice = UnitChoice.Of(walk.File, walk.Around(Monday, _dispatcher));

        Assert.Null(choice.Proposed);
        Assert.True(choice.IsFree);
        Assert.NotEmpty(choice.Units);
    }

    [Fact]
    public void Another_subject_can_be_looked_at_and_a_row_that_has_ended_proposes_nobody()
    {
        var walk = Lamp("供水", "440229");
        var around = walk.Around(Monday, _dispatcher) with
        {
            Catalogue = new DispatchCatalogue(
            [
                new CatalogueEntry("路灯", null, "440229-zgj", new DateOnly(2016, 1, 1)) { Until = new(2026, 3, 9) },
            ]),
        };

        Assert.Equal("440229-zgj", UnitChoice.Of(walk.File, around, "路灯").Proposed!.Unit.OrgId);
        var late = around with { Now = TicketWalk.At(Tuesday) };
        Assert.Null(UnitChoice.Of(walk.File, late, "路灯").Proposed);
    }

    [Theory]
    [InlineData("440229-gs")]
    [InlineData("440229")]
    public void Who_is_complained_of_is_never_proposed_nor_anybody_below_him(string respondent)
    {
        var walk = Lamp("供水", "440229", respondent);

        var choice = UnitChoice.Of(walk.File, walk.Around(Monday, _dispatcher));

        Assert.Null(choice.Proposed);
        Assert.DoesNotContain(choice.Units, unit => unit.OrgId == "440229-gs");
    }

    [Fact]
    public void A_helping_unit_that_is_complained_of_does_not_help()
    {
        var walk = Lamp("洪涝抢险", "440229", "440229-yjj");

        var proposed = UnitChoice.Of(walk.File, walk.Around(Monday, _dispatcher)).Proposed!;

        Assert.Equal("440229-swj", proposed.Unit.OrgId);
        Assert.Empty(proposed.With);
    }

    [Theory]
    [InlineData("210000", "210000")]
    [InlineData("210100", "210300")]
    public void Within_what_the_rules_name_the_row_only_changes_who_stands_first(string row, string first)
    {
        var walk = new TicketWalk
        {
            Catalogue = new DispatchCatalogue([new CatalogueEntry("收费", null, row, new DateOnly(2020, 1, 1))]),
        };
        walk.Register(Monday, TicketWalk.Complaint("210381", "210381") with
        {
            SubjectCode = "收费",
            IsKey = true,
            KeyReason = "重大",
        });

        var choice = UnitChoice.Of(walk.File, walk.Around(Monday, _dispatcher));

        Assert.False(choice.IsFree);
        Assert.Equal(["210000", "210300"], choice.Units.Select(unit => unit.OrgId).Order());
        Assert.Equal(first, choice.Units[0].OrgId);
        Assert.Equal(row == first, choice.Proposed is not null);
    }

    [Fact]
    public void What_follows_the_row_remembers_it_and_says_nothing_more()
    {
        var walk = Lamp("供水", "440229")
            .Do(Monday, _dispatcher, new TicketAct.Dispatch("440229-gs", ["440229-swj"], null));

        Assert.All(walk.File.Assignments, sent => Assert.Equal(("供水", null, new DateOnly(2016, 12, 31)),
            (sent.CatalogueSubject, sent.CatalogueDivision, sent.CatalogueFrom!.Value)));
        Assert.DoesNotContain("proposedOrgId", walk.History[^1].Fields.Keys);
    }

    [Fact]
    public void Another_choice_than_the_proposal_stands_in_the_history_beside_it()
    {
        var walk = Lamp("供水", "440229")
            .Do(Monday, _dispatcher, new TicketAct.Dispatch("440229-zgj", [], null));

        var fields = walk.History[^1].Fields;
        Assert.Equal(("440229-zgj", "440229-gs", "440229-swj"),
            (fields["orgId"], fields["proposedOrgId"], fields["proposedCoOrgIds"]));
        Assert.Null(walk.File.Assignments[0].CatalogueSubject);
        Assert.Null(walk.File.Assignments[0].CatalogueFrom);
    }

    [Fact]
    public void Without_the_helping_units_it_is_still_sent_by_the_row_and_the_difference_is_kept()
    {
        var walk = Lamp("供水", "440229")
            .Do(Monday, _dispatcher, new TicketAct.Dispatch("440229-gs", ["440229-zgj"], null));

        Assert.Equal("440229-swj", walk.History[^1].Fields["proposedCoOrgIds"]);
        Assert.Equal(["供水", null], walk.File.Assignments.Select(sent => sent.CatalogueSubject));
    }

    [Fact]
    public void Who_sends_it_may_say_what_it_is_about()
    {
        var walk = Lamp(null, "440229104").Do(Monday, _dispatcher,
            new TicketAct.Dispatch("440229104", [], null) { SubjectCode = "路灯" });

        Assert.Equal("路灯", walk.Ticket.SubjectCode);
        Assert.Equal("路灯", walk.History[^1].Fields["subjectCode"]);
        Assert.Equal(("路灯", "440229104"),
            (walk.File.Assignments[0].CatalogueSubject, walk.File.Assignments[0].CatalogueDivision));
    }

    [Fact]
    public void Whose_return_was_allowed_is_not_proposed_again_and_the_row_of_what_came_back_is_known()
    {
        var walk = Lamp("供水", "440229")
            .Do(Monday, _dispatcher, new TicketAct.Dispatch("440229-gs", ["440229-swj"], null))
            .Do(Monday, TicketWalk.Unit("440229-gs"),
                new TicketAct.RequestReturn("管网归水务局", "三定方案", "440229-swj"))
            .Do(Monday, _dispatcher, new TicketAct.ApproveReturn());

        var choice = UnitChoice.Of(walk.File, walk.Around(Tuesday, _dispatcher));

        Assert.Null(choice.Proposed);
        Assert.Equal("供水", walk.File.Assignments[walk.File.Returns[0].AssignmentSeq - 1].CatalogueSubject);
    }

    static TicketWalk Lamp(string? subject, string division, string? respondent = null)
    {
        var walk = TicketWalk.Of("wy");
        walk.Register(Monday, TicketWalk.About("wy", respondent is null ? TicketClass.Help : TicketClass.Complaint) with
        {
            SubjectCode = subject,
            DivisionCode = division,
            RespondentOrgId = respondent,
        });
        return walk;
    }
}
