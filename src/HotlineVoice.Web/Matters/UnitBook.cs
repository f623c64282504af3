using HotlineVoice.Cases.Organisations;
using HotlineVoice.Hotline.Dialplans;

namespace HotlineVoice.Web.Matters;

/// <summary>The units of the hotlines, as the plans hold them now.</summary>
sealed class UnitBook(PlanSet plans)
{
    /// <summary>What is asked about a matter is asked on the line for questions; else whoever is on duty.</summary>
    static readonly string[] _purposes = ["咨询", "值班"];

    /// <summary>Every unit of these hotlines with its hotline's code, in the order of hotlines and ids.</summary>
    public IEnumerable<(string Hotline, Organisation Unit)> Of(Func<string, bool> isSeen) =>
        from hotline in plans.Hotlines
        where isSeen(hotline.Code)
        from unit in plans.OfficesOf(hotline.Code).All
            .OrderBy(unit => unit.OrgId, StringComparer.Ordinal)
        select (hotline.Code, unit);

    /// <summary>The unit of this id in the first hotline that has it.</summary>
    public (string Hotline, Organisation Unit)? Find(string orgId, Func<string, bool> isSeen)
    {
        foreach (var hotline in plans.Hotlines.Where(hotline => isSeen(hotline.Code)))
            if (plans.OfficesOf(hotline.Code).Find(orgId) is { } unit)
                return (hotline.Code, unit);
        return null;
    }

    /// <summary>The number to dial; null when none is written down.</summary>
    public static string? NumberOf(Organisation unit) =>
        _purposes.Select(purpose => unit.Phones.FirstOrDefault(phone => phone.Purpose == purpose)?.Number)
            .Append(unit.Phones.FirstOrDefault()?.Number)
            .FirstOrDefault(number => number is not null);
}
