using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Checklists;
using HotlineVoice.Cases.Closing;
using HotlineVoice.Cases.Contacts;
using HotlineVoice.Cases.CustomFields;
using HotlineVoice.Cases.Enclosures;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Remarks;
using HotlineVoice.Cases.Supervision;
using HotlineVoice.Cases.Tickets;

namespace HotlineVoice.Storage.Tables;

/// <summary>Every list that belongs to a ticket. A bit is never given twice: rows on disk hold it.</summary>
static class TicketParts
{
    /// <summary>Column of an assignment.</summary>
    public const string TicketCreatedAt = "TicketCreatedAt";

    public static IReadOnlyList<TicketPart> All { get; } =
    [
        new TicketPart<Assignment>
        {
            Bit = 0,
            Table = "assignments",
            Of = file => file.Assignments,
            With = (file, rows) => file with { Assignments = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            Indexed = table =>
            {
                // With the number, so that what a unit has is found in the index alone.
                table.HasIndex(one => new { one.OrgId, one.Status, one.TicketNo });
                // What a unit may see lies in the order in which it is listed.
                table.Property<DateTimeOffset>(TicketCreatedAt);
                table.HasIndex(nameof(Assignment.OrgId), TicketCreatedAt, nameof(Assignment.TicketNo));
            },
            Repeats = (row, ticket) => row.Property<DateTimeOffset>(TicketCreatedAt).CurrentValue = ticket.CreatedAt,
        },
        new TicketPart<TicketTimer>
        {
            Bit = 1,
            Table = "ticket_timers",
            Of = file => file.Timers,
            With = (file, rows) => file with { Timers = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            // The clock of tickets asks for the first that runs.
            Indexed = table => table.HasIndex(one => new { one.State, one.DueAt, one.TicketNo }),
        },
        new TicketPart<Extension>
        {
            Bit = 2,
            Table = "extensions",
            Of = file => file.Extensions,
            With = (file, rows) => file with { Extensions = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<ReturnRequest>
        {
            Bit = 3,
            Table = "ticket_returns",
            Of = file => file.Returns,
            With = (file, rows) => file with { Returns = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<Determination>
        {
            Bit = 4,
            Table = "determinations",
            Of = file => file.Determinations,
            With = (file, rows) => file with { Determinations = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<Signoff>
        {
            Bit = 5,
            Table = "signoffs",
            Of = file => file.Signoffs,
            With = (file, rows) => file with { Signoffs = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<MaterialRequest>
        {
            Bit = 6,
            Table = "material_requests",
            Of = file => file.Materials,
            With = (file, rows) => file with { Materials = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<MatterContact>
        {
            Bit = 7,
            Table = "matter_contacts",
            Of = file => file.Contacts,
            With = (file, rows) => file with { Contacts = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            Indexed = table => table.HasIndex(one => one.CallerKey),
        },
        new TicketPart<Reminder>
        {
            Bit = 8,
            Table = "reminders",
            Of = file => file.Reminders,
            With = (file, rows) => file with { Reminders = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<SupervisionLetter>
        {
            Bit = 9,
            Table = "supervision_letters",
            Of = file => file.Letters,
            With = (file, rows) => file with { Letters = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            Indexed = table => table.HasIndex(one => one.LetterNo).IsUnique(),
        },
        new TicketPart<Deduction>
        {
            Bit = 10,
            Table = "deductions",
            Of = file => file.Deductions,
            With = (file, rows) => file with { Deductions = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            Indexed = table => table.HasIndex(one => one.OrgId),
        },
        new TicketPart<Card>
        {
            Bit = 11,
            Table = "cards",
            Of = file => file.Cards,
            With = (file, rows) => file with { Cards = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            Indexed = table => table.HasIndex(one => one.OrgId),
        },
        new TicketPart<WorklistItem>
        {
            Bit = 12,
            Table = "worklist_items",
            Of = file => file.Worklist,
            With = (file, rows) => file with { Worklist = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            // What still waits is what the office looks for.
            Indexed = table => table.HasIndex(one => new { one.DoneAt, one.Kind }),
        },
        new TicketPart<Review>
        {
            Bit = 13,
            Table = "reviews",
            Of = file => file.Reviews,
            With = (file, rows) => file with { Reviews = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<Callback>
        {
            Bit = 14,
            Table = "case_callbacks",
            Of = file => file.Callbacks,
            With = (file, rows) => file with { Callbacks = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<Unmasking>
        {
            Bit = 15,
            Table = "unmaskings",
            Of = file => file.Unmaskings,
            With = (file, rows) => file with { Unmaskings = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<ArchiveRecord>
        {
            Bit = 16,
            Table = "archives",
            Of = file => file.Archives,
            With = (file, rows) => file with { Archives = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            Indexed = table => table.HasIndex(one => one.ArchiveNo).IsUnique(),
        },
        new TicketPart<TicketField>
        {
            Bit = 20,
            Table = "ticket_fields",
            Of = file => file.Fields,
            With = (file, rows) => file with { Fields = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            // By value for looking up tickets.
            Indexed = table => table.HasIndex(one =>
                new { one.HotlineCode, one.FieldId, one.Value, one.EndedAt, one.TicketNo }),
        },
        new TicketPart<TicketCheck>
        {
            Bit = 21,
            Table = "ticket_checks",
            Of = file => file.Checks,
            With = (file, rows) => file with { Checks = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<Note>
        {
            Bit = 24,
            Table = "notes",
            Of = file => file.Notes,
            With = (file, rows) => file with { Notes = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
        },
        new TicketPart<TicketTag>
        {
            Bit = 25,
            Table = "ticket_tags",
            Of = file => file.Tags,
            With = (file, rows) => file with { Tags = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            // By word for looking up tickets, by hotline for offering words.
            Indexed = table => table.HasIndex(one => new { one.HotlineCode, one.Word, one.RemovedAt, one.TicketNo }),
        },
        new TicketPart<Enclosure>
        {
            Bit = 26,
            Table = "enclosures",
            Of = file => file.Enclosures,
            With = (file, rows) => file with { Enclosures = rows },
            NoOf = one => one.TicketNo,
            SeqOf = one => one.Seq,
            Indexed = table =>
            {
                table.HasIndex(one => one.Id).IsUnique();
                // Who checks files asks for those that wait.
                table.HasIndex(one => new { one.Check, one.At });
            },
        },
    ];

    public static int MaskOf(TicketFile file) =>
        All.Where(part => part.IsIn(file)).Aggregate(0, (mask, part) => mask | part.Mask);
}
