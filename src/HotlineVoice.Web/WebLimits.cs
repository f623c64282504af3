namespace HotlineVoice.Web;

/// <summary>A bound on everything that somebody outside can make us hold or do, each with its reason.</summary>
public static class WebLimits
{
    /// <summary>Largest body read. A ticket with a long content is some 20 KB; a megabyte leaves room.</summary>
    public const int BodyBytesMax = 1_048_576;
    /// <summary>Most entries on one page of a list; a screen shows fifty.</summary>
    public const int PageEntriesMax = 500;
    /// <summary>Entries on a page when nobody says how many.</summary>
    public const int PageEntries = 50;
    /// <summary>
    /// Sign-ins from one address in <see cref="SignInWindow"/>: a shift of twenty clerks behind one address translator
    /// signs in within a minute; guessing at this speed meets the place's own lock first.
    /// </summary>
    public const int SignInsPerAddress = 30;
    /// <summary>Addresses whose sign-ins are counted at one time; beyond, all others share one count.</summary>
    public const int SignInAddressesMax = 10_000;
    /// <summary>
    /// Passwords checked at one time. One check costs a core a fifth of a second, and the cores also carry speech.
    /// </summary>
    public const int PasswordChecksAtOnce = 1;
    /// <summary>Sign-ins that may wait for their check; the next is told to come again.</summary>
    public const int PasswordChecksWaitingMax = 16;
    /// <summary>
    /// Citizens' questions after their matter from one address in <see cref="SignInWindow"/>: a village behind one
    /// address translator asks less.
    /// </summary>
    public const int ProgressAsksPerAddress = 30;
    /// <summary>
    /// Wrong questions after one ticket, and with one telephone number, in <see cref="ProgressWrongWindow"/>. Numbers
    /// of tickets are counted up: who knows somebody's number must not find out whether he complained by trying them.
    /// </summary>
    public const int ProgressWrongMax = 10;
    /// <summary>How long a wrong question counts.</summary>
    public static readonly TimeSpan ProgressWrongWindow = TimeSpan.FromHours(24);
    /// <summary>Tickets and numbers whose wrong questions are counted at one time.</summary>
    public const int ProgressKeysMax = 50_000;
    /// <summary>Sessions held; a city's hotline has some hundred clerks.</summary>
    public const int SessionsMax = 10_000;
    /// <summary>Event feeds open at one time: every clerk with two pages open, and the integrators.</summary>
    public const int FeedsMax = 1_000;
    /// <summary>Events kept ready as text, for readers that are nearly up to date (some 2 MB).</summary>
    public const int FeedTailMax = 2_048;
    /// <summary>Events read from the store at one time.</summary>
    public const int FeedBatch = 256;
    /// <summary>Answers remembered for repeated keys; a busy clerk makes some five hundred requests a day.</summary>
    public const int RememberedAnswersMax = 20_000;
    /// <summary>Largest answer that is remembered.</summary>
    public const int RememberedAnswerBytesMax = 65_536;
    /// <summary>Longest Idempotency-Key; the IETF draft shows UUIDs of 36.</summary>
    public const int IdempotencyKeyCharactersMax = 128;
    /// <summary>Shortest bootstrap token, as the settings say.</summary>
    public const int BootstrapTokenCharactersMin = 32;

    /// <summary>Longest reason for being away: it stands on the wall, in one cell.</summary>
    public const int AwayReasonCharactersMax = 40;
    /// <summary>Shortest password of a telephone: nobody types it twice, and telephones answer to the whole network.
    /// </summary>
    public const int SipPasswordCharactersMin = 12;
    /// <summary>Longest password of a telephone; telephones themselves take fewer.</summary>
    public const int SipPasswordCharactersMax = 256;
    /// <summary>Queues, and skills, of one seat; all five hotlines together have some thirty.</summary>
    public const int SeatEntriesMax = 64;
    /// <summary>Longest name of a queue or skill.</summary>
    public const int NameCharactersMax = 80;
    /// <summary>Longest title of a ticket: it stands in a row of a list.</summary>
    public const int TitleCharactersMax = 100;
    /// <summary>Longest text of a ticket: content, answer, result. A page of a letter has some 800 characters.
    /// </summary>
    public const int TicketTextCharactersMax = 20_000;
    /// <summary>Longest short text of a ticket: an address, a model, a dealer.</summary>
    public const int TicketLineCharactersMax = 200;
    /// <summary>Units that work on one ticket beside the main one.</summary>
    public const int CoUnitsMax = 10;
    /// <summary>Highest subsidy that can be entered, yuan; the highest of any list is below a million.</summary>
    public const decimal SubsidyMax = 100_000_000m;
    /// <summary>Tickets in one bulk act: two screens of the list; each is a transaction of its own.</summary>
    public const int BulkTicketsMax = 100;
    /// <summary>Tickets of which it is known who looks; a city has some thousand open at a time.</summary>
    public const int ViewedTicketsMax = 10_000;
    /// <summary>A page says that it is open three times in so long.</summary>
    public static readonly TimeSpan ViewingLease = TimeSpan.FromSeconds(30);
    /// <summary>Tickets that are counted for a view; nobody works off more than a thousand.</summary>
    public const int ViewTicketsMax = 1_000;
    /// <summary>Tickets among which is counted, for what no index finds: some 50 ms on a county's machine.</summary>
    public const int ViewWindowMax = 20_000;
    /// <summary>Longest note on a ticket.</summary>
    public const int NoteTextCharactersMax = 4_000;
    /// <summary>Most files that one act rests on.</summary>
    public const int EnclosuresOfActMax = 20;
    /// <summary>Longest remark on an attempt to reach somebody.</summary>
    public const int NoteCharactersMax = 500;

    /// <summary>
    /// The floor carries out an order within a turn and the record follows; beyond this it is answered as it is.
    /// </summary>
    public static readonly TimeSpan FollowMax = TimeSpan.FromSeconds(2);
    /// <summary>How often the floor's view is looked at while it is awaited: a memory read.</summary>
    public static readonly TimeSpan ViewLook = TimeSpan.FromMilliseconds(20);
    /// <summary>The window of <see cref="SignInsPerAddress"/>.</summary>
    public static readonly TimeSpan SignInWindow = TimeSpan.FromMinutes(1);
    /// <summary>A session ends so long after its sign-in: one shift of the day with its hand-over.</summary>
    public static readonly TimeSpan SessionLifetime = TimeSpan.FromHours(13);
    /// <summary>A session that nobody used for so long ends.</summary>
    public static readonly TimeSpan SessionIdle = TimeSpan.FromHours(2);
    /// <summary>How exactly it is written down when a session was last used: a write for every request would be many.
    /// </summary>
    public static readonly TimeSpan SessionNote = TimeSpan.FromMinutes(1);
    /// <summary>How long a browser is told to keep what it is known by.</summary>
    public static readonly TimeSpan DeviceLifetime = TimeSpan.FromDays(180);
    /// <summary>
    /// A feed says something at least so often (contract), and checks that its reader may still read.
    /// </summary>
    public static readonly TimeSpan FeedComment = TimeSpan.FromSeconds(15);
    /// <summary>How long an answer is remembered for its key (contract).</summary>
    public static readonly TimeSpan IdempotencyLifetime = TimeSpan.FromHours(24);
    /// <summary>How far a rehearsal may move the clock at once (contract).</summary>
    public const int RehearsalYearsMax = 10;

    /// <summary>A recording of one side that is read whole to be shown as two: ten minutes, three times a message's
    /// longest.</summary>
    public const long OneSidedBytesMax = 10 * 60 * 16_000;
}
