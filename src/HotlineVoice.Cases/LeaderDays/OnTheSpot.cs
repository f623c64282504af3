using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.LeaderDays;

/// <summary>Whether a ticket is sent out on the spot (当场分办, MC 第十一条).</summary>
static class OnTheSpot
{
    /// <summary>It was heard by a leader of the government, and this is the session's day.</summary>
    internal static bool Holds(Scene scene) =>
        scene.Rules.LeaderDay is { OnTheSpot: true }
        && scene.Around.LeaderSession is { Rank: LeaderRank.Government } session
        && session.IsOfDay(scene.Around.Now);

    /// <summary>And this is who registers for him.</summary>
    internal static bool IsDoneBy(Scene scene) =>
        Holds(scene) && scene.Around.LeaderSession!.Clerk == scene.Actor.User;

    /// <summary>The department that answered takes it itself (自行领办).</summary>
    internal static bool IsOwn(Scene scene, string orgId) =>
        scene.Rules.LeaderDay is { OwnUnit: true }
        && scene.Around.LeaderSession is { Rank: LeaderRank.Department, CancelledAt: null } session
        && session.OrgId == orgId;
}
