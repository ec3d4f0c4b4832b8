using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AlignmentHub.Web.Platform.Ui;

/// <summary>Moves the keyboard to a place on the page.</summary>
public static class BrowserFocus
{
    /// <param name="staysInView">Whether the page keeps its place instead of scrolling to the element.</param>
    /// <returns>Whether the element was on the page: one that is not drawn yet, or is gone already, is no error to whoever types that fast.</returns>
    public static ValueTask<bool> TryFocusAsync(this IJSRuntime browser, ElementReference element, bool staysInView = false) =>
        element.Id is null ? ValueTask.FromResult(false) : browser.InvokeAsync<bool>("hub.focus", element, staysInView);
}
