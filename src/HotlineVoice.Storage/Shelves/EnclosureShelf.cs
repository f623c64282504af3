using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using HotlineVoice.Cases.Enclosures;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Storage.Shelves;

/// <summary>
/// Files of tickets below one folder, each under its id and without an ending, so that nothing on this machine takes it
/// for something to run. What is being written has another name until the disk has all of it.
/// </summary>
sealed class EnclosureShelf : IEnclosureShelf
{
    const int SubfolderLetters = 2;
    const int IdLettersMax = 64;
    const int PieceOctets = 81_920;

    /// <summary>More names than any text or table has; beyond, a package is a bomb.</summary>
    const int PackageNamesMax = 10_000;
    const string Unfinished = ".part";

    readonly string _folder;
    readonly ILogger _log;
    readonly DiskRoom _room;

    public EnclosureShelf(string folder, long freeBytesMin, ILogger log, TimeProvider time)
    {
        (_folder, _log) = (folder, log);
        Directory.CreateDirectory(folder);
        _room = new DiskRoom(folder, freeBytesMin, log, time);
        // What a process that was killed left half written belongs to no ticket.
        foreach (var left in Directory.EnumerateFiles(folder, "*" + Unfinished, SearchOption.AllDirectories))
            if (File.GetLastWriteTimeUtc(left) < DateTime.UtcNow.AddDays(-1))
                TryDelete(left);
    }

    public async Task<Shelving> PutAsync(string id, Stream from, long octetsMax, CancellationToken cancel)
    {
        if (!_room.Writable)
            return new Shelving.NoRoom();
        var path = PathOf(id);
        var part = path + Unfinished;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var shelving = await WriteAsync(part, from, octetsMax, cancel);
            if (shelving is Shelving.Put)
                File.Move(part, path);
            return shelving;
        }
        catch (DiskRefusedException e)
        {
            StorageLog.EnclosureRefused(_log, id, e.Message);
            _room.Refused();
            return new Shelving.NoRoom();
        }
        finally
        {
            TryDelete(part);
        }
    }

    public Stream? Open(string id)
    {
        var path = PathOf(id);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, PieceOctets,
                FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null;
    }

    public void Remove(string id) => TryDelete(PathOf(id));

    /// <summary>Faults of the sender's connection pass through; only those of the disk become ours.</summary>
    static async Task<Shelving> WriteAsync(string part, Stream from, long octetsMax, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(PieceOctets);
        var (head, length) = (Array.Empty<byte>(), 0L);
        try
        {
            await using var file = Guarded(() => new FileStream(
                part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous));
            while (await from.ReadAsync(piece, cancel) is var read and > 0)
            {
                if ((length += read) > octetsMax)
                    return new Shelving.TooLong();
                if (head.Length < MediaSignature.HeadOctets)
                    head = [.. head, .. piece.AsSpan(0, Math.Min(read, MediaSignature.HeadOctets - head.Length))];
                hash.AppendData(piece, 0, read);
                await GuardedAsync(file.WriteAsync(piece.AsMemory(0, read), cancel));
            }

            Guarded(() =>
            {
                file.Flush(flushToDisk: true);
                return true;
            });
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        if (length == 0)
            return new Shelving.Empty();
        var type = MediaSignature.Of(head);
        if (type == MediaSignature.Package)
            type = OfPackage(part);
        return type is null
            ? new Shelving.NotAllowed()
            : new Shelving.Put(new ShelvedFile(type, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>Its table of contents is read and nothing unpacked.</summary>
    static string? OfPackage(string path)
    {
        try
        {
            using var package = ZipFile.OpenRead(path);
            return package.Entries.Count > PackageNamesMax
                ? null
                : MediaSignature.OfPackage(package.Entries.Select(entry => entry.FullName));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static T Guarded<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskRefusedException(e);
        }
    }

    static async Task GuardedAsync(ValueTask write)
    {
        try
        {
            await write;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiskRefusedException(e);
        }
    }

    void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            StorageLog.EnclosureNotRemoved(_log, Path.GetFileName(path), e.Message);
        }
    }

    /// <summary>Letters and digits alone: no id leads out of the folder.</summary>
    string PathOf(string id)
    {
        if (id.Length is < SubfolderLetters or > IdLettersMax || !id.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"«{id}» is no id of a file", nameof(id));
        return Path.Combine(_folder, id[..SubfolderLetters], id);
    }

    sealed class DiskRefusedException(Exception inner) : Exception(inner.Message, inner);
}
