using System.Text;

namespace HotlineVoice.Hotline.Flows;

/// <summary>Writes the way a call took: «welcome,menu:1,q_consult».</summary>
/// <param name="charactersMax">Longest text; what comes after is shown as an ellipsis.</param>
sealed class FlowTrace(int charactersMax)
{
    readonly StringBuilder _text = new();
    bool _full;

    internal string Text => _text.ToString();

    /// <summary>A step that the caller notices.</summary>
    internal void Enter(string step) => Add(_text.Length == 0 ? step : "," + step);

    /// <summary>The key that led on from the step entered last.</summary>
    internal void Choose(char key) => Add($":{key}");

    void Add(string more)
    {
        if (_full)
            return;
        _full = _text.Length + more.Length > charactersMax;
        _text.Append(_full ? "…" : more);
    }
}
