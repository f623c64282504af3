using System.Collections.Immutable;
using System.Globalization;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Checklists;

/// <summary>What checklists make of a ticket: they come, and are ticked.</summary>
static class Checking
{
    /// <summary>The field of a history entry that names steps, their numbers separated by commas.</summary>
    internal const string StepsField = "checkSeqs";

    /// <summary>The field of a history entry that names the lists that came.</summary>
    internal const string ListsField = "checklists";

    internal static bool Attach(ChangeBuilder change, TicketAct.AttachChecklist act)
    {
        Add(change, [change.Around.Checklists.Find(act.ChecklistId)!]);
        return true;
    }

    /// <summary>Lists that come with this act by themselves.</summary>
    internal static void Come(ChangeBuilder change, TicketGate act) =>
        Add(change, change.Around.Checklists.ComingWith(act, change.File with { Ticket = change.Ticket }));

    internal static bool Tick(ChangeBuilder change, TicketAct.TickChecks act)
    {
        var unit = change.Scene.IsOfHotline ? null : change.Around.Actor.OrgId;
        change.File = change.File with
        {
            Checks =
            [
                .. change.File.Checks.Select(one =>
                    act.Done.Contains(one.Seq) && one.DoneAt is null
                        ? one with { DoneAt = change.Now, DoneBy = change.Around.Actor.User, DoneOrgId = unit }
                        : act.Undone.Contains(one.Seq)
                            ? one with { DoneAt = null, DoneBy = null, DoneOrgId = null }
                            : one),
            ],
        };
        change.Say(StepsField, Numbers(act.Done));
        change.Say("undone", Numbers(act.Undone));
        return true;
    }

    static void Add(ChangeBuilder change, ImmutableArray<ChecklistRule> lists)
    {
        var checks = change.File.Checks.ToBuilder();
        foreach (var list in lists)
            foreach (var step in list.Steps)
                checks.Add(new TicketCheck
                {
                    TicketNo = change.Ticket.TicketNo,
                    Seq = checks.Count + 1,
                    ChecklistId = list.Id,
                    Checklist = list.Title,
                    Label = step.Label,
                    Before = step.Before,
                    ForUnits = step.ForUnits,
                    AttachedBy = change.Around.Actor.User,
                    AttachedAt = change.Now,
                });
        change.File = change.File with { Checks = checks.ToImmutable() };
        change.Say(ListsField, string.Join('、', lists.Select(one => one.Id)));
    }

    static string Numbers(ImmutableArray<int> seqs) =>
        string.Join(',', seqs.Select(seq => seq.ToString(CultureInfo.InvariantCulture)));
}
