namespace AlignmentHub.Web.Platform.Data;

/// <summary>A folder that a killed hub left half made.</summary>
internal static class LeftOver
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    public static async Task RemoveAsync(string folder, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (Directory.Exists(folder))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (!patience.IsCancellationRequested)
            {
                // The tool that the killed hub had started may go on writing for a moment.
                await Task.Delay(BetweenTries, ct);
            }
        }
    }
}
