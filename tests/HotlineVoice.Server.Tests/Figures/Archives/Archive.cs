using System.Globalization;
using HotlineVoice.Server.Tests.Storage.Products;

namespace HotlineVoice.Server.Tests.Figures.Archives;

/// <summary>
/// SQL that fills an empty database with years of tickets: each with a caller, an assignment, three clocks and five
/// lines of history. Nine of ten are closed, the newest fiftieth is open and its clocks run.
/// </summary>
/// <param name="product">Whose SQL.</param>
/// <param name="count">How many tickets.</param>
/// <param name="daily">How many of them a day, over five hotlines.</param>
sealed class Archive(Product product, int count, int daily)
{
    /// <summary>Nine in the morning of the first day.</summary>
    static readonly DateTimeOffset _first = new(2023, 1, 1, 9, 0, 0, TimeSpan.FromHours(8));

    static readonly string[] _codes = ["jn12316", "ln12345", "wy12345", "mc7812345", "as12345"];

    const string Open = "(i > @count - @count / 50 OR i % 1000 = 0)";

    public int Callers => count / 3;
    public DateTimeOffset End => _first.AddDays(count / daily);

    /// <summary>The number of the ticket at a place from 0.</summary>
    public string NumberOf(int place) => string.Create(CultureInfo.InvariantCulture,
        $"{place % daily % 5 + 1}{_first.AddDays(place / daily):yyyyMMdd}{place % daily / 5 + 1:D5}");

    public string PhoneOf(int caller) => "138" + caller.ToString("D8", CultureInfo.InvariantCulture);

    /// <summary>One after the other, each a transaction.</summary>
    public IEnumerable<string> Fill() => new[]
    {
        $$"""
        INSERT INTO tickets (ticket_no, version, hotline_code, rule_set_id, source, class, state, title, content,
            division_code, created_at, registered_at, registered_by, owner_agent, urgency, is_key, confidential,
            anonymous, caller_id, repeat_no, abnormal_subsidy, due_day, due_at, calendar_provisional,
            excluded_from_satisfaction, typical_case, redo_seq)
        {{Numbers}}
        SELECT {{Number}}, 3, {{Code}}, 'jn-2019', 'Phone',
            CASE i % 3 WHEN 0 THEN 'Consultation' WHEN 1 THEN 'Complaint' ELSE 'Help' END, {{State}},
            '拖拉机补贴额是多少 ' || i, '来电人咨询购置补贴一览表中未列明的机型能否享受补贴，要求尽快答复。第 ' || i || ' 件。'
            || '来电人称已经向乡镇农机站反映两次，没有得到明确答复，希望县里核实后电话告知结果，并说明依据的文件。',
            '21' || {{Pad("i % 1400", 4)}}, {{At("0")}}, {{At("60")}}, 'clerk' || (i % 200), 'clerk' || (i % 200),
            'Ordinary', 1 = 0, 1 = 0, 1 = 0, 'c' || (i % {{Callers}}), 0, 1 = 0, {{Day("5")}}, {{At("5 * 86400")}},
            1 = 0, 1 = 0, 1 = 0, 0
        FROM n
        """,
        $"""
        INSERT INTO callers (caller_id, name, phone, type, wants_written_reply)
        {Numbers}
        SELECT 'c' || i, '张三', '138' || {Pad("i", 8)}, 'Person', 1 = 0 FROM n WHERE i < {Callers}
        """,
        $"""
        INSERT INTO assignments (ticket_no, seq, org_id, role, status, dispatched_at, dispatched_by,
            deemed_accepted, sealed, ticket_created_at)
        {Numbers}
        SELECT {Number}, 1, 'org' || (i % 300), 'Main', CASE WHEN {Open} THEN 'Open' ELSE 'Done' END,
            {At("3600")}, 'wang', 1 = 0, 1 = 0, {At("0")}
        FROM n
        """,
        $"""
        INSERT INTO ticket_timers (ticket_no, seq, id, started_at, due_at, provisional, state, met_at)
        {Numbers}
        SELECT {Number}, seq, 'clock' || seq, {At("0")}, {At("seq * 86400")}, 1 = 0,
            CASE WHEN {Open} THEN 'Running' ELSE 'Met' END, CASE WHEN {Open} THEN NULL ELSE {At("7200")} END
        FROM n, (SELECT 1 AS seq UNION ALL SELECT 2 UNION ALL SELECT 3) AS clocks
        """,
        $$"""
        INSERT INTO ticket_history (ticket_no, seq, at, event, "from", "to", actor, fields)
        {{Numbers}}
        SELECT {{Number}}, seq, {{At("seq * 1800")}}, 'step' || seq, 'Registered', 'Dispatched', 'li',
            '{"orgId":"211224","note":"已电话告知"}'
        FROM n, (SELECT 1 AS seq UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) AS steps
        """,
    }.Select(sql => sql.Replace("@count", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    static string State => $"""
        CASE WHEN {Open} THEN CASE i % 3 WHEN 0 THEN 'Registered' WHEN 1 THEN 'Dispatched' ELSE 'Accepted' END
            WHEN i % 10 = 0 THEN 'Archived' ELSE 'Closed' END
        """;

    /// <summary>i from 0; d its day, k its place in the day.</summary>
    string Numbers => string.Create(CultureInfo.InvariantCulture,
        $"""
        WITH RECURSIVE m(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM m WHERE i < {count - 1}),
            n AS (SELECT i, i / {daily} AS d, i % {daily} AS k FROM m)
        """);

    string Number => $"(k % 5 + 1) || {DayText} || {Pad("k / 5 + 1", 5)}";

    string Code => "CASE k % 5 " + string.Concat(_codes.Select((code, n) => $"WHEN {n} THEN '{code}' ")) + "END";

    string DayText => product == Product.PostgreSql
        ? $"to_char({Day("0")}, 'YYYYMMDD')"
        : $"strftime('%Y%m%d', {Day("0")})";

    string Day(string later) => product == Product.PostgreSql
        ? $"(DATE '{_first:yyyy-MM-dd}' + d + {later})"
        : $"date('{_first:yyyy-MM-dd}', '+' || (d + {later}) || ' days')";

    /// <summary>So many seconds after the ticket came; they come one after the other through the day.</summary>
    string At(string seconds) => product == Product.PostgreSql
        ? $"(TIMESTAMPTZ '{_first:yyyy-MM-dd HH:mm:ss}+08' + (d * 86400 + k * 50 + {seconds}) * INTERVAL '1 second')"
        : string.Create(CultureInfo.InvariantCulture,
            $"({_first.ToUnixTimeSeconds()} + d * 86400 + k * 50 + {seconds}) * 1000000");

    string Pad(string number, int digits) => product == Product.PostgreSql
        ? $"right('{new string('0', digits)}' || ({number}), {digits})"
        : $"substr('{new string('0', digits)}' || ({number}), -{digits})";
}
