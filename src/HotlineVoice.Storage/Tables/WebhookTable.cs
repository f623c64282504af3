using HotlineVoice.Cases.Notices;
using HotlineVoice.Storage.Secrets;
using Microsoft.EntityFrameworkCore;

namespace HotlineVoice.Storage.Tables;

/// <summary>Programs of others that are told what happens.</summary>
sealed class WebhookTable(Database database, IdentityVault vault) : IWebhookStore
{
    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Webhook>>(async context =>
            await context.Webhooks.OrderBy(row => row.Id).ToListAsync(cancel));

    public Task<Webhook?> FindAsync(string id, CancellationToken cancel) =>
        database.ReadAsync(context => context.Webhooks.FirstOrDefaultAsync(row => row.Id == id, cancel));

    public Task PutAsync(Webhook hook, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            if (await context.Webhooks.AnyAsync(row => row.Id == hook.Id, cancel))
                context.Update(hook);
            else
                context.Add(hook);
            return true;
        }, cancel);

    public Task<bool> RemoveAsync(string id, CancellationToken cancel) =>
        database.EditAsync(async context =>
        {
            await context.Outgoing.Where(row => row.Channel == MessageChannel.Webhook && row.Address == id
                    && row.State == MessageState.Waiting)
                .ExecuteUpdateAsync(row => row.SetProperty(it => it.State, MessageState.Withdrawn), cancel);
            return await context.Webhooks.Where(row => row.Id == id).ExecuteDeleteAsync(cancel) > 0;
        }, cancel);

    public string SecretOf(Webhook hook) => vault.SigningSecret($"{hook.Id}\n{hook.SecretSerial}");
}
