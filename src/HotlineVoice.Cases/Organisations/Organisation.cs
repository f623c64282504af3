using System.Collections.Immutable;

namespace HotlineVoice.Cases.Organisations;

/// <summary>级别.</summary>
public enum OrganisationLevel
{
    /// <summary>省.</summary>
    Province = 1,
    /// <summary>市.</summary>
    City = 2,
    /// <summary>县.</summary>
    County = 3,
    /// <summary>乡镇.</summary>
    Town = 4,
}

/// <summary>类型.</summary>
public enum OrganisationType
{
    /// <summary>政府部门, and governments themselves.</summary>
    Government = 1,
    /// <summary>公共企事业.</summary>
    PublicService = 2,
    /// <summary>垂直部门: led from above, not by the government of the place.</summary>
    Vertical = 3,
}

/// <summary>A telephone of a unit.</summary>
/// <param name="Number">In its national form, as it is dialled.</param>
/// <param name="Purpose">咨询, 投诉, 举报 or 值班.</param>
public sealed record OrganisationPhone(string Number, string Purpose)
{
    /// <summary>When somebody answers there, in words.</summary>
    public string? Hours { get; init; }
    /// <summary>First day on which it holds; null when it always did.</summary>
    public DateOnly? ValidFrom { get; init; }
    /// <summary>更新报备: the day on which the unit last filed it with the hotline (JN 正文三(三)).</summary>
    public DateOnly? ReportedOn { get; init; }
}

/// <summary>单位: who can be asked, joined to a call or sent a ticket.</summary>
/// <param name="OrgId">As the API and the database name it; never changed.</param>
/// <param name="Name">Whole name: 昌图县农业农村局.</param>
/// <param name="Level">级别.</param>
/// <param name="DivisionCode">Six digits of GB/T 2260: 211224.</param>
public sealed record Organisation(string OrgId, string Name, OrganisationLevel Level, string DivisionCode)
{
    /// <summary>简称.</summary>
    public string? ShortName { get; init; }
    /// <summary>类型.</summary>
    public OrganisationType Type { get; init; } = OrganisationType.Government;
    /// <summary>OA邮箱 to which tickets are mailed; null when it has none.</summary>
    public string? Mailbox { get; init; }
    /// <summary>上级主管单位; null at the top.</summary>
    public string? ParentOrgId { get; init; }
    /// <summary>电话.</summary>
    public ImmutableArray<OrganisationPhone> Phones { get; init; } = [];
}
