using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Tickets.Transitions;

namespace HotlineVoice.Cases.Tickets.Guards;

/// <summary>What is put away does not change: no file waits for a verdict.</summary>
sealed class TheEnclosuresAreChecked : Guard
{
    internal override TicketOutcome? Check(Scene scene) =>
        scene.File.Enclosures.FirstOrDefault(one => one.Check == EnclosureCheck.Waiting) is { } file
            ? Refuse(null, $"附件「{file.Name}」还在等待病毒检查，检查后才能归档")
            : null;
}
