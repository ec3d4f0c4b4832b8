using Microsoft.AspNetCore.Components.Web;

namespace AlignmentHub.Web.Features.Handoffs.Queue;

/// <summary>
/// Hands the keys of the queue to what is open in it. The focus stays where it is, so that no key is lost while the page is being drawn.
/// </summary>
public sealed class PanelKeys
{
    private Func<KeyboardEventArgs, Task>? _panel;

    public void Give(Func<KeyboardEventArgs, Task> panel) => _panel = panel;

    public void Take(Func<KeyboardEventArgs, Task> panel) => _panel = _panel == panel ? null : _panel;

    public Task PressAsync(KeyboardEventArgs press) => _panel?.Invoke(press) ?? Task.CompletedTask;
}
