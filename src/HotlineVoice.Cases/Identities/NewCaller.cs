namespace HotlineVoice.Cases.Identities;

/// <summary>诉求人 as he is taken down. Personal throughout.</summary>
public sealed record NewCaller
{
    /// <summary>诉求人类型.</summary>
    public CallerType Type { get; init; } = CallerType.Person;
    /// <summary>姓名.</summary>
    public string? Name { get; init; }
    /// <summary>性别.</summary>
    public string? Gender { get; init; }
    /// <summary>联系电话; it must be there unless the ticket is anonymous.</summary>
    public string? Phone { get; init; }
    /// <summary>备用电话.</summary>
    public string? AltPhone { get; init; }
    /// <summary>地址.</summary>
    public string? Address { get; init; }
    /// <summary>所在地.</summary>
    public string? DivisionCode { get; init; }
    /// <summary>要求书面答复.</summary>
    public bool WantsWrittenReply { get; init; }

    /// <summary>What is known of a caller already, as if it were taken down now.</summary>
    public static NewCaller Of(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new NewCaller
        {
            Type = caller.Type,
            Name = caller.Name,
            Gender = caller.Gender,
            Phone = caller.Phone is { Length: > 0 } phone ? phone : null,
            AltPhone = caller.AltPhone,
            Address = caller.Address,
            DivisionCode = caller.DivisionCode,
            WantsWrittenReply = caller.WantsWrittenReply,
        };
    }

    /// <summary>Without what it should not hold in a log.</summary>
    public override string ToString() => $"{nameof(NewCaller)} {Type}";
}
