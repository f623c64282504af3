using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>Under whichever regulation, anybody may try anything at any time, in any order.</summary>
public sealed class RegulationProgramTests
{
    static readonly HashSet<(string, TicketState, TicketState)> _rows = [.. TicketMachine.Rows];

    [Theory]
    [InlineData("ln", "210000-jtt", "210000-scj", 17)]
    [InlineData("wy", "440229-zgj", "440229-gaj", 18)]
    [InlineData("mc", "341622-zjj", "341622-scj", 18)]
    [InlineData("as", "210300-zjj", "210300-cgj", 18)]
    [InlineData("jn", "210300", "210000", 12)]
    public void Whatever_is_tried_a_ticket_stays_whole(string letters, string first, string second, int actsLeast)
    {
        var acts = new HashSet<string>();
        var states = new HashSet<TicketState>();
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), program =>
            {
                var world = new World(letters, [first, second, "999999"], program);
                for (var i = 0; i < program.Length; i++)
                    world.Do(program[i] + (i * 37));
                acts.UnionWith(world.Acts);
                states.UnionWith(world.States);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(80).WithEndSize(120));

        Assert.True(acts.Count >= actsLeast, $"only {string.Join(", ", acts.Order())} were ever done");
        Assert.Superset(
            new HashSet<TicketState>
            {
                TicketState.Registered, TicketState.Dispatched, TicketState.Accepted, TicketState.ReturnRequested,
                TicketState.ResultSubmitted, TicketState.CallbackPending, TicketState.Closed, TicketState.Archived,
            },
            states);
    }

    [Fact]
    public void Every_act_has_a_word_that_people_use() => Assert.All(AnyAct.Names, name =>
        Assert.Matches("^[（）一-龥]+$", Cases.Tickets.Transitions.TicketWords.Label(name)));

    /// <summary>One ticket, a clock that only goes forward, and acts by number.</summary>
    sealed class World
    {
        readonly List<ContactAttempt> _attempts = [];
        readonly string[] _units;
        readonly TicketActor[] _actors;
        readonly TicketWalk _walk;
        DateTimeOffset _now = At("2026-04-27 08:00");
        TicketFile _file;

        internal World(string letters, string[] units, byte[] program)
        {
            _units = units;
            _actors =
            [
                Agent, Dispatcher, Supervisor, Reviewer, CallerBack, Overseer, OfficeHead, Unit(units[0]),
                Unit(units[1]), Head(units[0]), Head(units[1]), With("government-office-head"),
                With("government-leader"), new("vice1", ["deputy-magistrate"], null),
                new("vice2", ["deputy-magistrate"], null), With("magistrate"), new("nobody", [], null),
            ];
            _walk = Of(letters);
            var seed = program.Length;
            var kinds = _walk.Rules.Classes;
            var said = About(letters, kinds[seed % kinds.Length]) with
            {
                Urgency = seed % 4 == 0 ? TicketUrgency.Emergency : TicketUrgency.Ordinary,
                RespondentOrgId = seed % 3 == 0 ? units[1] : null,
                IsKey = seed % 5 == 0,
                KeyReason = "重点",
            };
            var around = Around(Agent) with
            {
                Parent = seed % 2 == 0 ? null : Parent(letters, said, seed % 4 + 1),
            };
            var begun = Assert.IsType<TicketOutcome.Changed>(TicketMachine.Register(Number, said, around)).Change;
            _file = begun.File;
        }

        internal HashSet<string> Acts { get; } = [];

        internal HashSet<TicketState> States { get; } = [TicketState.Registered];

        internal void Do(int step)
        {
            _now += TimeSpan.FromMinutes(step % 7 == 0 ? 900 : step % 97);
            if (step % 3 == 0 && TicketMachine.Lapse(_file, Around(Agent)) is { } lapse)
                Keep(lapse, null);
            // Mostly what somebody may do, so that programs get far; sometimes anything by anybody.
            var actor = _actors[step % _actors.Length];
            for (var tries = 1; step % 6 != 0 && tries <= 6
                && !Telling(TicketMachine.Allowed(_file, Around(actor))).Any(); tries++)
                actor = _actors[(step + tries * 5) % _actors.Length];
            var around = Around(actor);
            var allowed = TicketMachine.Allowed(_file, around);
            var telling = Telling(allowed).ToArray();
            var name = step % 6 != 0 && telling.Length > 0
                ? telling[step / 5 % telling.Length]
                : AnyAct.Names[step % AnyAct.Names.Length];
            var act = AnyAct.Of(name, step, around.Today, _units);
            switch (TicketMachine.Apply(_file, act, around))
            {
                case TicketOutcome.Changed changed:
                    Assert.Contains(act.Event, allowed);
                    Keep(changed.Change, act.Event);
                    break;
                case TicketOutcome.Refused refused:
                    Assert.Matches("[一-龥]", refused.Message);
                    break;
                case TicketOutcome.Wrong wrong:
                    Assert.NotEmpty(wrong.Errors);
                    break;
            }

            Assert.True(Enum.IsDefined(TicketRegions.Of(_file, _now).Deadline));
        }

        /// <summary>Acts that end a program early come seldom, and those that change little too.</summary>
        static IEnumerable<string> Telling(IEnumerable<string> allowed)
        {
            string[] dull =
            [
                "repeatContact", "link", "followUp", "markKey", "remind", "closeByGround", "guide", "transferEmergency",
                "answerDirectly", "threePartyOk", "refuse", "merge", "reportStage", "note", "tag", "enclose",
            ];
            return allowed.Where(name => !dull.Contains(name));
        }

        void Keep(TicketChange change, string? act)
        {
            var file = change.File;
            Assert.Equal(_file.Ticket.Version + 1, file.Ticket.Version);
            Assert.Equal(
                Enumerable.Range(_file.HistoryLength + 1, change.Entries.Length),
                change.Entries.Select(entry => entry.Seq));
            Assert.Equal(_file.HistoryLength + change.Entries.Length, file.HistoryLength);
            var state = _file.Ticket.State;
            foreach (var entry in change.Entries)
            {
                Assert.Equal(state, entry.From);
                state = entry.To;
            }

            Assert.Equal(file.Ticket.State, state);
            if (act is not null)
            {
                Assert.Contains((act, _file.Ticket.State, file.Ticket.State), _rows);
                Acts.Add(act);
                Assert.All(change.Entries, entry => Assert.Equal(_now, entry.At));
            }

            CheckLists(file);
            CheckState(file);
            Assert.Equal(_file.Ticket.FirstResponsibleOrg ?? file.Ticket.FirstResponsibleOrg,
                file.Ticket.FirstResponsibleOrg);
            Assert.Equal(_file.Ticket.OwnerAgent, file.Ticket.OwnerAgent);
            Assert.True(file.Cards.Length >= _file.Cards.Length && file.Cards[.._file.Cards.Length]
                .SequenceEqual(_file.Cards));
            _attempts.AddRange(change.Attempts);
            States.Add(file.Ticket.State);
            _file = file;
        }

        static void CheckLists(TicketFile file)
        {
            IEnumerable<int>[] lists =
            [
                file.Timers.Select(one => one.Seq), file.Assignments.Select(one => one.Seq),
                file.Extensions.Select(one => one.Seq), file.Returns.Select(one => one.Seq),
                file.Determinations.Select(one => one.Seq), file.Signoffs.Select(one => one.Seq),
                file.Materials.Select(one => one.Seq), file.Contacts.Select(one => one.Seq),
                file.Reminders.Select(one => one.Seq), file.Letters.Select(one => one.Seq),
                file.Deductions.Select(one => one.Seq), file.Cards.Select(one => one.Seq),
                file.Worklist.Select(one => one.Seq), file.Reviews.Select(one => one.Seq),
                file.Callbacks.Select(one => one.Seq), file.Archives.Select(one => one.Seq),
            ];
            Assert.All(lists, list => Assert.Equal(Enumerable.Range(1, list.Count()), list));
        }

        void CheckState(TicketFile file)
        {
            var state = file.Ticket.State;
            var open = file.Assignments.Count(one =>
                one is { Role: AssignmentRole.Main, Status: AssignmentStatus.Open });
            Assert.InRange(open, 0, 1);
            if (state is TicketState.Dispatched or TicketState.Accepted or TicketState.ReturnRequested)
                Assert.Equal(1, open);
            if (state is TicketState.Closed or TicketState.Archived)
            {
                Assert.DoesNotContain(file.Timers, timer => timer.State is TimerState.Running or TimerState.Due);
                Assert.DoesNotContain(file.Worklist, item => item.DoneAt is null);
                Assert.NotNull(file.Ticket.ClosingGround);
                Assert.Equal(0, open);
            }

            // Nobody is ever sent what is said against him.
            Assert.DoesNotContain(file.Assignments, one =>
                one.OrgId == file.Ticket.RespondentOrgId || one.OrgId == "999999");
            // One limit at most binds a unit at a time, and no clock runs for a unit that has it no more.
            foreach (var assignment in file.Assignments)
            {
                var running = file.Timers.Where(timer =>
                    timer.AssignmentSeq == assignment.Seq && timer.State == TimerState.Running).ToArray();
                Assert.True(running.Count(timer => timer.Id is "finish" or "reply") <= 1);
                if (assignment.Status is AssignmentStatus.Returned or AssignmentStatus.Escalated)
                    Assert.Empty(running);
            }
        }

        TicketSurroundings Around(TicketActor actor) =>
            new(_walk.Rules, ShippedCalendar.Calendar, _walk.Offices, _now, actor) { Attempts = [.. _attempts] };

        static Ticket Parent(string letters, TicketRegistration said, int repeat)
        {
            var walk = Of(letters);
            walk.Register("2026-04-01 09:00", said with { IsKey = false });
            return walk.Ticket with { RepeatNo = repeat };
        }
    }
}
