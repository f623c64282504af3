using System.Collections.Immutable;
using HotlineVoice.Cases.Calendars;
using HotlineVoice.Cases.Texts;
using HotlineVoice.Hotline.Prompts;
using HotlineVoice.Hotline.Stories;

namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Turns texts into plans in which every name is already the thing it names.</summary>
public static class PlanLoading
{
    /// <summary>Reads everything; never throws for what a person wrote.</summary>
    public static PlanLoad Load(PlanSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return new PlanReader(sources).Read();
    }

    /// <summary>Reads everything and plays the stories; a story that does not come true is a problem.</summary>
    /// <remarks>A start uses <see cref="Load"/>; a change by hand should pass this. A story costs about 1 ms.</remarks>
    public static PlanLoad Check(PlanSources sources)
    {
        var load = Load(sources);
        if (load.Plans is null)
            return load;
        var problems = StoryTeller.Play(load.Plans);
        string[] notes = [.. load.Notes, $"{StoryTeller.Count(load.Plans)} stories played"];
        return problems.IsEmpty
            ? load with { Notes = notes }
            : new PlanLoad(null, problems, notes);
    }
}
