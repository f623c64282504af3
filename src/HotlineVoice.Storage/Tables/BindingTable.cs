using HotlineVoice.Hotline.Seats;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Registrations of telephones: written by facts so that they survive a restart, read once at start.</summary>
static class BindingTable
{
    const string Upsert =
        """
        INSERT INTO bindings (seat_no, contact, path, call_id, cseq, until, user_agent, instance_id)
        VALUES (@seat_no, @contact, @path, @call_id, @cseq, @until, @user_agent, @instance_id)
        ON CONFLICT (seat_no, contact) DO UPDATE SET
            path = excluded.path, call_id = excluded.call_id, cseq = excluded.cseq, until = excluded.until,
            user_agent = excluded.user_agent, instance_id = excluded.instance_id
        """;

    public static void Map(EntityTypeBuilder<SeatBinding> table)
    {
        table.ToTable("bindings");
        table.HasKey(binding => new { binding.SeatNo, binding.Contact });
    }

    public static void Keep(WriteTurn turn, SeatBinding binding) =>
        turn.Execute(Upsert,
            ("@seat_no", binding.SeatNo), ("@contact", binding.Contact), ("@path", binding.Path),
            ("@call_id", binding.CallId), ("@cseq", (long)binding.CSeq), ("@until", binding.Until),
            ("@user_agent", binding.UserAgent), ("@instance_id", binding.InstanceId));

    public static void Remove(WriteTurn turn, string seatNo, string contact) =>
        turn.Execute("DELETE FROM bindings WHERE seat_no = @seat_no AND contact = @contact",
            ("@seat_no", seatNo), ("@contact", contact));

    /// <summary>Ended long ago: nobody unregistered, the telephone just went.</summary>
    public static void Prune(WriteTurn turn, DateTimeOffset endedBefore) =>
        turn.Execute("DELETE FROM bindings WHERE until < @before", ("@before", endedBefore));
}
