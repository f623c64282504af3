namespace HotlineVoice.Hotline.Dialplans;

/// <summary>What plans are made of: the texts that people wrote, and the readings that lie on the shelf.</summary>
/// <param name="Files">
/// Every file of the dialplans folder by its path below it («liaoning-12316/flow.yaml»),
/// and the prompts' words under <see cref="PromptsFile"/>.
/// </param>
/// <param name="PromptLengths">How long each reading is, by its name: «jn12316/welcome», «numbers/3».</param>
public sealed record PlanSources(
    IReadOnlyDictionary<string, string> Files,
    IReadOnlyDictionary<string, TimeSpan> PromptLengths)
{
    /// <summary>The key under which the prompts' words stand among the files, and their name in problems.</summary>
    public const string PromptsFile = "prompts/zh-CN/prompts.yaml";
}
