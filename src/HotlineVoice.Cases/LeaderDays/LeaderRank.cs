namespace HotlineVoice.Cases.LeaderDays;

/// <summary>Who answers on a 领导接听日. On disk and in the API by name: the list may only grow.</summary>
public enum LeaderRank
{
    /// <summary>县政府领导: what they hear is sent out on the spot (MC 第十一条).</summary>
    Government = 1,
    /// <summary>县直部门: what they hear is theirs to handle (MC 第十一条).</summary>
    Department = 2,
}
