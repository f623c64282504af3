using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.LeaderDays;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.RuleSets.Duties;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>A place where somebody may sign.</summary>
/// <param name="Required">The role that is needed.</param>
/// <param name="Level">The role in which he signs.</param>
/// <param name="Clause">The clause that wants it.</param>
sealed record SignPlace(string Required, string Level, string? Clause);

/// <summary>Who must sign what, and what is signed already.</summary>
static class SignPlaces
{
    /// <summary>Where this actor may sign at this stage now; null when nowhere.</summary>
    internal static SignPlace? For(Scene scene, SignoffStage stage) => stage switch
    {
        SignoffStage.Dispatch => ForDispatch(scene),
        SignoffStage.Unit => ForUnit(scene),
        SignoffStage.Result => scene.Ticket.State == TicketState.AwaitingResultSignoff
            ? ForNext(scene, Missing(scene.File, scene.Rules), scene.Rules.ResultSignoff?.Clause, stage)
            : null,
        _ => ForTermination(scene),
    };

    /// <summary>The role that must sign before the ticket is sent out; null when nobody need, or somebody who stands
    /// high enough has, or a leader has heard it himself and sends it out on the spot.</summary>
    internal static string? MissingForDispatch(Scene scene) =>
        scene.Rules.DispatchSignoff is { } ladder
        && ladder.RequiredFor(scene.Ticket.RepeatNo, scene.Ticket.IsKey) is { } required
        && !OnTheSpot.Holds(scene)
        && !scene.File.Signoffs.Any(one =>
            one.Stage == SignoffStage.Dispatch && ladder.Suffices([one.Level], required))
            ? required
            : null;

    /// <summary>Those of the result's signers who have not signed the latest result.</summary>
    internal static ImmutableArray<Signer> Missing(TicketFile file, RuleSet rules)
    {
        if (rules.ResultSignoff is not { } rule)
            return [];
        var main = file.Assignments.LastOrDefault(one => one.Role == AssignmentRole.Main);
        return Open(rule.Signers, file.Signoffs.Where(one => one.Stage == SignoffStage.Result
            && one.AssignmentSeq == main?.Seq && one.At >= main?.ResultAt));
    }

    /// <summary>Those of the chain for ending an unreasonable demand who have not signed.</summary>
    internal static ImmutableArray<Signer> MissingForTermination(TicketFile file, RuleSet rules) =>
        rules.Termination is { } rule
            ? Open(rule.Signers, file.Signoffs.Where(one => one.Stage == SignoffStage.Termination))
            : [];

    static ImmutableArray<Signer> Open(ImmutableArray<Signer> signers, IEnumerable<Signoff> signed)
    {
        var open = signers.ToList();
        foreach (var one in signed)
            if (open.FindIndex(signer => signer.Role == one.Level) is >= 0 and var at)
                open.RemoveAt(at);
        return [.. open];
    }

    static SignPlace? ForDispatch(Scene scene)
    {
        if (scene.Ticket.State != TicketState.AwaitingSignoff || scene.Rules.DispatchSignoff is not { } ladder
            || ladder.RequiredFor(scene.Ticket.RepeatNo, scene.Ticket.IsKey) is not { } required)
            return null;
        var level = scene.Actor.Roles.Where(role => ladder.Suffices([role], required)).FirstOrDefault();
        return level is null ? null : new SignPlace(required, level, ladder.Clause);
    }

    static SignPlace? ForUnit(Scene scene) =>
        scene.Rules.UnitHandling is { } rule && scene.Mine is not null && scene.Actor.OrgId is not null
        && scene.Ticket.State is TicketState.Dispatched or TicketState.Accepted && scene.Actor.Is(rule.SignedBy)
            ? new SignPlace(rule.SignedBy, rule.SignedBy, rule.Clause)
            : null;

    static SignPlace? ForTermination(Scene scene)
    {
        if (scene.Rules.Termination is not { } rule || scene.Ticket.RepeatNo < rule.Demands)
            return null;
        return ForNext(scene, MissingForTermination(scene.File, scene.Rules), rule.Clause, SignoffStage.Termination);
    }

    /// <summary>The last of a chain signs last; the same person does not sign twice.</summary>
    static SignPlace? ForNext(Scene scene, ImmutableArray<Signer> missing, string? clause, SignoffStage stage)
    {
        var inOrder = stage == SignoffStage.Termination;
        for (var i = 0; i < missing.Length; i++)
        {
            var isLast = i == missing.Length - 1 && missing.Length > 1;
            if (scene.Actor.Is(missing[i].Role) && !isLast && !(inOrder && i > 0)
                && !scene.File.Signoffs.Any(one => one.Stage == stage && one.Signer == scene.Actor.User
                    && one.At >= (scene.OpenOrLastMain?.ResultAt ?? DateTimeOffset.MinValue)))
                return new SignPlace(missing[i].Role, missing[i].Role, clause);
        }

        return null;
    }
}
