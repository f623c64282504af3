using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Cases.Progress;

/// <summary>One thing that was done for the caller.</summary>
/// <param name="At">When.</param>
/// <param name="Text">In plain words.</param>
public sealed record CitizenStep(DateTimeOffset At, string Text);

/// <summary>
/// 办理进度 as the caller may read it (辽宁12345条例 第十三条): which unit has the matter, until when, what was done. Not
/// who did it, nor what offices said to each other, nor anything about the caller himself.
/// </summary>
public sealed record CitizenProgress
{
    /// <summary>The matter.</summary>
    public required Ticket Ticket { get; init; }
    /// <summary>How far it is.</summary>
    public required CitizenStage Stage { get; init; }
    /// <summary>Names of the units that have it or had it to the end, the main one first.</summary>
    public required ImmutableArray<string> Units { get; init; }
    /// <summary>The oldest first.</summary>
    public required ImmutableArray<CitizenStep> Steps { get; init; }
    /// <summary>The answer, once it has passed the review and he has been told it.</summary>
    public string? Answer { get; init; }

    /// <summary>Null when there is nothing to read: it is not registered yet, its caller is locked (nothing is said of
    /// him to anybody who has not shown who he is), or it is destroyed.</summary>
    public static CitizenProgress? Of(TicketFile file, IReadOnlyList<HistoryEntry> history, OfficeBook offices)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(offices);
        if (StageOf(file.Ticket.State) is not { } stage || file.Sealed is not null
            || file.Archives.Any(one => one.DestroyedAt is not null))
            return null;
        string Name(string org) => offices.Find(org)?.Name ?? org;
        return new CitizenProgress
        {
            Ticket = file.Ticket,
            Stage = stage,
            Units =
            [
                .. file.Assignments.Where(one => one.Status is AssignmentStatus.Open or AssignmentStatus.Done)
                    .OrderBy(one => one.Role).Select(one => Name(one.OrgId)).Distinct(),
            ],
            Steps = [.. StepsOf(file, history, Name).OrderBy(step => step.At)],
            Answer = stage >= CitizenStage.AwaitingCallback && history.Any(IsTold) ? file.Ticket.ResultText : null,
        };
    }

    static bool IsTold(HistoryEntry entry) => entry.Event is "answerDirectly" or "feedbackDone";

    static CitizenStage? StageOf(TicketState state) => state switch
    {
        TicketState.Registered or TicketState.AwaitingSignoff or TicketState.AwaitingDispatch
            or TicketState.JointDetermination => CitizenStage.Received,
        TicketState.AwaitingMaterial => CitizenStage.AwaitingMaterial,
        TicketState.Dispatched or TicketState.Accepted or TicketState.ReturnRequested => CitizenStage.InHand,
        TicketState.ResultSubmitted or TicketState.AwaitingResultSignoff => CitizenStage.UnderReview,
        TicketState.CallbackPending => CitizenStage.AwaitingCallback,
        TicketState.Closed or TicketState.Archived => CitizenStage.Closed,
        _ => null,
    };

    static IEnumerable<CitizenStep> StepsOf(
        TicketFile file, IReadOnlyList<HistoryEntry> history, Func<string, string> name)
    {
        foreach (var entry in history)
            if (WordsOf(entry, name) is { } text)
                yield return new CitizenStep(entry.At, text);
        foreach (var note in file.Notes.Where(one => one.Visibility == NoteVisibility.Caller))
            yield return new CitizenStep(note.At, note.Text);
    }

    /// <summary>Null for what is between the offices.</summary>
    static string? WordsOf(HistoryEntry entry, Func<string, string> name) => entry.Event switch
    {
        "register" => "已登记受理",
        "answerDirectly" => "已直接答复",
        "threePartyOk" => "已通过三方通话答复",
        "refuse" => "不予受理，依据已告知",
        "guide" => "已告知办理途径",
        "transferEmergency" => "已转接紧急电话",
        "requestMaterial" => "请您补充材料",
        "supplied" => "已收到补充材料",
        "dispatch" or "designate" or "escalate" or "unreachable3" when entry.Fields.TryGetValue("orgId", out var org) =>
            $"已派至{name(org)}办理",
        "accept" => "承办单位已签收",
        "approveExtension" => "办理期限已延长",
        "submitResult" => "承办单位已提交办理结果",
        "feedbackDone" => "已向您反馈办理结果",
        "callbackDone" => "已回访",
        "repeatContact" => "已记录您再次反映的情况",
        "closeByGround" => "已办结",
        "terminate" => "已终结受理",
        _ => null,
    };
}
