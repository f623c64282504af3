using HotlineVoice.Hotline.Journals;
using HotlineVoice.Storage;

namespace HotlineVoice.Server.Tests.Storage;

/// <summary>Keeps facts and waits until they are in the database, wherever that is.</summary>
static class Keeping
{
    public static async Task<IReadOnlyList<FactReceipt>> KeepAsync(
        this StorageService storage, IReadOnlyList<Fact> facts, CancellationToken cancel)
    {
        var receipts = await storage.Facts.KeepAsync(facts, cancel);
        await storage.CarryAsync(cancel);
        return receipts;
    }
}
