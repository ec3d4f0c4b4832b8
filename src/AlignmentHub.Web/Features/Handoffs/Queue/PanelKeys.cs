using Microsoft.AspNetCore.Components.Web;

namespace AlignmentHub.Web.Features.Handoffs.Queue;

/// <summary>
/// Hands the keys of the queue to one panel that was opened in it. The focus stays where it is, so that no key is lost while the page is being drawn.
/// </summary>
/// <remarks>
/// The server draws nothing as long as a browser owes it answers to what was drawn before (ten pictures), so a key can be read before the panel that it is for exists. It waits then.
/// </remarks>
public sealed class PanelKeys
{
    // Continued by the page in its turn, not in the middle of the drawing that made the panel.
    private readonly TaskCompletionSource<Func<KeyboardEventArgs, Task>> _panel = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Give(Func<KeyboardEventArgs, Task> panel) => _panel.TrySetResult(panel);

    /// <summary>A panel that is closed before it was drawn will never read what waits for it.</summary>
    public void Close() => _panel.TrySetResult(_ => Task.CompletedTask);

    public async Task PressAsync(KeyboardEventArgs press) => await (await _panel.Task)(press);
}
