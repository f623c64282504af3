using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace HotlineVoice.Web;

/// <summary>
/// A PEM file with certificate and key, read anew when it has changed, so that a renewal needs no restart.
/// </summary>
/// <remarks>Asked at every TLS handshake; looks at the file at most once a minute.</remarks>
sealed class CertificateFile(string path, TimeProvider time, ILogger log)
{
    static readonly TimeSpan _lookAgain = TimeSpan.FromMinutes(1);

    readonly Lock _lock = new();
    X509Certificate2? _current;
    DateTimeOffset _looked;
    DateTime _written;

    /// <summary>Why the file cannot be used, or null when it can.</summary>
    public static string? FaultOf(string path)
    {
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(path);
            return null;
        }
        catch (Exception error) when (IsOfFile(error))
        {
            return error.Message;
        }
    }

    /// <summary>The certificate as it stands. Throws only when it could never be read.</summary>
    public X509Certificate2 Current()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_current is not null && now - _looked < _lookAgain)
                return _current;
            _looked = now;
            var written = File.GetLastWriteTimeUtc(path);
            if (_current is null || written != _written)
                ReadAnew(written);
            return _current!;
        }
    }

    void ReadAnew(DateTime written)
    {
        try
        {
            var read = X509Certificate2.CreateFromPemFile(path);
            // The old one is not disposed: a handshake may still be using it.
            _current = read;
            _written = written;
            log.CertificateRead(path, read.NotAfter);
        }
        catch (Exception error) when (_current is not null && IsOfFile(error))
        {
            log.CertificateNotRead(path, error.Message);
        }
    }

    static bool IsOfFile(Exception error) =>
        error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException;
}
