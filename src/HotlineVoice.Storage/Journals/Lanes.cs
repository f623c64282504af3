using HotlineVoice.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Journals;

/// <summary>Gives every journal a number of its own, in the order in which they first came, from 0.</summary>
sealed class Lanes(Database database)
{
    const string Prefix = "journal/";

    public Task<int> OfAsync(string journal, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            var name = Prefix + journal;
            if (await context.Counters.FirstOrDefaultAsync(row => row.Name == name, cancel) is { } known)
                return (int)known.Value;
            var lane = await context.Counters.CountAsync(row => row.Name.StartsWith(Prefix), cancel);
            context.Add(new CounterRow { Name = name, Value = lane });
            return lane;
        }, cancel);
}
