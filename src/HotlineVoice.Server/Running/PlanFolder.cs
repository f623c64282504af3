using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Storage.Shelves;

namespace HotlineVoice.Server.Running;

/// <summary>Reads plans and prompts from their shelves as the hotline's loader wants them.</summary>
static class PlanFolder
{
    /// <summary>
    /// The texts and the lengths of the readings. Throws StorageException when a folder is not there.
    /// </summary>
    public static PlanSources Read(
        DialplanShelf dialplans, IReadOnlyDictionary<string, PromptFile> prompts, string? words)
    {
        var files = dialplans.Read().ToDictionary(file => file.Key, file => file.Value);
        if (words is not null)
            files[PlanSources.PromptsFile] = words;
        return new PlanSources(files, prompts.ToDictionary(prompt => prompt.Key, prompt => prompt.Value.Length));
    }
}
