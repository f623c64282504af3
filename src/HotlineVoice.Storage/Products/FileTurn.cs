namespace HotlineVoice.Storage.Products;

/// <summary>A turn among processes, held by an open file: the kernel lets go of it however its owner dies.</summary>
sealed class FileTurn : IAsyncDisposable
{
    static readonly TimeSpan _lookEvery = TimeSpan.FromMilliseconds(50);

    readonly FileStream _file;

    FileTurn(FileStream file)
    {
        _file = file;
    }

    public static async Task<IAsyncDisposable> TakeAsync(
        string path, TimeSpan patience, TimeProvider time, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileTurn(
                    new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (time.GetElapsedTime(began) < patience)
            {
                await Task.Delay(_lookEvery, time, cancel);
            }
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
