namespace HotlineVoice.Cases.Enclosures;

/// <summary>Whether a file was looked at for what harms machines.</summary>
public enum EnclosureCheck
{
    /// <summary>待检查: it cannot be opened yet.</summary>
    Waiting = 1,
    /// <summary>已检查: nothing was found.</summary>
    Clean = 2,
    /// <summary>Something was found; the file is gone, this row stays.</summary>
    Infected = 3,
    /// <summary>未做病毒检查: nobody here checks files.</summary>
    Unchecked = 4,
    /// <summary>已销毁 with the ticket, after its time.</summary>
    Destroyed = 5,
    /// <summary>文件缺失: it was not found for a day when it was to be looked at; this row stays.</summary>
    Lost = 6,
}
