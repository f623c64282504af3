using System.Collections.Immutable;

namespace HotlineVoice.Cases.RuleSets;

/// <summary>An act before which a hotline may want something done. On disk by name: the list may only grow.</summary>
public enum TicketGate
{
    /// <summary>登记.</summary>
    Register = 1,
    /// <summary>派单.</summary>
    Dispatch = 2,
    /// <summary>反馈结果.</summary>
    SubmitResult = 3,
    /// <summary>办结, of a matter that was taken.</summary>
    Close = 4,
}

/// <summary>The names of gates in the hotline's files and the API.</summary>
public static class TicketGates
{
    /// <summary>As files and the API name them, in the order in which a ticket meets them.</summary>
    public static ImmutableArray<KeyValuePair<string, TicketGate>> All { get; } =
    [
        new("register", TicketGate.Register), new("dispatch", TicketGate.Dispatch),
        new("submitResult", TicketGate.SubmitResult), new("close", TicketGate.Close),
    ];

    /// <summary>As files and the API name it.</summary>
    public static string Name(TicketGate gate) => All.First(one => one.Value == gate).Key;

    /// <summary>As people name it.</summary>
    public static string Label(TicketGate gate) => gate switch
    {
        TicketGate.Register => "登记",
        TicketGate.Dispatch => "派单",
        TicketGate.SubmitResult => "反馈结果",
        _ => "办结",
    };
}
