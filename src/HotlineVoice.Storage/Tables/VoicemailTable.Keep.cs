using System.Globalization;
using HotlineVoice.Hotline.Voicemails;

namespace HotlineVoice.Storage.Tables;

/// <summary>How a voicemail comes to be: a draft while it is recorded, then a row with a number.</summary>
sealed partial class VoicemailTable
{
    const string BeginDraft =
        """
        INSERT INTO voicemail_drafts (recording_id, voicemail_id, json) VALUES (@recording_id, @voicemail_id, @json)
        ON CONFLICT (recording_id) DO UPDATE SET voicemail_id = excluded.voicemail_id, json = excluded.json
        """;

    const string NextNumber =
        """
        INSERT INTO voicemail_numbers (hotline, day, last) VALUES (@hotline, @day, 1)
        ON CONFLICT (hotline, day) DO UPDATE SET last = voicemail_numbers.last + 1
        RETURNING last
        """;

    /// <summary>What the day shift has done with a message (state, taken_by) is not undone.</summary>
    const string Leave =
        """
        INSERT INTO voicemails (id, number, number_year, hotline, call_id, left_at, duration_seconds, recording_id,
            complete, window_end_date, register_due, reply_due, replied_at, anonymous, confidential, calling_number,
            presentation_restricted, state, taken_by, registered_ticket_no)
        VALUES (@id, @number, @number_year, @hotline, @call_id, @left_at, @duration_seconds, @recording_id,
            @complete, @window_end_date, @register_due, @reply_due, @replied_at, @anonymous, @confidential,
            @calling_number, @presentation_restricted, @state, @taken_by, @registered_ticket_no)
        ON CONFLICT (id) DO UPDATE SET
            left_at = excluded.left_at, duration_seconds = excluded.duration_seconds,
            recording_id = excluded.recording_id, complete = excluded.complete,
            window_end_date = excluded.window_end_date, register_due = excluded.register_due,
            reply_due = excluded.reply_due, anonymous = excluded.anonymous, confidential = excluded.confidential,
            calling_number = excluded.calling_number, presentation_restricted = excluded.presentation_restricted
        """;

    public static void Begin(WriteTurn turn, Voicemail voicemail) =>
        turn.Execute(BeginDraft, ("@recording_id", voicemail.RecordingId), ("@voicemail_id", voicemail.Id),
            ("@json", RecordJson.Write(voicemail)));

    /// <summary>The voicemail as it now stands, with its number: the one it had, or the next of its day.</summary>
    public static Voicemail Keep(WriteTurn turn, Voicemail voicemail)
    {
        var day = Instants.Day(voicemail.LeftAt);
        var number = NumberOf(turn, voicemail.Id) ?? voicemail.Number ?? Next(turn, voicemail, day);
        var left = voicemail with { Number = number };
        turn.Execute(Leave,
            ("@id", left.Id), ("@number", left.Number), ("@number_year", day.Year), ("@hotline", left.Hotline),
            ("@call_id", left.CallId.Value), ("@left_at", left.LeftAt), ("@duration_seconds", left.DurationSeconds),
            ("@recording_id", left.RecordingId), ("@complete", left.Complete),
            ("@window_end_date", left.WindowEndDate), ("@register_due", left.RegisterDue),
            ("@reply_due", left.ReplyDue), ("@replied_at", left.RepliedAt), ("@anonymous", left.Anonymous),
            ("@confidential", left.Confidential), ("@calling_number", left.CallingNumber),
            ("@presentation_restricted", left.PresentationRestricted), ("@state", left.State),
            ("@taken_by", left.TakenBy), ("@registered_ticket_no", left.RegisteredTicketNo));
        EndDraft(turn, left.RecordingId);
        return left;
    }

    /// <summary>
    /// Takes the draft away, and the row if it still rests on this recording: a row whose message was recorded anew
    /// names the new recording and stays.
    /// </summary>
    public static void Drop(WriteTurn turn, string id, string recordingId)
    {
        EndDraft(turn, recordingId);
        turn.Execute("DELETE FROM voicemails WHERE id = @id AND recording_id = @recording_id",
            ("@id", id), ("@recording_id", recordingId));
    }

    /// <summary>The number a voicemail has, or null.</summary>
    public static string? NumberOf(WriteTurn turn, string id) =>
        turn.Ask("SELECT number FROM voicemails WHERE id = @id", ("@id", id)) as string;

    static void EndDraft(WriteTurn turn, string recordingId) =>
        turn.Execute("DELETE FROM voicemail_drafts WHERE recording_id = @recording_id", ("@recording_id", recordingId));

    /// <summary>
    /// Month, day and the running number of that hotline's day: eight digits, said in about four seconds. After the
    /// 9,999th message of a day a fifth digit stands; it cannot be mistaken for another number.
    /// </summary>
    static string Next(WriteTurn turn, Voicemail voicemail, DateOnly day)
    {
        var last = Convert.ToInt32(
            turn.Ask(NextNumber, ("@hotline", voicemail.Hotline), ("@day", day)), CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{day:MMdd}{last:D4}");
    }
}
