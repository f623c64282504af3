namespace HotlineVoice.Storage.Shelves;

/// <summary>One reading on the shelf.</summary>
/// <param name="Name">Folder and file without its ending: «jn12316/welcome», «common/vm_beep», «numbers/3».</param>
/// <param name="Length">How long it plays.</param>
/// <param name="Wav">The whole file as it lies on disk.</param>
public sealed record PromptFile(string Name, TimeSpan Length, ReadOnlyMemory<byte> Wav);
