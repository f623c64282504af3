namespace HotlineVoice.Cases.Tickets;

/// <summary>来源渠道. On disk and in the API by name: the list may only grow.</summary>
public enum TicketSource
{
    /// <summary>电话.</summary>
    Phone = 1,
    /// <summary>留言.</summary>
    Voicemail = 2,
    /// <summary>微信.</summary>
    WeChat = 3,
    /// <summary>微博.</summary>
    Weibo = 4,
    /// <summary>网站.</summary>
    Website = 5,
    /// <summary>短信.</summary>
    Sms = 6,
    /// <summary>信箱.</summary>
    Mailbox = 7,
    /// <summary>传真.</summary>
    Fax = 8,
    /// <summary>信件.</summary>
    Letter = 9,
    /// <summary>领导接听.</summary>
    LeaderAnswered = 10,
    /// <summary>领导批办.</summary>
    LeaderInstruction = 11,
    /// <summary>上级交办(省长热线、市长热线), where it was not told apart which: tickets of before hold it.</summary>
    SuperiorAssigned = 12,
    /// <summary>市长热线电子督办单.</summary>
    MayorSupervision = 13,
    /// <summary>市领导签批件.</summary>
    CityLeaderSigned = 14,
    /// <summary>人民网网友留言.</summary>
    PeopleNetMessage = 15,
    /// <summary>百姓对话.</summary>
    PeopleDialogue = 16,
    /// <summary>聚焦行风.</summary>
    ConductFocus = 17,
    /// <summary>省长热线交办.</summary>
    GovernorHotline = 18,
    /// <summary>市长热线交办.</summary>
    MayorHotline = 19,
}
