using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Steps;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>What a flow must not do although every name in it is known.</summary>
static class DialplanChecks
{
    internal static void Run(Dialplan plan, ProblemList problems)
    {
        FindUnreachable(plan, problems);
        FindCircles(plan, problems);
        FindMenusThatHangUp(plan, problems);
    }

    static void FindUnreachable(Dialplan plan, ProblemList problems)
    {
        var reached = new HashSet<Step>();
        var open = new Stack<Step>([plan.Start, .. plan.Agent is { } agent ? [agent] : (Step[])[]]);
        while (open.TryPop(out var step))
            if (reached.Add(step))
                foreach (var place in step.Places)
                    open.Push(place);
        foreach (var step in plan.Steps.Where(step => !reached.Contains(step)))
            problems.Add(step.At, $"step `{step.Name}` is never reached", "Lead to it from another step, or remove it");
    }

    /// <summary>Steps that wait for nothing must not lead back to themselves by such steps alone.</summary>
    static void FindCircles(Dialplan plan, ProblemList problems)
    {
        var safe = new HashSet<Step>();
        foreach (var step in plan.Steps)
            if (!step.Waits && Circle(step, [], safe) is { } circle)
            {
                problems.Add(step.At, $"step `{step.Name}` goes in a circle without waiting: {circle}",
                    "Let a step in it play, ask or wait for something");
                return;
            }
    }

    static string? Circle(Step step, List<Step> way, HashSet<Step> safe)
    {
        if (step.Waits || safe.Contains(step))
            return null;
        if (way.Contains(step))
            return string.Join(" → ", way.SkipWhile(other => other != step).Append(step).Select(other => other.Name));
        way.Add(step);
        var circle = step.Places.Select(place => Circle(place, way, safe)).FirstOrDefault(found => found is not null);
        way.RemoveAt(way.Count - 1);
        if (circle is null)
            safe.Add(step);
        return circle;
    }

    /// <summary>A caller who does not answer a menu reaches a person or a voicemail, never the end.</summary>
    static void FindMenusThatHangUp(Dialplan plan, ProblemList problems)
    {
        foreach (var menu in plan.Steps.OfType<MenuStep>())
            foreach (var outcome in MenuStep.Failures)
                if (menu.Find(outcome) is { } place && Ends(place).FirstOrDefault() is { } end)
                    problems.Add(menu.At,
                        $"menu `{menu.Name}` hangs up on a caller: {outcome} leads to `{end.Name}`",
                        "Lead to a queue or a voicemail");
    }

    static IEnumerable<Step> Ends(Step step) =>
        step is HangUpStep ? [step]
        : step.Waits ? []
        : step.Places.SelectMany(Ends);
}
