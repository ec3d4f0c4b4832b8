using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Lets what is read go on while what was read before is worked on.</summary>
internal static class ReadingAhead
{
    /// <param name="most">How many the source may be ahead.</param>
    public static async IAsyncEnumerable<T> AheadAsync<T>(this IAsyncEnumerable<T> source, int most, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var ahead = Channel.CreateBounded<T>(most);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var filling = FillAsync(source, ahead.Writer, stop.Token);
        try
        {
            await foreach (var item in ahead.Reader.ReadAllAsync(ct)) yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await filling;
        }
    }

    private static async Task FillAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> ahead, CancellationToken ct)
    {
        // Else all that needs no waiting would be read before the first is worked on.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await foreach (var item in source.WithCancellation(ct)) await ahead.WriteAsync(item, ct);
            ahead.Complete();
        }
        catch (Exception failure)
        {
            ahead.Complete(failure); // whoever reads gets it
        }
    }
}
