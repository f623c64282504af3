using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Cases.Tickets;
using static HotlineVoice.Cases.RuleSets.Reading.WordForms;

namespace HotlineVoice.Cases.Automation;

/// <summary>Every word of automation.yaml.</summary>
public static class AutomationWords
{
    /// <summary>What comes into a history beside the acts.</summary>
    static ImmutableArray<string> Followed { get; } =
    [
        "timerDue", "cardIssued", "returnWindowExpired", "returnRefusedLate", "allSigned", "emergencyNotified",
        "urgeDrafted", "cooperated", "firstRefusal", "recounted", "notifyUnit",
    ];

    /// <summary>Other names for what happens: as it is spoken of, and as the history has it.</summary>
    static ImmutableDictionary<string, string> Spoken { get; } = new Dictionary<string, string>
    {
        ["registered"] = "register",
        ["dispatched"] = "dispatch",
        ["accepted"] = "accept",
        ["returnRequested"] = "requestReturn",
        ["resultSubmitted"] = "submitResult",
        ["letterIssued"] = "issueLetter",
        ["cardShown"] = "cardIssued",
    }.ToImmutableDictionary();

    internal static ImmutableDictionary<string, string> Events { get; } = TicketMachine.Rows
        .Select(row => row.Event).Concat(Followed).Distinct()
        .Select(name => KeyValuePair.Create(name, name)).Concat(Spoken)
        .ToImmutableDictionary();

    internal static ImmutableDictionary<string, TicketState> States { get; } = ByName<TicketState>(false);

    internal static ImmutableDictionary<string, TicketSource> Sources { get; } = ByName<TicketSource>(false);

    internal static ImmutableDictionary<string, TicketDeadline> Deadlines { get; } = ByName<TicketDeadline>(true);

    internal static ImmutableDictionary<string, TicketUrgency> Urgencies { get; } =
        ImmutableDictionary<string, TicketUrgency>.Empty
            .Add("一般", TicketUrgency.Ordinary)
            .Add("突发", TicketUrgency.Emergency);

    internal static ImmutableDictionary<string, AssignmentRole> Parts { get; } =
        ImmutableDictionary<string, AssignmentRole>.Empty
            .Add("主办", AssignmentRole.Main)
            .Add("协办", AssignmentRole.Co);

    internal static ImmutableDictionary<string, Recipient> Recipients { get; } = ByName<Recipient>(true);

    internal static ImmutableDictionary<string, NoticeWay> Ways { get; } = ByName<NoticeWay>(true);

    internal static ImmutableDictionary<string, TicketClass> Classes { get; } = ClassWords.All.ToImmutableDictionary();

    internal static FileWord When { get; } = Must(Group("when", "What sets it off: one of these",
        Choices("event", Names(Events), "One of these comes into a ticket's history"),
        Several("timer", "With event timerDue: only of these clocks of rules.yaml"),
        Group("before", "So long before a clock is due",
            Must(Text("clock", "Its name in rules.yaml")),
            Count("workingDays", (1, 250), "Working days; it comes when the day begins"),
            Count("minutes", (1, 100_000), "Minutes")),
        Group("after", "So long after a clock was due and is still owed",
            Must(Text("clock", "Its name in rules.yaml")),
            Count("workingDays", (1, 250), "Working days; it comes when the last has ended"),
            Count("minutes", (1, 100_000), "Minutes")),
        Group("idle", "A ticket has stayed in one state",
            Must(Choice("state", Names(States), "Which")),
            Must(Count("workingDays", (1, 250), "How long"))),
        Text("daily", "On every working day at this time, for all tickets at once: 08:30")));

    internal static FileWord If { get; } = Group("if", "What else must hold: all of it, and of a list any",
        Choices("class", ClassWords.All.Select(one => one.Key), "诉求类别"),
        Choices("source", Names(Sources), "From where it came"),
        Choice("urgency", Names(Urgencies), "一般 or 突发"),
        Flag("key", "重点"),
        Flag("protected", "保密 or with a locked caller"),
        Several("division", "Beginnings of codes of divisions"),
        Several("unit", "Ids of units"),
        Choice("part", Names(Parts), "The part of the unit it is about"),
        Choices("state", Names(States), "Its state after that"),
        Count("repeats", (2, 1_000), "Told so often or oftener"),
        Several("tag", "One of these words is on it"),
        Choices("deadline", Names(Deadlines), "Whether it is in time"));

    internal static FileWord Then { get; } = Must(Groups("then", "What is done, in order",
        Group("notify", "Tells somebody",
            Must(Choices("to", Names(Recipients), "Whom")),
            Choices("by", Names(Ways), "By which ways; inApp when not written"),
            Must(Text("text", "What, with {ticketNo} {title} {class} {unit} {due} {clause} {event}; in a daily rule"
                + " {day} {dueToday} {overdue} {tickets}")),
            Text("hook", "Id of the webhook, with by: webhook")),
        Text("tag", "Puts this word on the ticket"),
        Text("untag", "Takes this word off the ticket"),
        Text("note", "Writes this note, for the hotline's own people")));

    /// <summary>The words of one rule.</summary>
    public static ImmutableArray<FileWord> All { get; } =
    [
        Must(Text("id", "Its name in the history; never change it")),
        Must(Text("title", "Its name for people")),
        When,
        If,
        Then,
    ];

    static IEnumerable<string> Names<T>(ImmutableDictionary<string, T> words) =>
        words.Keys.Order(StringComparer.Ordinal);

    static ImmutableDictionary<string, T> ByName<T>(bool lower) where T : struct, Enum =>
        Enum.GetValues<T>().ToImmutableDictionary(value =>
            lower ? char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..] : value.ToString());
}
