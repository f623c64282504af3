using System.Collections.Immutable;

namespace HotlineVoice.Hotline.Queues;

/// <summary>What queues.yaml says of one queue.</summary>
/// <param name="Id">As seats and records name it: jn12316/q_consult.</param>
/// <param name="Title">As people name it: 补贴咨询.</param>
public sealed record QueuePlan(string Id, string Title)
{
    /// <summary>What a seat must know to take its calls.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];
    /// <summary>Who comes here has chosen the anonymous way: no number is shown from here on.</summary>
    public bool Anonymous { get; init; }
    /// <summary>What is told here is confidential.</summary>
    public bool Confidential { get; init; }
    /// <summary>Class of the tickets that begin here, such as 咨询; null when the clerk decides.</summary>
    public string? TicketClass { get; init; }
    /// <summary>Which ready seat is asked first: the name of a way of offering.</summary>
    public string OfferTo { get; init; } = "longest-idle";
    /// <summary>How long a seat's telephone rings.</summary>
    public TimeSpan RingFor { get; init; } = TimeSpan.FromSeconds(20);
    /// <summary>So many may wait; the next hears that it is full.</summary>
    public int WaitingMax { get; init; } = 200;
    /// <summary>After so long the caller waits no longer; null for never (the rule of the regulations).</summary>
    public TimeSpan? WaitMax { get; init; }
    /// <summary>Higher is served before, across queues that share seats.</summary>
    public int Priority { get; init; }
    /// <summary>How long a seat has for what a call leaves to do; zero for none.</summary>
    public TimeSpan WrapUp { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>By how much a clerk extends it each time he asks.</summary>
    public TimeSpan WrapUpMore { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>The longest a wrap-up may become by extending.</summary>
    public TimeSpan WrapUpMax { get; init; } = TimeSpan.FromSeconds(300);
    /// <summary>So many offers missed in a row put a seat away.</summary>
    public int MissesMax { get; init; } = 2;
    /// <summary>How long a seat is left alone after its telephone was busy.</summary>
    public TimeSpan BusyPause { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>How long a seat is left alone after it refused.</summary>
    public TimeSpan RejectPause { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>How long a seat is left alone after it did not answer.</summary>
    public TimeSpan MissPause { get; init; } = TimeSpan.FromSeconds(5);
    /// <summary>How often a waiting caller is told his position after the first time.</summary>
    public TimeSpan TellEvery { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>The shortest time between two announcements of any kind.</summary>
    public TimeSpan TellGap { get; init; } = TimeSpan.FromSeconds(15);
    /// <summary>When a callback is offered, and how often again; null for never.</summary>
    public TimeSpan? CallbackAfter { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>The key that leaves the queue for the step's outcome «key», such as the voicemail; null for none.
    /// </summary>
    public char? ExitKey { get; init; }
    /// <summary>After so long seats with the skills of <see cref="WidenTo"/> are asked too, at once while nobody of the
    /// own is signed in; null for never.</summary>
    public TimeSpan? WidenAfter { get; init; }
    /// <summary>The skills that are asked too.</summary>
    public ImmutableArray<string> WidenTo { get; init; } = [];
    /// <summary>The number of the clerk is said when he answers (报工号).</summary>
    public bool SayNumber { get; init; } = true;
    /// <summary>Calls are recorded.</summary>
    public bool Record { get; init; } = true;
}
