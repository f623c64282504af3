using HotlineVoice.Cases.Tickets.Acts;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>Files that an act rests on are files of this ticket which may be opened.</summary>
sealed class TheEnclosuresAreThere : Guard
{
    internal override TicketOutcome? Check(Scene scene)
    {
        foreach (var id in (scene.Act as IEnclosing)?.Enclosures ?? [])
        {
            if (scene.File.Enclosures.FirstOrDefault(one => one.Id == id) is not { } file)
                return Wrong("attachments", $"本工单没有附件 {id}");
            if (!file.IsOpen)
                return Wrong("attachments", $"附件「{file.Name}」尚未通过病毒检查");
        }

        return null;
    }
}
