using System.Collections.Concurrent;
using System.Security.Cryptography;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Clocks;
using HotlineVoice.Hotline.Journals;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Switch.Journals;

/// <summary>Raises what needs a person, once until it is over. From any thread.</summary>
sealed class Alarms(IDomainClock clock, RandomNumberGenerator chance, ILogger log)
{
    readonly ConcurrentDictionary<string, bool> _raised = new();

    /// <summary>Where the facts go; set before the first alarm can come.</summary>
    public Action<Fact> Keep { get; set; } = _ => { };

    public void Raise(string name, string text)
    {
        if (!_raised.TryAdd(name, true))
            return;
        SwitchLog.AlarmRaised(log, name, text);
        Keep(new Fact.AlarmRaised(CallIds.Next(chance, clock.Now).Value, clock.Now, name, text));
    }

    public void End(string name)
    {
        if (!_raised.TryRemove(name, out _))
            return;
        SwitchLog.AlarmEnded(log, name);
        Keep(new Fact.AlarmEnded(CallIds.Next(chance, clock.Now).Value, clock.Now, name));
    }
}
