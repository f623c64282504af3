using System.Collections.Immutable;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Organisations;
using HotlineVoice.Cases.RuleSets;
using HotlineVoice.Cases.Tickets.Acts;

namespace HotlineVoice.Cases.Tickets.Transitions;

/// <summary>What is wrong or missing in a registration, all at once.</summary>
static class RegistrationCheck
{
    const int TitleMax = 100;
    const int WordMax = 200;
    const int ContentMax = 10_000;
    const decimal SubsidyMax = 100_000_000;

    static readonly string[] _buyers = ["个人", "合作社", "企业"];

    /// <summary>Chinese sentences by the API's field name; empty when nothing is wrong.</summary>
    /// <param name="said">What is registered.</param>
    /// <param name="around">Its surroundings.</param>
    /// <param name="draft">What was entered before; null when it is the first of it.</param>
    internal static ImmutableDictionary<string, ImmutableArray<string>> Run(
        TicketRegistration said, TicketSurroundings around, TicketFile? draft = null)
    {
        var errors = new Dictionary<string, ImmutableArray<string>>();
        if (!said.Draft)
            FindMissing(said, around.Rules, errors);
        else if (said.Class != 0 && !around.Rules.Classes.Contains(said.Class))
            errors["class"] = [ClassesOf(around.Rules)];
        CheckCaller(said, errors);
        CheckPlaces(said, around.Offices, errors);
        CheckDays(said, around, errors);
        CheckLengths(said, errors);
        CheckFields(said, around.Fields, draft, errors);
        return errors.ToImmutableDictionary();
    }

    /// <summary>A number as it was written, without spaces, hyphens and brackets.</summary>
    internal static string Digits(string phone) =>
        new([.. phone.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '(' or ')' or '（' or '）'))]);

    static void FindMissing(
        TicketRegistration said, RuleSet rules, Dictionary<string, ImmutableArray<string>> errors)
    {
        if (!rules.Classes.Contains(said.Class))
            errors["class"] = [ClassesOf(rules)];
        if (string.IsNullOrWhiteSpace(said.Title))
            errors["title"] = ["请填写标题"];
        if (string.IsNullOrWhiteSpace(said.Content))
            errors["content"] = ["请填写诉求内容"];
        if (string.IsNullOrWhiteSpace(said.DivisionCode))
            errors["divisionCode"] = ["请询问并填写事发地区划，不能按来电号码推断"];
        if (!said.Anonymous && string.IsNullOrWhiteSpace(said.Caller?.Phone))
            errors["caller.phone"] = ["请填写联系电话，或选择匿名"];
        if (said.IsKey && string.IsNullOrWhiteSpace(said.KeyReason))
            errors["keyReason"] = ["请写明列为重大、疑难的原因"];
    }

    static void CheckCaller(TicketRegistration said, Dictionary<string, ImmutableArray<string>> errors)
    {
        if (said.Caller is not { } caller)
            return;
        if (said.Anonymous)
        {
            errors["caller"] = ["匿名工单不登记诉求人"];
            return;
        }

        if (caller.Phone is { Length: > 0 } phone && !IsNumber(phone))
            errors["caller.phone"] = ["联系电话应为3至20位数字"];
        if (caller.AltPhone is { Length: > 0 } other && !IsNumber(other))
            errors["caller.altPhone"] = ["备用电话应为3至20位数字"];
        if (caller.DivisionCode is { Length: > 0 } home && !Division.IsWellFormed(home))
            errors["caller.divisionCode"] = ["区划代码应为6位数字"];
        if (caller.Name is { Length: > WordMax } || caller.Address is { Length: > WordMax })
            errors["caller"] = [$"姓名和地址各不超过{WordMax}字"];
    }

    static void CheckPlaces(
        TicketRegistration said, OfficeBook offices, Dictionary<string, ImmutableArray<string>> errors)
    {
        if (said.DivisionCode is { Length: > 0 } place && !Division.IsWellFormed(place))
            errors["divisionCode"] = ["区划代码应为6位数字"];
        if (said.RespondentOrgId is { Length: > 0 } respondent && offices.Find(respondent) is null)
            errors["respondentOrgId"] = ["通讯录中没有这个单位；其他被反映对象请写入被反映单位/人"];
    }

    static void CheckDays(
        TicketRegistration said, TicketSurroundings around, Dictionary<string, ImmutableArray<string>> errors)
    {
        if (said.OccurredAt > around.Now)
            errors["occurredAt"] = ["发生时间不能晚于现在"];
        if (said.PurchaseDate > around.Today)
            errors["purchaseDate"] = ["购机日期不能晚于今天"];
        if (said.SubsidyAmount is < 0 or > SubsidyMax)
            errors["subsidyAmount"] = ["补贴金额应为不小于0的数，以元为单位"];
        if (said.BuyerType is { Length: > 0 } buyer && !_buyers.Contains(buyer))
            errors["buyerType"] = [$"购机者类型为：{string.Join("、", _buyers)}"];
    }

    static void CheckFields(
        TicketRegistration said, FieldBook book, TicketFile? draft,
        Dictionary<string, ImmutableArray<string>> errors)
    {
        var values = FieldCheck.Read(said.Fields, book, said.Class, isUnit: false, errors);
        if (said.Draft)
            return;
        var filled = (draft?.Fields ?? []).Where(one => one.Stands && !values.ContainsKey(one.FieldId))
            .Select(one => one.FieldId).Concat(values.Where(one => one.Value.Length > 0).Select(one => one.Key));
        foreach (var missing in book.Missing(said.Class, TicketGate.Register, filled))
            errors.TryAdd(FieldCheck.Name(missing.Id), [$"请填写「{missing.Label}」"]);
    }

    static void CheckLengths(TicketRegistration said, Dictionary<string, ImmutableArray<string>> errors)
    {
        if (said.Title.Length > TitleMax)
            errors["title"] = [$"标题不超过{TitleMax}字"];
        if (said.Content.Length > ContentMax)
            errors["content"] = [$"诉求内容不超过{ContentMax}字"];
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)
            [
                ("demand", said.Demand), ("address", said.Address), ("keyReason", said.KeyReason),
                ("respondentName", said.RespondentName), ("machineType", said.MachineType),
                ("machineModel", said.MachineModel), ("dealerName", said.DealerName), ("invoiceNo", said.InvoiceNo),
                ("subjectCode", said.SubjectCode), ("clusterId", said.ClusterId),
            ])
            if (value is { Length: > WordMax })
                errors[name] = [$"不超过{WordMax}字"];
    }

    static bool IsNumber(string phone)
    {
        var digits = Digits(phone).AsSpan().TrimStart('+');
        return digits.Length is >= 3 and <= 20 && !digits.ContainsAnyExceptInRange('0', '9');
    }

    static string ClassesOf(RuleSet rules) =>
        $"本热线的诉求类别为：{string.Join("、", rules.Classes.Select(ClassWords.Label))}";
}
