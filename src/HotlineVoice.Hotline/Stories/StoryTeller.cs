using System.Collections.Immutable;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Hotline.Stories;

/// <summary>Plays the stories of plans; what does not come true is a problem of the story's file.</summary>
public static class StoryTeller
{
    /// <summary>File of a hotline's folder that holds its stories.</summary>
    public const string FileName = "stories.yaml";

    /// <summary>Plays them all, each with a floor of its own.</summary>
    public static ImmutableArray<Problem> Play(PlanSet plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var found = ImmutableArray.CreateBuilder<Problem>();
        foreach (var plan in plans.Plans)
        {
            var problems = new ProblemList($"{plan.Profile.Folder}/{FileName}");
            foreach (var story in plan.Stories)
                new StoryRunner(plans, plan.Profile.Code, story, problems).Run();
            found.AddRange(problems.Problems);
        }

        return found.ToImmutable();
    }

    /// <summary>How many stories these plans have.</summary>
    public static int Count(PlanSet plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        return plans.Plans.Sum(plan => plan.Stories.Length);
    }
}
