using System.Text;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tests.Tickets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Identities;

public sealed class DisclosureTests
{
    const string Housing = "440229-zgj";
    static readonly DateTimeOffset _now = At("2026-04-09 12:00");

    [Fact]
    public void A_unit_sees_the_matter_and_its_caller_masked()
    {
        var seen = Disclosure.Of(Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing).File, Unit(Housing), _now);

        Assert.Equal(IdentitySight.Masked, seen.Sight);
        Assert.NotNull(seen.File!.Caller);
    }

    [Fact]
    public void Of_a_protected_caller_a_unit_sees_nothing_by_which_he_could_be_known()
    {
        var walk = Of("wy");
        walk.Register("2026-04-09 09:00", About("wy", TicketClass.Report) with { Confidential = true, CallId = "c1" });
        walk.Do("2026-04-09 10:00", Dispatcher, new TicketAct.Dispatch(Housing, [], null));

        foreach (var who in (TicketActor[])[Unit(Housing), With("magistrate")])
        {
            var seen = Disclosure.Of(walk.File, who, _now);
            Assert.Equal(IdentitySight.Hidden, seen.Sight);
            Assert.Null(seen.File!.Caller);
            Assert.Equal((null, null), (seen.File.Ticket.CallerId, seen.File.Ticket.CallId));
            Assert.All(seen.File.Contacts, contact => Assert.Equal(("", null), (contact.CallerKey, contact.CallId)));
            Assert.Equal(walk.Ticket.Content, seen.File.Ticket.Content);
        }
    }

    [Theory]
    [InlineData("440229-gaj")]
    [InlineData(null)]
    public void Who_was_not_sent_it_sees_nothing(string? org)
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing);
        var who = new TicketActor("x", ["unit-handler"], org);

        Assert.Equal(new Disclosure(null, IdentitySight.Hidden), Disclosure.Of(walk.File, who, _now));
        Assert.Null(Disclosure.Of(walk.File, With("librarian"), _now).File);
    }

    [Fact]
    public void The_unit_complained_of_sees_nothing_even_if_it_had_the_ticket_before_that_was_known()
    {
        var walk = Sent("wy", TicketClass.Complaint, "2026-04-09 10:00", Housing);
        var file = walk.File with { Ticket = walk.Ticket with { RespondentOrgId = Housing } };

        Assert.Null(Disclosure.Of(file, Unit(Housing), _now).File);
    }

    [Fact]
    public void A_unit_that_sent_it_back_no_longer_sees_who_asked()
    {
        var walk = Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing)
            .Do("2026-04-09 11:00", Unit(Housing), new TicketAct.RequestReturn("镇管", "文件", "440229-gaj"))
            .Do("2026-04-09 11:30", Dispatcher, new TicketAct.ApproveReturn());

        var seen = Disclosure.Of(walk.File, Unit(Housing), _now);
        Assert.Equal((IdentitySight.Hidden, null), (seen.Sight, seen.File!.Caller));
    }

    [Fact]
    public void A_sealed_caller_is_opened_for_one_person_a_purpose_and_some_hours_when_another_allows_it()
    {
        var walk = Sealed(out var sealer);
        Assert.Null(walk.File.Caller);
        Assert.DoesNotContain("13900020002", walk.File.ToString());
        Assert.Equal(IdentitySight.Hidden, Disclosure.Of(walk.File, Agent, _now).Sight);
        Assert.Equal(["purpose"],
            walk.WrongFields("2026-04-09 09:30", Supervisor, new TicketAct.RequestUnmasking(" ")));
        walk.Do("2026-04-09 09:30", Supervisor, new TicketAct.RequestUnmasking("核实线索"));
        Assert.Equal("theIdentityIsSealed",
            walk.Refused("2026-04-09 09:31", Supervisor, new TicketAct.DecideUnmasking(1, true)).Code);
        Assert.Equal("theIdentityIsSealed",
            walk.Refused("2026-04-09 09:31", Supervisor, new TicketAct.ReadIdentity(1)).Code);

        walk.Do("2026-04-09 10:00", OfficeHead, new TicketAct.DecideUnmasking(1, true));

        Assert.Equal(IdentitySight.Clear, Disclosure.Of(walk.File, Supervisor, _now).Sight);
        Assert.Equal(IdentitySight.Hidden, Disclosure.Of(walk.File, Agent, _now).Sight);
        Assert.Equal("theIdentityIsSealed",
            walk.Refused("2026-04-09 10:30", Agent, new TicketAct.ReadIdentity(1)).Code);
        walk.Do("2026-04-09 10:30", Supervisor, new TicketAct.ReadIdentity(1));
        Assert.Equal("13900020002", sealer.Open(walk.File.Sealed!).Phone);
        var read = walk.History[^1];
        Assert.Equal(("readIdentity", "banzhang", "核实线索", "zhuren"),
            (read.Event, read.Actor, read.Fields["purpose"], read.Fields["approvedBy"]));
        Assert.Equal(1, walk.File.Unmaskings[0].Readings);
        Assert.Equal(IdentitySight.Hidden, Disclosure.Of(walk.File, Supervisor, At("2026-04-09 14:00")).Sight);
    }

    [Fact]
    public void A_caller_who_is_in_clear_needs_no_unmasking() => Assert.Equal("theIdentityIsSealed",
        Sent("wy", TicketClass.Help, "2026-04-09 10:00", Housing)
            .Refused("2026-04-09 11:00", Supervisor, new TicketAct.RequestUnmasking("核实")).Code);

    static TicketWalk Sealed(out IIdentitySealer sealer)
    {
        var walk = Of("wy");
        var vault = new Vault();
        walk.Seal("2026-04-09 09:00", About("wy", TicketClass.Report), vault);
        sealer = vault;
        return walk;
    }

    /// <summary>Keys that lie beside the tickets and not with them.</summary>
    sealed class Vault : IIdentitySealer
    {
        readonly Dictionary<string, byte> _keys = [];

        public SealedIdentity Seal(Caller caller, DateTimeOffset now)
        {
            var id = $"k{_keys.Count + 1}";
            _keys[id] = (byte)(_keys.Count + 41);
            var plain = Encoding.UTF8.GetBytes($"{caller.Name}|{caller.Phone}");
            return new SealedIdentity(caller.CallerId, id,
                Convert.ToBase64String([.. plain.Select(one => (byte)(one ^ _keys[id]))]), now);
        }

        public Caller Open(SealedIdentity identity)
        {
            var plain = Convert.FromBase64String(identity.Ciphertext)
                .Select(one => (byte)(one ^ _keys[identity.KeyId]));
            var parts = Encoding.UTF8.GetString([.. plain]).Split('|');
            return new Caller { CallerId = identity.CallerId, Name = parts[0], Phone = parts[1] };
        }
    }
}
