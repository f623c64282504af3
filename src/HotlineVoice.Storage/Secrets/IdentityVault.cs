using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotlineVoice.Cases.Identities;
using HotlineVoice.Cases.Progress;
using HotlineVoice.Storage.Tables;

namespace HotlineVoice.Storage.Secrets;

/// <summary>
/// Locks callers who asked for protection: AES-256-GCM under a fresh key for each, which is itself locked under the
/// hotline's master key. That lies in a file outside the database, so that a copy of the database opens nothing.
/// </summary>
/// <remarks>
/// Ciphertext: Base64 of the nonce and tag of the fresh key (12 and 16 bytes), the locked fresh key (32), the nonce and
/// tag of the particulars, and the locked particulars; the caller's id is authenticated with both, so that a row moved
/// to another ticket does not open.
/// </remarks>
sealed class IdentityVault : IIdentitySealer, IProgressCodes, IDisposable
{
    /// <summary>Name of the key's file in the data directory.</summary>
    public const string FileName = "identities.key";

    const int KeyBytes = 32;
    const int NonceBytes = 12;
    const int TagBytes = 16;
    const int HeadBytes = NonceBytes + TagBytes;
    const ulong CodesInAll = 100_000_000;

    readonly byte[] _master;
    readonly byte[] _counting;
    readonly byte[] _asking;
    readonly string _keyId;

    IdentityVault(byte[] master)
    {
        _master = master;
        _counting = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, KeyBytes, info: "callers-counted"u8.ToArray());
        _asking = HKDF.DeriveKey(HashAlgorithmName.SHA256, master, KeyBytes, info: "progress-asked"u8.ToArray());
        _keyId = Convert.ToHexStringLower(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 8, info: "name-of-the-key"u8.ToArray()));
    }

    /// <summary>Reads the key's file, or makes it, for its owner alone.</summary>
    /// <exception cref="StorageException">It is there and no key.</exception>
    public static IdentityVault Open(string path)
    {
        if (!File.Exists(path))
            Make(path);
        try
        {
            var master = Convert.FromBase64String(File.ReadAllText(path).Trim());
            if (master.Length == KeyBytes)
                return new IdentityVault(master);
        }
        catch (FormatException)
        {
            // Said below, without what the file holds.
        }

        throw new StorageException(
            $"{path} is no key of protected identities ({KeyBytes} bytes in Base64); restore it from the backup that "
            + "belongs to this database. Without it protected callers cannot be read, by anybody.");
    }

    public SealedIdentity Seal(Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var about = Encoding.UTF8.GetBytes(caller.CallerId);
        var particulars = Encoding.UTF8.GetBytes(RecordJson.Write(caller));
        var fresh = RandomNumberGenerator.GetBytes(KeyBytes);
        byte[] ciphertext = [.. Lock(_master, fresh, about), .. Lock(fresh, particulars, about)];
        CryptographicOperations.ZeroMemory(fresh);
        return new SealedIdentity(caller.CallerId, _keyId, Convert.ToBase64String(ciphertext), now);
    }

    /// <exception cref="StorageException">Another key locked it, or it was tampered with.</exception>
    public Caller Open(SealedIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        var about = Encoding.UTF8.GetBytes(identity.CallerId);
        try
        {
            var ciphertext = Convert.FromBase64String(identity.Ciphertext);
            var fresh = Unlock(_master, ciphertext.AsSpan(0, HeadBytes + KeyBytes), about);
            var particulars = Unlock(fresh, ciphertext.AsSpan(HeadBytes + KeyBytes), about);
            CryptographicOperations.ZeroMemory(fresh);
            return RecordJson.Read<Caller>(Encoding.UTF8.GetString(particulars));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentOutOfRangeException)
        {
            throw new StorageException(
                $"The protected caller {identity.CallerId} does not open with key {_keyId}; it was locked with key "
                + $"{identity.KeyId}.", e);
        }
    }

    /// <summary>The same for the same number of one hotline; only who has the key could try numbers.</summary>
    public string? CountingKey(string hotline, string? phone) => string.IsNullOrEmpty(phone)
        ? null
        : Base64Url.EncodeToString(
            HMACSHA256.HashData(_counting, Encoding.UTF8.GetBytes($"{hotline}\n{phone}")).AsSpan(0, TagBytes));

    /// <summary>What somebody signs with: the same for the same name, and only who has the key could make it.</summary>
    public string SigningSecret(string name) => Base64Url.EncodeToString(HKDF.DeriveKey(
        HashAlgorithmName.SHA256, _master, KeyBytes, info: Encoding.UTF8.GetBytes($"messages-signed\n{name}")));

    /// <summary>From the key, so that no table holds it and a copy of the database gives none away.</summary>
    string IProgressCodes.Of(string ticketNo) =>
        (BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(_asking, Encoding.UTF8.GetBytes(ticketNo)))
            % CodesInAll).ToString($"D{IProgressCodes.Digits}", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_master);
        CryptographicOperations.ZeroMemory(_counting);
        CryptographicOperations.ZeroMemory(_asking);
    }

    /// <summary>Whole or not at all; of two processes that make it at once, the first one's holds.</summary>
    static void Make(string path)
    {
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, Encoding.ASCII, options))
            writer.WriteLine(text);
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    static byte[] Lock(byte[] key, byte[] plain, byte[] about)
    {
        var locked = new byte[HeadBytes + plain.Length];
        RandomNumberGenerator.Fill(locked.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            locked.AsSpan(0, NonceBytes), plain, locked.AsSpan(HeadBytes), locked.AsSpan(NonceBytes, TagBytes), about);
        return locked;
    }

    static byte[] Unlock(byte[] key, ReadOnlySpan<byte> locked, byte[] about)
    {
        var plain = new byte[locked.Length - HeadBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(
            locked[..NonceBytes], locked[HeadBytes..], locked.Slice(NonceBytes, TagBytes), plain, about);
        return plain;
    }
}
