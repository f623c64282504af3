using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>A file has a name, belongs to an assignment that is there, and who the caller is is shared with nobody.
/// </summary>
sealed class TheEnclosureIsSound : Guard<TicketAct.Enclose>
{
    const int NameCharactersMax = 120;

    protected override TicketOutcome? Check(Scene scene, TicketAct.Enclose act)
    {
        var file = act.Enclosure;
        if (string.IsNullOrWhiteSpace(file.Name) || file.Name.Length > NameCharactersMax)
            return Wrong("name", $"请填写文件名，不超过{NameCharactersMax}个字符");
        if (file.AssignmentSeq is { } seq && scene.File.Assignments.All(one => one.Seq != seq))
            return Wrong("assignmentSeq", "本工单没有这次派单");
        if (file.Kind != EnclosureKind.Identity)
            return null;
        if (file.Shared)
            return Wrong("shared", "身份证明不能与承办单位共享");
        return scene.Actor.Is(Doers.Hotline.AsSpan()) ? null : Wrong("kind", "身份证明由热线保管，承办单位不能添加");
    }
}
