using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Hotline.Stories;

namespace HotlineVoice.Hotline.Tests.Dialplans;

public sealed class ShippedPlanTests
{
    [Fact]
    public void The_plans_that_ship_have_no_problem_and_their_stories_come_true()
    {
        var check = PlanLoading.Check(Shipped.Sources);

        Assert.Empty(check.Problems.Select(problem => problem.ToString()));
        Assert.Equal($"{StoryTeller.Count(check.Plans!)} stories played", check.Notes[^1]);
        Assert.InRange(StoryTeller.Count(check.Plans!), 17, 1000);
    }
}
