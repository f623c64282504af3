namespace HotlineVoice.Cases.Progress;

/// <summary>查询码: what its caller is told besides the number, so that he can ask how his matter stands.</summary>
public interface IProgressCodes
{
    /// <summary>Length of every code.</summary>
    const int Digits = 8;

    /// <summary>The ticket's code, always the same: digits, because it is spoken and keyed in.</summary>
    string Of(string ticketNo);
}
