using FsCheck;
using FsCheck.Fluent;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;
using static HotlineVoice.Cases.Tests.Tickets.TicketWalk;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>Anybody may try anything at any time, in any order.</summary>
public sealed class TicketProgramTests
{
    static readonly TicketActor[] _actors =
        [Agent, Dispatcher, Supervisor, Unit("210300"), Unit("210381"), Unit("210000"), new("nobody", [], null)];

    const int ActsMin = 15;

    static readonly TicketState[] _wanted =
    [
        TicketState.Registered, TicketState.AwaitingDispatch, TicketState.Dispatched, TicketState.Accepted,
        TicketState.ResultSubmitted, TicketState.CallbackPending, TicketState.Closed, TicketState.Archived,
    ];

    static readonly string[] _units = ["210381", "210300", "210000", "210000-njcf", "999999"];

    [Fact]
    public void Whatever_is_tried_a_ticket_stays_whole()
    {
        var reached = new HashSet<TicketState>();
        var acts = new HashSet<string>();
        // Chance leaves a state out once in many runs: then it is given more of it.
        for (var round = 0; round < 5 && !(reached.IsSupersetOf(_wanted) && acts.Count >= ActsMin); round++)
            Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), program =>
                {
                    var world = new World(program.Length);
                    foreach (var step in program)
                        world.Do(step);
                    reached.UnionWith(world.Reached);
                    acts.UnionWith(world.Acts);
                })
                .Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(120));

        Assert.Empty(_wanted.Except(reached));
        Assert.True(acts.Count >= ActsMin, $"only {string.Join(", ", acts.Order())} were ever done");
    }

    /// <summary>One ticket, a clock that only goes forward, and acts by number.</summary>
    sealed class World
    {
        readonly List<ContactAttempt> _attempts = [];
        DateTimeOffset _now = At("2026-04-27 08:00");
        TicketFile _file;

        internal World(int seed)
        {
            var kind = (TicketClass)new[] { 1, 3, 4 }[seed % 3];
            var said = (kind == TicketClass.Consultation ? Consultation("210381") : Complaint("210381", null)) with
            {
                Class = kind,
                Anonymous = seed % 5 == 0,
                Draft = seed % 7 == 0,
                RespondentOrgId = seed % 2 == 0 ? "210381" : null,
                IsKey = seed % 4 == 0,
                KeyReason = "重大",
            };
            said = said.Anonymous ? said with { Caller = null } : said;
            var begun = Assert.IsType<TicketOutcome.Changed>(
                TicketMachine.Register(Number, said, Around(Agent))).Change;
            _file = begun.File;
            Said = said with { Draft = false };
            Reached.Add(_file.Ticket.State);
        }

        internal HashSet<TicketState> Reached { get; } = [];

        internal HashSet<string> Acts { get; } = [];

        TicketRegistration Said { get; }

        internal void Do(byte step)
        {
            _now += TimeSpan.FromMinutes(step % 5 == 0 ? 700 : step);
            if (step % 11 == 0 && TicketMachine.Lapse(_file, Around(Agent)) is { } lapse)
                Keep(lapse, "lapse");
            if (step % 9 == 0)
                _attempts.Add(new ContactAttempt
                {
                    Id = $"a{_attempts.Count}",
                    Party = step % 2 == 0 ? ContactParty.Caller : ContactParty.Unit,
                    At = _now,
                    Outcome = step % 27 == 0 ? ContactOutcome.Connected : ContactOutcome.Busy,
                });
            // Mostly what is allowed, so that programs get far; sometimes anything.
            var actor = _actors[step % _actors.Length];
            var around = Around(actor);
            var allowed = TicketMachine.Allowed(_file, around);
            // What stands beside the matter is allowed everywhere and leads nowhere: it comes seldom.
            var leading = allowed.Where(name => !AnyAct.Asides.Contains(name)).ToArray();
            var act = step % 29 == 0 ? ActOf(AnyAct.Asides[step / 29 % AnyAct.Asides.Length], step)
                : step % 3 != 0 && leading.Length > 0 ? ActOf(leading[step / 3 % leading.Length], step) : Any(step);
            var before = _file;
            switch (TicketMachine.Apply(_file, act, around))
            {
                case TicketOutcome.Changed changed:
                    Keep(changed.Change, act.Event);
                    Assert.Contains(act.Event, allowed);
                    break;
                case TicketOutcome.Refused refused:
                    Assert.Matches("[一-龥]", refused.Message);
                    break;
                case TicketOutcome.Wrong wrong:
                    Assert.NotEmpty(wrong.Errors);
                    break;
            }

            Assert.True(Enum.IsDefined(TicketMachine.DeadlineOf(before, _now)));
        }

        void Keep(TicketChange change, string act)
        {
            var file = change.File;
            Assert.Equal(_file.Ticket.Version + 1, file.Ticket.Version);
            Assert.Equal(
                Enumerable.Range(_file.HistoryLength + 1, change.Entries.Length),
                change.Entries.Select(entry => entry.Seq));
            Assert.Equal(_file.HistoryLength + change.Entries.Length, file.HistoryLength);
            Assert.Equal(Enumerable.Range(1, file.Timers.Length), file.Timers.Select(timer => timer.Seq));
            Assert.Equal(Enumerable.Range(1, file.Assignments.Length), file.Assignments.Select(one => one.Seq));
            var open = file.Assignments.Count(one =>
                one is { Role: AssignmentRole.Main, Status: AssignmentStatus.Open });
            var state = file.Ticket.State;
            Assert.Equal(state is TicketState.Dispatched or TicketState.Accepted ? 1 : 0, open);
            if (state is TicketState.Closed or TicketState.Archived)
            {
                Assert.DoesNotContain(file.Timers, timer => timer.State is TimerState.Running or TimerState.Due);
                Assert.NotNull(file.Ticket.ClosingGround);
            }

            Assert.DoesNotContain(file.Assignments, one =>
                one.OrgId == file.Ticket.RespondentOrgId || one.OrgId == "999999");
            Reached.Add(state);
            Acts.Add(act);
            _file = file;
        }

        TicketAct Any(byte step) => ActOf(Names[step % Names.Length], step);

        static string[] Names { get; } =
        [
            "register", "answerDirectly", "refuse", "guide", "threePartyOk", "sendForm", "dispatch", "accept",
            "submitResult", "explain", "reviewPass", "feedbackDone", "closeByGround", "unreachable3", "archive",
            "repeatContact",
        ];

        TicketAct ActOf(string name, byte step)
        {
            var odd = step % 2 == 1;
            var unit = _units[step / 2 % _units.Length];
            return AnyAct.Aside(name, step, odd) ?? name switch
            {
                "register" => new TicketAct.Register(odd ? Said : Said with { Title = "" }),
                "answerDirectly" => new TicketAct.AnswerDirectly(null, odd ? "答复" : ""),
                "refuse" => new TicketAct.Refuse(odd ? "out-of-scope" : "", step % 4 != 0, null),
                "guide" => new TicketAct.Guide(odd ? "119" : " "),
                "threePartyOk" => new TicketAct.ThreePartyOk(unit, null),
                "sendForm" => new TicketAct.SendForm(),
                "dispatch" => new TicketAct.Dispatch(unit, step % 4 == 0 ? ["210100", "210200"] : default, null),
                "accept" => new TicketAct.Accept(),
                "submitResult" => new TicketAct.SubmitResult(odd ? "结果" : "", step % 4 != 3, null, false),
                "explain" => new TicketAct.Explain("理由", DateOnly.FromDateTime(_now.Date).AddDays(step % 60 - 5)),
                "reviewPass" => new TicketAct.ReviewPass(true, null, odd),
                "feedbackDone" => new TicketAct.FeedbackDone
                {
                    Reached = step % 4 != 0,
                    Grade = step % 5 == 0 ? "差" : null,
                    Satisfied = odd ? step % 3 == 0 : null,
                },
                "closeByGround" => new TicketAct.CloseByGround($"G{step % 10}", odd ? "录音" : "", odd ? "u2" : null),
                "unreachable3" => new TicketAct.Unreachable3(),
                "archive" => new TicketAct.Archive(),
                _ => new TicketAct.RepeatContact(odd),
            };
        }

        TicketSurroundings Around(TicketActor actor) =>
            new(ShippedRules.Set, ShippedCalendar.Calendar, ShippedRules.Offices, _now, actor)
            {
                Attempts = [.. _attempts],
            };
    }
}
