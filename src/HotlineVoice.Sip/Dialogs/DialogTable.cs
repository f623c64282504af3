using System.Diagnostics.CodeAnalysis;

namespace HotlineVoice.Sip.Dialogs;

/// <summary>All living dialogs, found by Call-ID and both tags.</summary>
sealed class DialogTable(SipCounters counters)
{
    readonly Dictionary<DialogId, Dialog> _dialogs = [];

    public void Add(Dialog dialog)
    {
        _dialogs[dialog.Id] = dialog;
        counters.Dialogs = _dialogs.Count;
    }

    public void Remove(Dialog dialog)
    {
        if (_dialogs.GetValueOrDefault(dialog.Id) == dialog)
        {
            _dialogs.Remove(dialog.Id);
            counters.Dialogs = _dialogs.Count;
        }
    }

    public bool TryFind(DialogId id, [NotNullWhen(true)] out Dialog? dialog) => _dialogs.TryGetValue(id, out dialog);
}
