using HotlineVoice.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineVoice.Server.Tests.Storage.Shelves;

public sealed class PlanFolderTests : IAsyncLifetime
{
    readonly Shed _shed = new();
    StorageService _storage = null!;
    string _plans = null!;
    string _prompts = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _plans = Path.Combine(_shed.Folder, "dialplans");
        _prompts = Path.Combine(_shed.Folder, "prompts", "zh-CN");
        Directory.CreateDirectory(Path.Combine(_plans, "liaoning-12316"));
        Directory.CreateDirectory(Path.Combine(_prompts, "common"));
        var options = _shed.Options with
        {
            DialplansDirectory = _plans,
            PromptsDirectory = Path.GetDirectoryName(_prompts)!,
        };
        _storage = await StorageService.OpenAsync(options, NullLoggerFactory.Instance, _shed.Time, cancel: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _shed.DisposeAsync();
    }

    [Fact]
    public void Plans_are_texts_by_their_path_below_the_folder()
    {
        Write("liaoning-12316/flow.yaml", "start: 您好");
        Write("shared/hours.yml", "a: 1");
        Write("README.md", "no plan");

        var plans = _storage.Dialplans.Read();

        Assert.Equal(["liaoning-12316/flow.yaml", "shared/hours.yml"], plans.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("start: 您好", plans["liaoning-12316/flow.yaml"]);
    }

    [Fact]
    public void A_plan_of_two_megabytes_is_refused_by_name()
    {
        Write("big.yaml", new string('#', 2 << 20));

        Assert.Contains("big.yaml", Assert.Throws<StorageException>(_storage.Dialplans.Read).Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        Directory.Delete(_plans, recursive: true);

        Assert.Contains(_plans, Assert.Throws<StorageException>(_storage.Dialplans.Read).Message);
    }

    [Fact]
    public async Task A_change_is_told_after_the_folder_has_been_quiet()
    {
        var told = new TaskCompletionSource();
        _storage.Dialplans.Changed += () => told.TrySetResult();
        _storage.Dialplans.Watch();

        Write("liaoning-12316/flow.yaml", "one");
        Write("liaoning-12316/flow.yaml", "two");
        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Equal("two", _storage.Dialplans.Read()["liaoning-12316/flow.yaml"]);
    }

    [Fact]
    public async Task A_change_of_a_prompt_is_told_too()
    {
        var told = new TaskCompletionSource();
        _storage.Prompts.Changed += () => told.TrySetResult();
        _storage.Prompts.Watch();

        WriteWav("common/vm_beep", samples: 800);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
    }

    [Fact]
    public void Prompts_have_names_lengths_and_bytes_and_what_is_no_wav_is_left_out()
    {
        WriteWav("common/vm_beep", samples: 4000);
        File.WriteAllText(Path.Combine(_prompts, "common", "broken.wav"), new string('x', 100));
        File.WriteAllText(Path.Combine(_prompts, "common", "empty.wav"), "");

        var prompt = Assert.Single(_storage.Prompts.Read().Values);

        Assert.Equal(("common/vm_beep", TimeSpan.FromSeconds(0.5)), (prompt.Name, prompt.Length));
        Assert.Equal(44 + 8000, prompt.Wav.Length);
    }

    [Fact]
    public void A_prompt_with_other_chunks_before_its_sound_is_measured_by_its_sound()
    {
        var plain = Wav(samples: 8000);
        byte[] list = [.. "LIST"u8, 3, 0, 0, 0, 1, 2, 3, 0];
        File.WriteAllBytes(Path.Combine(_prompts, "common", "said.wav"), [.. plain[..36], .. list, .. plain[36..]]);

        Assert.Equal(TimeSpan.FromSeconds(1), _storage.Prompts.Read()["common/said"].Length);
    }

    [Fact]
    public void The_words_are_the_text_of_prompts_yaml_or_nothing()
    {
        Assert.Null(_storage.Prompts.ReadWords());

        File.WriteAllText(Path.Combine(_prompts, "prompts.yaml"), "common: {}");

        Assert.Equal("common: {}", _storage.Prompts.ReadWords());
    }

    [Fact]
    public void The_shipped_prompts_are_all_readable()
    {
        var folder = Path.Combine(Architecture.Repository.Root, "prompts");
        using var shelf = new HotlineVoice.Storage.Shelves.PromptShelf(
            _shed.Options with { PromptsDirectory = folder }, NullLogger.Instance, _shed.Time);

        var files = Directory.GetFiles(shelf.Folder, "*.wav", SearchOption.AllDirectories);

        Assert.Equal(files.Length, shelf.Read().Count);
        Assert.NotEmpty(files);
    }

    void Write(string path, string text)
    {
        var file = Path.Combine(_plans, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    void WriteWav(string name, int samples) => File.WriteAllBytes(Path.Combine(_prompts, name + ".wav"), Wav(samples));

    /// <summary>Written by the recording shelf, which other tests hold to the format.</summary>
    byte[] Wav(int samples)
    {
        var id = Guid.NewGuid().ToString("N");
        using (var sheet = _storage.Recordings.TryBegin(id, 1, 8000)!)
            sheet.TryWrite(new short[samples]);
        return File.ReadAllBytes(_storage.Recordings.Find(id)!);
    }
}
