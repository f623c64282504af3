using System.Collections.Immutable;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Remarks;

namespace HotlineVoice.Cases.Tickets.Acts;

public abstract partial record TicketAct
{
    /// <summary>备注. Without a word for whom, it is for those of the writer's house and who works with him.</summary>
    public sealed record AddNote(string Text, NoteVisibility? Visibility) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "note";
        /// <summary>It is only added.</summary>
        public override bool IsAside => true;
    }

    /// <summary>附件.</summary>
    public sealed record Enclose(NewEnclosure Enclosure) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "enclose";
        /// <summary>It is only added.</summary>
        public override bool IsAside => true;
    }

    /// <summary>A file was looked at; what was found in it is gone from the shelf.</summary>
    public sealed record CheckEnclosure(string Id, ScanVerdict Verdict) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "checkEnclosure";
        /// <summary>It is only added.</summary>
        public override bool IsAside => true;
    }

    /// <summary>填写自定义字段: by their ids, as entered; an empty text empties one.</summary>
    public sealed record SetFields(ImmutableSortedDictionary<string, string> Values) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "setFields";
    }

    /// <summary>添加办理清单 by hand.</summary>
    public sealed record AttachChecklist(string ChecklistId) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "attachChecklist";
    }

    /// <summary>勾选办理清单: steps by their numbers that are done, and those whose tick is taken back.</summary>
    public sealed record TickChecks(ImmutableArray<int> Done, ImmutableArray<int> Undone) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "tick";
    }

    /// <summary>标签: words that are put on and taken off.</summary>
    public sealed record SetTags(ImmutableArray<string> Add, ImmutableArray<string> Remove) : TicketAct
    {
        /// <summary>As the API names it.</summary>
        public override string Event => "tag";
    }
}
