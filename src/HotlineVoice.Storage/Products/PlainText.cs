using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HotlineVoice.Storage.Products;

/// <summary>
/// Text as PostgreSQL can keep it: without NUL and without halves of surrogate pairs. They come from telephones and
/// browsers that mean harm; refused, one of them would hold up everything that waits behind it.
/// </summary>
sealed class PlainText : DbCommandInterceptor
{
    const char Replacement = '\uFFFD';

    /// <summary>The text itself when nothing is wrong with it, which is nearly always.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsSurrogate(text[i]) && !IsPair(text, ref i))
                return Mended(text);
        }
        return text;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Mend(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Mend(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        Mend(command);
        return ValueTask.FromResult(result);
    }

    static void Mend(DbCommand command)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is string text)
                parameter.Value = Of(text);
        }
    }

    static bool IsPair(string text, ref int i)
    {
        if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            return false;
        i++;
        return true;
    }

    static string Mended(string text)
    {
        var mended = text.ToCharArray();
        for (var i = 0; i < mended.Length; i++)
        {
            if (mended[i] == '\0' || char.IsSurrogate(mended[i]) && !IsPair(text, ref i))
                mended[i] = Replacement;
        }
        return new string(mended);
    }
}
