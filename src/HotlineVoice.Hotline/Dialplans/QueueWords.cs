using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Queues;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>What may stand behind a word of a queue.</summary>
enum QueueForm
{
    Text = 1,
    Texts = 2,
    Flag = 3,
    Count = 4,
    Duration = 5,
    DurationOrNever = 6,
    Choice = 7,
    Key = 8,
    Parts = 9,
}

/// <summary>One word of queues.yaml, as the reader, the page for managers and the editor's schema know it.</summary>
/// <param name="Name">As written.</param>
/// <param name="Form">What stands behind it.</param>
/// <param name="Usual">What holds when it is not written; empty for nothing.</param>
/// <param name="Meaning">One sentence without a full stop.</param>
sealed record QueueWord(string Name, QueueForm Form, string Usual, string Meaning)
{
    /// <summary>Bounds of a duration in seconds, or of a count.</summary>
    internal (int Least, int Most) Bounds { get; init; }
    /// <summary>The words of a group.</summary>
    internal ImmutableArray<QueueWord> Parts { get; init; } = [];
    /// <summary>Whether it must be written.</summary>
    internal bool Needed { get; init; }

    /// <summary>Its bounds as the page says them; empty when it has none.</summary>
    internal string Range => Form switch
    {
        QueueForm.Count => $"{Bounds.Least} to {Bounds.Most}",
        QueueForm.Duration => $"{Write(Bounds.Least)} to {Write(Bounds.Most)}",
        QueueForm.DurationOrNever => $"{Write(Bounds.Least)} to {Write(Bounds.Most)}, or never",
        QueueForm.Flag => "yes or no",
        _ => "",
    };

    static string Write(int seconds) => Durations.Write(TimeSpan.FromSeconds(seconds));
}

/// <summary>Every word of queues.yaml.</summary>
static class QueueWords
{
    /// <summary>The word for «not at all» where a duration may be written.</summary>
    internal const string Never = "never";

    /// <summary>Keys that may leave a queue: 0 asks for a person, 1 takes the callback, # ends input.</summary>
    internal const string ExitKeys = "23456789*";

    /// <summary>What holds where nothing is written.</summary>
    internal static QueuePlan Usual { get; } = new("", "");

    internal static QueueWord WrapUp { get; } = Group("wrap-up", "What a seat may finish after a call",
        Duration("for", Usual.WrapUp, (0, 1800), "How long it has; 0s for none"),
        Duration("more", Usual.WrapUpMore, (10, 600), "By how much a clerk extends it each time he asks"),
        Duration("at most", Usual.WrapUpMax, (0, 3600), "The longest it may become by extending"));

    internal static QueueWord Pauses { get; } = Group("pauses", "How long a seat is left alone after an offer in vain",
        Duration("busy", Usual.BusyPause, (1, 600), "Its telephone was busy or out of reach"),
        Duration("refused", Usual.RejectPause, (1, 600), "The clerk refused the call"),
        Duration("missed", Usual.MissPause, (1, 600), "It rang and nobody answered"));

    internal static QueueWord Tell { get; } = Group("tell", "When a waiting caller hears his position again",
        Duration("every", Usual.TellEvery, (10, 600), "After so long, and at once when he has moved up"),
        Duration("gap", Usual.TellGap, (5, 300), "The shortest time between two announcements of any kind"));

    internal static QueueWord Widen { get; } = Group("widen", "Who is asked too when the own seats do not take it",
        Must(Duration("after", null, (0, 3600), "After so long, and at once while no seat of its own is signed in")),
        Must(Texts("skills", "Seats of this hotline with one of these skills, whatever they serve")));

    internal static ImmutableArray<QueueWord> All { get; } =
    [
        Must(new("title", QueueForm.Text, "", "As people name it")),
        Texts("skills", "What a seat must know for it: one of these is enough"),
        Flag("anonymous", Usual.Anonymous, "Who comes here is shown without a number and is offered no callback"),
        Flag("confidential", Usual.Confidential, "What is told here is confidential"),
        new("class", QueueForm.Text, "", "Class of the tickets that begin here"),
        new("offer to", QueueForm.Choice, Usual.OfferTo, "Which of the free seats is asked: the name of a way below"),
        Duration("ring for", Usual.RingFor, (5, 120), "How long a seat's telephone rings"),
        Count("waiting at most", Usual.WaitingMax, (1, 10_000), "So many may wait; the next hears that it is full"),
        new("wait at most", QueueForm.DurationOrNever, Never, "After so long a caller is led on")
            { Bounds = (30, 14_400) },
        Count("priority", Usual.Priority, (0, 9), "Higher is served before, over all queues that share seats"),
        WrapUp,
        Count("misses", Usual.MissesMax, (1, 20), "So many offers missed in a row put a seat away"),
        Pauses,
        Tell,
        new("callback after", QueueForm.DurationOrNever, Durations.Write(Usual.CallbackAfter!.Value),
            "When a caller is offered to be called back, and how often again") { Bounds = (10, 3600) },
        new("exit key", QueueForm.Key, "", "The key that leaves the queue: 2 to 9 or \"*\""),
        Widen,
        Flag("say number", Usual.SayNumber, "The caller hears the number of the clerk who answers"),
        Flag("record", Usual.Record, "Calls are recorded"),
    ];

    internal static QueueWord Find(string name) => All.First(word => word.Name == name);

    static QueueWord Must(QueueWord word) => word with { Needed = true };

    static QueueWord Texts(string name, string meaning) => new(name, QueueForm.Texts, "", meaning);

    static QueueWord Group(string name, string meaning, params ReadOnlySpan<QueueWord> parts) =>
        new(name, QueueForm.Parts, "", meaning) { Parts = [.. parts] };

    static QueueWord Duration(string name, TimeSpan? usual, (int Least, int Most) seconds, string meaning) =>
        new(name, QueueForm.Duration, usual is { } written ? Durations.Write(written) : "", meaning)
        { Bounds = seconds };

    static QueueWord Count(string name, int usual, (int Least, int Most) bounds, string meaning) =>
        new(name, QueueForm.Count, usual.ToString(CultureInfo.InvariantCulture), meaning) { Bounds = bounds };

    static QueueWord Flag(string name, bool usual, string meaning) =>
        new(name, QueueForm.Flag, usual ? "yes" : "no", meaning);
}
