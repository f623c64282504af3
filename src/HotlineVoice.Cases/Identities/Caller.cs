namespace HotlineVoice.Cases.Identities;

/// <summary>Who speaks. On disk and in the API by name.</summary>
public enum CallerType
{
    /// <summary>自然人.</summary>
    Person = 1,
    /// <summary>法人.</summary>
    LegalPerson = 2,
    /// <summary>非法人组织.</summary>
    Organisation = 3,
}

/// <summary>诉求人 of one ticket. Personal throughout: masked by role, every read in clear is audited.</summary>
public sealed record Caller
{
    /// <summary>Its name.</summary>
    public required string CallerId { get; init; }
    /// <summary>诉求人类型.</summary>
    public CallerType Type { get; init; } = CallerType.Person;
    /// <summary>姓名; the regulation asks for none in a consultation.</summary>
    public string? Name { get; init; }
    /// <summary>性别.</summary>
    public string? Gender { get; init; }
    /// <summary>联系电话, in its national form.</summary>
    public required string Phone { get; init; }
    /// <summary>备用电话.</summary>
    public string? AltPhone { get; init; }
    /// <summary>地址.</summary>
    public string? Address { get; init; }
    /// <summary>所在地.</summary>
    public string? DivisionCode { get; init; }
    /// <summary>要求书面答复.</summary>
    public bool WantsWrittenReply { get; init; }
}
