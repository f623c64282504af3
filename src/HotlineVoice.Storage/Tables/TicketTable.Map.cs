using System.Collections.Immutable;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.RuleSets.Duties;
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

/// <summary>The last number given to a letter of one hotline, kind and year.</summary>
sealed class LetterSerial
{
    public required string HotlineCode { get; init; }
    public required LetterKind Kind { get; init; }
    public required int Year { get; init; }
    public required int Last { get; init; }
}

/// <summary>How a ticket lies in its tables; its lists are <see cref="TicketParts"/>.</summary>
sealed partial class TicketTable
{
    /// <summary>Which of <see cref="TicketParts"/> the ticket has.</summary>
    const string Parts = "Parts";

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
        // Days that somebody names are those of registering.
        table.HasIndex(ticket => new { ticket.RegisteredAt, ticket.TicketNo });
        // What is still open and due soonest is what a dispatcher's day is made of.
        table.HasIndex(ticket => new { ticket.State, ticket.DueDay });
        table.HasIndex(ticket => ticket.CallerId);
        table.HasIndex(ticket => ticket.CallId);
        table.HasIndex(ticket => ticket.VoicemailId);
        table.HasIndex(ticket => ticket.ParentTicketNo);
        table.HasIndex(ticket => ticket.ClusterId);
        table.HasIndex(ticket => ticket.LeaderSessionId);
        // What was kept before there was this column may have the two lists of then.
        table.Property<int>(Parts).HasDefaultValue(0b11);
    }

    public static void MapCallers(EntityTypeBuilder<Caller> table)
    {
        table.ToTable("callers");
        table.HasKey(caller => caller.CallerId);
        table.HasIndex(caller => caller.Phone);
        table.HasIndex(caller => caller.AltPhone);
    }

    /// <summary>A caller whose particulars are locked; the key lies outside the database.</summary>
    public static void MapSealed(EntityTypeBuilder<SealedIdentity> table)
    {
        table.ToTable("sealed_identities");
        table.HasKey(identity => identity.CallerId);
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

    public static void MapLetterSerials(EntityTypeBuilder<LetterSerial> table)
    {
        table.ToTable("letter_serials");
        table.HasKey(serial => new { serial.HotlineCode, serial.Kind, serial.Year });
    }

    public static void MapSerials(EntityTypeBuilder<TicketSerial> table)
    {
        table.ToTable("ticket_serials");
        table.HasKey(serial => new { serial.HotlineDigit, serial.Day });
    }
}
