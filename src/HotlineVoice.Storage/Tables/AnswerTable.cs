using HotlineVoice.Hotline.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HotlineVoice.Storage.Tables;

/// <summary>Answers to requests that may be sent again; pruned when their time is over.</summary>
sealed class AnswerTable(Database database) : IAnswerStore
{
    const string Insert =
        """
        INSERT INTO kept_answers (key, body_hash, status, body, until, content_type, location)
        VALUES (@key, @body_hash, @status, @body, @until, @content_type, @location)
        ON CONFLICT (key) DO NOTHING
        """;

    public static void Map(EntityTypeBuilder<KeptAnswer> table)
    {
        table.ToTable("kept_answers");
        table.HasKey(answer => answer.Key);
        table.HasIndex(answer => answer.Until);
    }

    public Task<KeptAnswer?> FindAsync(string key, DateTimeOffset now, CancellationToken cancel) =>
        database.ReadAsync(context => context.KeptAnswers
            .FirstOrDefaultAsync(answer => answer.Key == key && answer.Until > now, cancel));

    public Task KeepAsync(KeptAnswer answer, CancellationToken cancel) =>
        database.WriteAsync(turn => turn.Execute(Insert,
            ("@key", answer.Key), ("@body_hash", answer.BodyHash), ("@status", answer.Status), ("@body", answer.Body),
            ("@until", answer.Until), ("@content_type", answer.ContentType), ("@location", answer.Location)),
            promised: true, cancel);

    public static void Prune(WriteTurn turn, DateTimeOffset now) =>
        turn.Execute("DELETE FROM kept_answers WHERE until < @now", ("@now", now));
}
