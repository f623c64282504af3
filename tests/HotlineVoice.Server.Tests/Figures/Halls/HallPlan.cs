namespace HotlineVoice.Server.Tests.Figures.Halls;

/// <summary>A hotline that puts every caller into its one queue at once.</summary>
static class HallPlan
{
    public const string Queue = "hall/q";

    /// <summary>Writes it below a folder of plans.</summary>
    /// <param name="plans">The folder.</param>
    /// <param name="queue">The words of the queue, behind its title: «wrap-up: { for: 3s }».</param>
    public static void Write(string plans, string queue)
    {
        var folder = Directory.CreateDirectory(Path.Combine(plans, "hall")).FullName;
        File.WriteAllText(Path.Combine(folder, "hotline.yaml"), """
            name: 话务压测
            code: hall
            digit: 1
            numbers: [12316]
            hours: { day: always }
            staffed: day
            """);
        File.WriteAllText(Path.Combine(folder, "flow.yaml"), """
            start: q
            steps:
              q: { queue: q, otherwise: end }
              end: { hang up: goodbye }
            """);
        File.WriteAllText(Path.Combine(folder, "queues.yaml"), $$"""
            q: { title: 综合, {{queue}} }
            """);
    }
}
