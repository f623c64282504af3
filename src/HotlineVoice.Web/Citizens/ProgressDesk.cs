using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Cases.Progress;
using HotlineVoice.Cases.Tickets;
using HotlineVoice.Hotline.Numbers;
using HotlineVoice.Hotline.People;
using HotlineVoice.Web.Signing;

namespace HotlineVoice.Web.Citizens;

/// <summary>What a citizen gives: the number of his matter, and one of two things that only he should know.</summary>
readonly record struct ProgressQuestion(string TicketNo, string? Phone, string? Code);

/// <summary>What he is answered. None of the refusals tells whether there is such a ticket.</summary>
abstract record ProgressAnswer
{
    ProgressAnswer()
    {
    }

    /// <summary>Too many questions, or too many wrong ones.</summary>
    public sealed record TooMany(TimeSpan After) : ProgressAnswer;
    /// <summary>There is no such ticket, it is not his, or its caller is protected.</summary>
    public sealed record NotFound : ProgressAnswer;
    /// <summary>How it stands.</summary>
    public sealed record Found(CitizenProgress Progress) : ProgressAnswer;
}

/// <summary>Answers citizens who have not signed in; every reading is written down.</summary>
sealed class ProgressDesk(WebPorts ports)
{
    /// <summary>Nobody signs in by it: no user's name holds a space.</summary>
    const string Citizen = "a citizen";

    readonly TryWindows _addresses = new(
        ports.Time, WebLimits.SignInWindow, WebLimits.ProgressAsksPerAddress, WebLimits.SignInAddressesMax);

    readonly TryWindows _wrong = new(
        ports.Time, WebLimits.ProgressWrongWindow, WebLimits.ProgressWrongMax, WebLimits.ProgressKeysMax);

    public async Task<ProgressAnswer> AskAsync(ProgressQuestion asked, string address, CancellationToken cancel)
    {
        if (!_addresses.Take(address))
            return new ProgressAnswer.TooMany(WebLimits.SignInWindow);
        // In the form in which callers' numbers are kept.
        if (PhoneNumber.TryParse(asked.Phone, out var number))
            asked = asked with { Phone = number.Value };
        string[] keys = asked.Phone is { } phone ? [asked.TicketNo, "phone " + phone] : [asked.TicketNo];
        if (keys.Any(_wrong.IsFull))
            return new ProgressAnswer.TooMany(WebLimits.ProgressWrongWindow);
        if (await FindAsync(asked, cancel) is not { } progress)
        {
            foreach (var key in keys)
                _wrong.Take(key);
            await AuditAsync("progress.refused", asked.TicketNo, address, cancel);
            return new ProgressAnswer.NotFound();
        }

        await AuditAsync("progress.read", asked.TicketNo, address, cancel);
        return new ProgressAnswer.Found(progress);
    }

    async Task<CitizenProgress?> FindAsync(ProgressQuestion asked, CancellationToken cancel)
    {
        if (!TicketNumber.IsWellFormed(asked.TicketNo)
            || await ports.Tickets.FindAsync(asked.TicketNo, cancel) is not { } file || !IsHis(file, asked))
            return null;
        return CitizenProgress.Of(file, await ports.Tickets.HistoryAsync(asked.TicketNo, cancel),
            ports.Plans().OfficesOf(file.Ticket.HotlineCode));
    }

    bool IsHis(TicketFile file, ProgressQuestion asked)
    {
        if (asked.Code is { } code)
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(ports.ProgressCodes.Of(asked.TicketNo)));
        // Others know his number, and are not to learn by it that he complained: what is confidential opens by code.
        return asked.Phone is { } phone && file is { Ticket.Confidential: false, Caller: { } caller }
            && (phone == caller.Phone || phone == caller.AltPhone);
    }

    Task AuditAsync(string what, string ticketNo, string address, CancellationToken cancel) =>
        ports.Audit.AddAsync(new AuditRow(ports.Clock.Now, Citizen, what, ticketNo, address), cancel);
}
