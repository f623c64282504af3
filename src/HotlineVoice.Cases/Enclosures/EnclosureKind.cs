namespace HotlineVoice.Cases.Enclosures;

/// <summary>What a file proves or carries.</summary>
public enum EnclosureKind
{
    /// <summary>证据: what an ending rests on.</summary>
    Evidence = 1,
    /// <summary>办理结果: the signed and sealed result, scanned.</summary>
    Result = 2,
    /// <summary>补充材料: what the caller brought.</summary>
    Material = 3,
    /// <summary>回执: that a letter was received.</summary>
    Receipt = 4,
    /// <summary>身份证明: shows who the caller is; only for who may know that.</summary>
    Identity = 5,
    /// <summary>其他.</summary>
    Other = 6,
}
