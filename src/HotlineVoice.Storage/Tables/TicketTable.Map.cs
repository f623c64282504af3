using System.Collections.Immutable;
using HotlineVoice.Cases.Assignments;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>The last serial given on one hotline's day; a ticket's number is never given twice.</summary>
sealed class TicketSerial
{
    public required int HotlineDigit { get; init; }
    public required DateOnly Day { get; init; }
    public required int Last { get; init; }
}

/// <summary>How a ticket lies in its six tables.</summary>
sealed partial class TicketTable
{
    public static void Map(EntityTypeBuilder<Ticket> table)
    {
        table.ToTable("tickets");
        table.HasKey(ticket => ticket.TicketNo);
        table.HasIndex(ticket => new { ticket.CreatedAt, ticket.TicketNo });
        // Newest first: these have the rows in the list's order, and nothing is sorted.
        table.HasIndex(ticket => new { ticket.HotlineCode, ticket.State, ticket.CreatedAt, ticket.TicketNo });
        table.HasIndex(ticket => new { ticket.HotlineCode, ticket.CreatedAt, ticket.TicketNo });
        table.HasIndex(ticket => new { ticket.OwnerAgent, ticket.CreatedAt, ticket.TicketNo });
        table.HasIndex(ticket => new { ticket.DivisionCode, ticket.CreatedAt, ticket.TicketNo });
        // What is open, a few among years: whatever is due is found by looking at no other. Written as the list's
        // condition comes out of LINQ: SQLite takes it for the same only then.
        table.HasIndex(ticket => new { ticket.CreatedAt, ticket.TicketNo, ticket.DueDay })
            .HasFilter("state NOT IN ('Draft', 'Closed', 'Archived')");
        // What is still open and due soonest is what a dispatcher's day is made of.
        table.HasIndex(ticket => new { ticket.State, ticket.DueDay });
        table.HasIndex(ticket => ticket.CallerId);
        table.HasIndex(ticket => ticket.CallId);
        table.HasIndex(ticket => ticket.VoicemailId);
        table.HasIndex(ticket => ticket.ParentTicketNo);
    }

    public static void MapCallers(EntityTypeBuilder<Caller> table)
    {
        table.ToTable("callers");
        table.HasKey(caller => caller.CallerId);
        table.HasIndex(caller => caller.Phone);
        table.HasIndex(caller => caller.AltPhone);
    }

    public static void MapAssignments(EntityTypeBuilder<Assignment> table)
    {
        table.ToTable("assignments");
        table.HasKey(assignment => new { assignment.TicketNo, assignment.Seq });
        // With the number, so that what a unit may see is found in the index alone.
        table.HasIndex(assignment => new { assignment.OrgId, assignment.Status, assignment.TicketNo });
    }

    public static void MapTimers(EntityTypeBuilder<TicketTimer> table)
    {
        table.ToTable("ticket_timers");
        table.HasKey(timer => new { timer.TicketNo, timer.Seq });
        table.HasIndex(timer => new { timer.State, timer.DueAt });
    }

    public static void MapHistory(EntityTypeBuilder<HistoryEntry> table)
    {
        table.ToTable("ticket_history");
        table.HasKey(entry => new { entry.TicketNo, entry.Seq });
        table.Property(entry => entry.Fields).HasConversion(
            fields => RecordJson.Write(fields),
            text => RecordJson.Read<ImmutableSortedDictionary<string, string>>(text),
            new ValueComparer<ImmutableSortedDictionary<string, string>>(
                (one, other) => ReferenceEquals(one, other), fields => fields.Count, fields => fields));
    }

    public static void MapSerials(EntityTypeBuilder<TicketSerial> table)
    {
        table.ToTable("ticket_serials");
        table.HasKey(serial => new { serial.HotlineDigit, serial.Day });
    }
}
