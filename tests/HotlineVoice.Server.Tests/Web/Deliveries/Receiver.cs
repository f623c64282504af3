using System.Diagnostics;
using System.Text.Json;

namespace HotlineVoice.Server.Tests.Web.Deliveries;

/// <summary>A program of Python's that takes what we send, and says on lines of JSON what came.</summary>
sealed class Receiver : IAsyncDisposable
{
    /// <summary>Answers with the statuses that its path names, one after the other, the last one from then on; 0 is
    /// never answered.</summary>
    const string Http =
        """
        import http.server, json, sys, threading
        asked = {}
        turn = threading.Lock()
        class Taker(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            def do_POST(self):
                body = self.rfile.read(int(self.headers['Content-Length']))
                codes = self.path.split('/')[1].split(',')
                with turn:
                    n = asked[self.path] = asked.get(self.path, -1) + 1
                    print(json.dumps({'path': self.path, 'body': body.decode(), 'headers': dict(self.headers)}),
                        flush=True)
                answer = b'{"code":0,"msgId":"m-77"}'
                code = int(codes[min(n, len(codes) - 1)])
                if code == 0:
                    threading.Event().wait()
                self.send_response(code)
                self.send_header('Content-Length', str(len(answer)))
                self.send_header('Location', 'http://127.0.0.1:1/')
                self.end_headers()
                self.wfile.write(answer)
            def log_message(self, *args): pass
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Taker)
        print(server.server_address[1], flush=True)
        server.serve_forever()
        """;

    /// <summary>Wants STARTTLS and a password; a recipient that begins with a number is refused with it once (4xx) or
    /// for good (5xx).</summary>
    const string Smtp =
        """
        import asyncio, json, ssl, sys
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult, LoginPassword
        seen = set()
        class Taker:
            async def handle_RCPT(self, server, session, envelope, address, options):
                code = address.split('-')[0]
                if code == '550' or (code == '451' and address not in seen):
                    seen.add(address)
                    return code + ' not now'
                envelope.rcpt_tos.append(address)
                return '250 OK'
            async def handle_DATA(self, server, session, envelope):
                print(json.dumps({'to': envelope.rcpt_tos, 'tls': session.ssl is not None,
                    'mail': envelope.content.decode()}), flush=True)
                return '250 queued as q-1'
        def check(server, session, envelope, mechanism, data):
            right = data.login == b'hotline' and data.password == b'secret'
            # Not handled: the server itself says no.
            return AuthResult(success=right, handled=False)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1])
        controller = Controller(Taker(), hostname='127.0.0.1', port=int(sys.argv[2]), tls_context=context,
            require_starttls=True, authenticator=check, auth_required=True)
        controller.start()
        print(sys.argv[2], flush=True)
        sys.stdin.read()
        """;

    readonly Process _process;

    Receiver(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static Task<Receiver> HttpAsync() => StartAsync(Http);

    public static Task<Receiver> SmtpAsync(string certificate, int port) => StartAsync(
        Smtp, certificate, port.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What came next.</summary>
    public async Task<JsonElement> NextAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
            .WaitAsync(TimeSpan.FromSeconds(20));
        return JsonDocument.Parse(line!).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    static async Task<Receiver> StartAsync(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20));
        return new Receiver(process, int.Parse(line!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
