using HotlineVoice.Hotline.Dialplans;
using HotlineVoice.Server.Logs;
using HotlineVoice.Storage;
using HotlineVoice.Switch;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Server.Running;

/// <summary>
/// The plans in force, and their live change: a good one goes to the switch at once, a faulty one is named problem by
/// problem and the old plans stay.
/// </summary>
sealed class PlanWatch(StorageService storage, ILogger log) : IDisposable
{
    const string Alarm = "plans";

    readonly Lock _loading = new();
    volatile PlanSet _current = PlanSet.Empty;
    SwitchService? _switch;
    bool _missed;

    public PlanSet Current => _current;

    /// <summary>From now on no change of the folders is lost: what comes before <see cref="Follow"/> is read then.
    /// </summary>
    public void Watch()
    {
        storage.Dialplans.Changed += Reload;
        storage.Prompts.Changed += Reload;
        storage.Dialplans.Watch();
        storage.Prompts.Watch();
    }

    /// <summary>Reads the plans for the start; without good ones there is nothing to start with.</summary>
    public IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> LoadFirst()
    {
        var (load, prompts) = Load();
        if (load.Plans is null)
            throw new NotDone(string.Join('\n', load.Problems.Select(problem => problem.ToString())
                .Append($"{load.Problems.Count} problems in the plans; nothing was started")));
        _current = load.Plans;
        return prompts;
    }

    /// <summary>From now on changes of the folders go to this switch.</summary>
    public void Follow(SwitchService calls)
    {
        lock (_loading)
        {
            _switch = calls;
            if (_missed)
                Reload();
        }
    }

    public void Dispose()
    {
        storage.Dialplans.Changed -= Reload;
        storage.Prompts.Changed -= Reload;
    }

    void Reload()
    {
        // Both folders may change at once; one after the other, so that the later reading wins.
        lock (_loading)
        {
            _missed = _switch is null;
            if (_missed)
                return;
            try
            {
                var (load, prompts) = Load();
                if (load.Plans is null)
                    Refuse([.. load.Problems.Select(problem => problem.ToString())]);
                else
                    Use(load.Plans, prompts);
            }
            catch (Exception error) when (error is StorageException or IOException or UnauthorizedAccessException)
            {
                Refuse([error.Message]);
            }
        }
    }

    void Use(PlanSet plans, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> prompts)
    {
        _current = plans;
        // Sound first: a plan must not name a reading that is not there yet.
        _switch!.UsePrompts(prompts);
        _switch.UsePlans(plans);
        _switch.EndAlarm(Alarm);
        log.PlansLoaded(string.Join(", ", plans.Hotlines.Select(hotline => hotline.Code)));
    }

    void Refuse(IReadOnlyList<string> problems)
    {
        log.PlansRefused(problems.Count);
        foreach (var problem in problems)
            log.PlanProblem(problem);
        _switch!.RaiseAlarm(Alarm, $"流程文件有{problems.Count}处问题，旧流程继续使用。第一处：{problems[0]}");
    }

    (PlanLoad Load, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Prompts) Load()
    {
        var prompts = storage.Prompts.Read();
        var load = PlanLoading.Load(PlanFolder.Read(storage.Dialplans, prompts, storage.Prompts.ReadWords()));
        return (load, prompts.Select(prompt => KeyValuePair.Create(prompt.Key, prompt.Value.Wav)));
    }
}
