using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Automation;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tests.Calendars;
using HotlineVoice.Cases.Tests.RuleSets;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tests.Tickets;

/// <summary>One ticket of 12316 on its way, with who does what and when.</summary>
sealed class TicketWalk
{
    internal const string Number = "12026031100001";

    internal static readonly TicketActor Agent = new("1001", ["agent"], null);
    internal static readonly TicketActor Dispatcher = new("fenban", ["dispatcher"], null);
    internal static readonly TicketActor Supervisor = new("banzhang", ["supervisor"], null);

    internal static readonly TicketActor Reviewer = new("fuhe", ["reviewer"], null);
    internal static readonly TicketActor CallerBack = new("huifang", ["caller-back"], null);
    internal static readonly TicketActor Overseer = new("duban", ["overseer"], null);
    internal static readonly TicketActor OfficeHead = new("zhuren", ["office-head"], null);

    readonly List<ContactAttempt> _attempts = [];
    readonly List<HistoryEntry> _history = [];

    internal TicketFile File { get; private set; } = null!;

    internal RuleSet Rules { get; init; } = ShippedRules.Set;

    internal OfficeBook Offices { get; init; } = ShippedRules.Offices;

    /// <summary>派单目录; nothing is proposed without.</summary>
    internal DispatchCatalogue Catalogue { get; init; } = DispatchCatalogue.Empty;

    /// <summary>自定义字段; none without.</summary>
    internal FieldBook Fields { get; set; } = FieldBook.Empty;

    /// <summary>办理清单; none without.</summary>
    internal ChecklistBook Checklists { get; set; } = ChecklistBook.Empty;

    /// <summary>领导接听: the session in which it is heard.</summary>
    internal LeaderSession? LeaderSession { get; set; }

    /// <summary>What is done besides; nothing when it is not said.</summary>
    internal AutomationBook Automation { get; init; } = AutomationBook.Empty;

    internal WorkingCalendar Calendar { get; set; } = ShippedCalendar.Calendar;

    /// <summary>The ticket that the registration follows.</summary>
    internal Ticket? Parent { get; init; }

    /// <summary>Who came about the matter before.</summary>
    internal ImmutableArray<MatterContact> Matter { get; set; } = [];

    /// <summary>Who comes now, for counting.</summary>
    internal string? CallerKey { get; set; }

    /// <summary>The ticket that an act names.</summary>
    internal Ticket? Other { get; set; }

    internal Ticket Ticket => File.Ticket;

    internal IReadOnlyList<HistoryEntry> History => _history;

    internal static TicketActor Unit(string orgId) => new($"u{orgId}", ["unit-handler"], orgId);

    internal static DateTimeOffset At(string local) => new(
        DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), WorkingCalendar.Offset);

    internal static TicketRegistration Consultation(string division) => new()
    {
        HotlineCode = "jn12316",
        Class = TicketClass.Consultation,
        Title = "补贴额",
        Content = "问补贴多少",
        DivisionCode = division,
        Caller = new NewCaller { Name = "张三", Phone = "13900010001" },
    };

    internal static TicketRegistration Complaint(string division, string? respondent) =>
        Consultation(division) with
        {
            Class = TicketClass.Complaint,
            Title = "收费",
            Content = "工作人员收费",
            RespondentOrgId = respondent,
        };

    /// <summary>A ticket of this hotline: ln, wy, mc, as or jn.</summary>
    internal static TicketWalk Of(string letters)
    {
        var rules = ShippedRules.All.Single(one => one.HotlineCode.StartsWith(letters, StringComparison.Ordinal));
        return new TicketWalk { Rules = rules.Sets[^1], Offices = rules.Offices, Catalogue = rules.Catalogue };
    }

    /// <summary>A matter of this class somewhere in the hotline's area.</summary>
    internal static TicketRegistration About(string letters, TicketClass kind) => new()
    {
        HotlineCode = ShippedRules.SetOf(letters).HotlineCode,
        Class = kind,
        Title = "路灯不亮",
        Content = "门前路灯三天不亮",
        DivisionCode = letters switch { "wy" => "440229", "mc" => "341622", "as" => "210300", _ => "210000" },
        Caller = new NewCaller { Name = "李四", Phone = "13900020002" },
    };

    /// <summary>Registered and sent to these units, the first leading.</summary>
    internal static TicketWalk Sent(string letters, TicketClass kind, string at, params string[] units)
    {
        var walk = Of(letters);
        walk.Register(at, About(letters, kind));
        return walk.Do(at, Dispatcher, new TicketAct.Dispatch(units[0], [.. units[1..]], null));
    }

    internal static TicketActor Head(string orgId) => new($"head{orgId}", ["unit-head"], orgId);

    internal static TicketActor With(params string[] roles) => new(roles[0], [.. roles], null);

    internal static TicketWalk Registered(string at, TicketRegistration registration)
    {
        var walk = new TicketWalk();
        walk.Register(at, registration);
        return walk;
    }

    internal void Register(string at, TicketRegistration registration) =>
        Keep(TicketMachine.Register(Number, registration, Around(at, Agent)));

    internal void Seal(string at, TicketRegistration registration, IIdentitySealer sealer)
    {
        var outcome = TicketMachine.Register(Number, registration, Around(at, Agent));
        Keep(new TicketOutcome.Changed(Sealing.Apply(
            Assert.IsType<TicketOutcome.Changed>(outcome).Change, sealer, At(at))));
    }

    /// <summary>Everything that comes about by itself until then; how many entries that were.</summary>
    internal int Lapse(string at)
    {
        if (TicketMachine.Lapse(File, Around(at, Agent)) is not { } change)
            return 0;
        Keep(new TicketOutcome.Changed(change));
        return change.Entries.Length;
    }

    /// <summary>The same under another calendar.</summary>
    internal void Recount(string at, WorkingCalendar calendar, string notice)
    {
        Calendar = calendar;
        if (TicketMachine.Recount(File, Around(at, Agent), notice) is { } change)
            Keep(new TicketOutcome.Changed(change));
    }

    internal void Tried(string at, ContactParty party, ContactOutcome outcome, string? org = null) =>
        _attempts.Add(new ContactAttempt
        {
            Id = $"a{_attempts.Count + 1}",
            TicketNo = Number,
            Party = party,
            OrgId = org,
            Phone = "04120000000",
            At = At(at),
            Outcome = outcome,
        });

    internal TicketOutcome Try(string at, TicketActor actor, TicketAct act) =>
        TicketMachine.Apply(File, act, Around(at, actor) with { SecondReader = Known(ReaderOf(act)) });

    static string? ReaderOf(TicketAct act) => act switch
    {
        TicketAct.CloseByGround closing => closing.SecondReader,
        TicketAct.Expired expired => expired.SecondReader,
        _ => null,
    };

    /// <summary>The people of the office, as the desk would find them.</summary>
    static TicketActor? Known(string? user) => new[] { Agent, Dispatcher, Supervisor, Reviewer, CallerBack, OfficeHead }
        .FirstOrDefault(one => one.User == user);

    internal TicketWalk Do(string at, TicketActor actor, TicketAct act)
    {
        Keep(Try(at, actor, act));
        return this;
    }

    internal TicketOutcome.Refused Refused(string at, TicketActor actor, TicketAct act) =>
        Assert.IsType<TicketOutcome.Refused>(Try(at, actor, act));

    internal IEnumerable<string> WrongFields(string at, TicketActor actor, TicketAct act) =>
        Assert.IsType<TicketOutcome.Wrong>(Try(at, actor, act)).Errors.Keys.Order();

    internal ImmutableArray<string> Allowed(string at, TicketActor actor) =>
        TicketMachine.Allowed(File, Around(at, actor));

    internal TicketDeadline DeadlineAt(string at) => TicketMachine.DeadlineOf(File, At(at));

    /// <summary>The last day in time of the latest clock of this name.</summary>
    internal string Due(string clock)
    {
        var timer = File.Timers.Last(timer => timer.Id == clock);
        Assert.Equal(WorkingCalendar.MidnightAfter(timer.DueDay!.Value), timer.DueAt);
        return timer.DueDay.Value.ToString("MM-dd", CultureInfo.InvariantCulture);
    }

    internal TimerState StateOf(string clock) => File.Timers.Last(timer => timer.Id == clock).State;

    internal TicketSurroundings Around(string at, TicketActor actor) =>
        new(Rules, Calendar, Offices, At(at), actor)
        {
            Catalogue = Catalogue,
            Fields = Fields,
            LeaderSession = LeaderSession,
            Checklists = Checklists,
            Automation = Automation,
            Attempts = [.. _attempts],
            Parent = Parent,
            MatterContacts = Matter,
            CallerKey = CallerKey,
            Other = Other,
        };

    void Keep(TicketOutcome outcome)
    {
        if (outcome is not TicketOutcome.Changed { Change: var change })
        {
            Assert.Fail(outcome switch
            {
                TicketOutcome.Refused refused => refused.Message,
                TicketOutcome.Wrong wrong =>
                    string.Join("; ", wrong.Errors.Select(one => $"{one.Key}: {one.Value[0]}")),
                _ => "",
            });
            return;
        }

        Assert.Equal((File?.Ticket.Version ?? 0) + 1, change.File.Ticket.Version);
        File = change.File;
        _attempts.AddRange(change.Attempts);
        _history.AddRange(change.Entries);
        Assert.Equal(Enumerable.Range(1, _history.Count), _history.Select(entry => entry.Seq));
        Assert.Equal(_history.Count, File.HistoryLength);
    }
}
