using System.Text;
using HotlineVoice.Hotline.Callbacks;
using HotlineVoice.Hotline.Calls;
using HotlineVoice.Hotline.Journals;
using HotlineVoice.Hotline.Numbers;

namespace HotlineVoice.Hotline.Steps;

// The caller would rather be called back, or leaves for the voicemail.
sealed partial class QueueRun
{
    // Eleven digits at the pace of somebody who reads them off a paper.
    static readonly TimeSpan _numberPatience = TimeSpan.FromSeconds(15);

    const int NumberDigitsMin = 7;

    readonly StringBuilder _entered = new();
    KeepRef _promise;

    /// <summary>His number came, and he has not asked that it be withheld.</summary>
    bool IsKnown => flow.Record is { CallingNumber: not null, Anonymous: false, PresentationRestricted: false };

    void Press(char key)
    {
        if (_phase == Phase.AskingNumber)
            Enter(key);
        else if (_phase == Phase.Waiting && key == _queue.ExitKey)
            LeaveByKey();
        else if (_phase == Phase.Waiting && key == '1' && _mayBeCalledBack)
            Choose();
    }

    void LeaveByKey()
    {
        flow.LeaveQueue();
        flow.Leave(step, QueueOutcomes.Key);
    }

    void Choose()
    {
        flow.LeaveQueue();
        _isOffered = false;
        if (IsKnown)
        {
            KeepTask(flow.Record.CallingNumber!);
            return;
        }

        _phase = Phase.AskingNumber;
        Say(QueuePrompts.AskNumber);
    }

    void Enter(char key)
    {
        if (char.IsAsciiDigit(key))
        {
            _entered.Append(key);
            flow.BeSilent();
            flow.Wait(_numberPatience);
        }
        else if (key == '#' && _entered.Length >= NumberDigitsMin
            && PhoneNumber.TryParse(_entered.ToString(), out var number))
        {
            KeepTask(number.Value);
        }
        else
        {
            _entered.Clear();
            Say(QueuePrompts.AskNumber);
        }
    }

    void KeepTask(string number)
    {
        _phase = Phase.Keeping;
        _called = number;
        flow.PlayMusic(Talks.Talk.Music);
        _promise = flow.KeepAndWait(Owe(number, CallbackReason.Chosen));
        flow.Wait(flow.Limits.KeepPatience);
    }

    // Said only now that it is kept: nobody goes home on a promise that a crash could take.
    void Promise()
    {
        _phase = Phase.Promised;
        flow.EndReason = CallEndReason.CallbackChosen;
        var tail = _called.Length > 4 ? _called[^4..] : _called;
        flow.Say(flow.Words(QueuePrompts.CallbackOk, new Dictionary<string, string> { ["tail4"] = tail }));
    }

    string _called = "";

    Fact.CallbackOwed Owe(string number, CallbackReason reason) =>
        new(flow.NewFactId(), flow.Now.Wall, new CallbackTask
        {
            Id = flow.Record.CallId.Value,
            Hotline = flow.Record.Hotline!,
            Queue = _queue.Id,
            CallId = flow.Record.CallId,
            CallingNumber = number,
            Since = flow.Record.QueuedAt ?? flow.Now.Wall,
            Reason = reason,
        });
}
