using HotlineVoice.Cases.Organisations;
using HotlineVoice.Web.Matters;

namespace HotlineVoice.Web.Shapes;

/// <summary>A unit as the API shows it; its telephones only to who dials them.</summary>
public sealed record OrganisationShape
{
    public required string OrgId { get; init; }
    public required string Hotline { get; init; }
    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public required string Level { get; init; }
    public required string DivisionCode { get; init; }
    public string? ParentOrgId { get; init; }
    public IReadOnlyList<OrganisationPhoneShape>? Phones { get; init; }

    internal static OrganisationShape Of(Organisation one, string hotline, bool withPhones) => new()
    {
        OrgId = one.OrgId,
        Hotline = hotline,
        Name = one.Name,
        ShortName = one.ShortName,
        Level = TicketWords.Of(one.Level),
        DivisionCode = one.DivisionCode,
        ParentOrgId = one.ParentOrgId,
        Phones = withPhones
            ? [.. one.Phones.Select(phone => new OrganisationPhoneShape(phone.Number, phone.Purpose, phone.Hours))]
            : null,
    };
}

/// <summary>A telephone of a unit.</summary>
public sealed record OrganisationPhoneShape(string Number, string Purpose, string? Hours);

/// <summary>A division: 省, 市, 县 or 乡镇.</summary>
public sealed record DivisionShape(string Code, string Name, string Level, string? ParentCode);
