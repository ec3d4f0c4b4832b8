using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Radzen;

namespace AlignmentHub.Web.Features.Handoffs.Queue;

/// <summary>What is asked before an act on a hand-off. What was typed stays when the act is refused.</summary>
public abstract class ActPanel : HubComponent
{
    [CascadingParameter] public required Actor Me { get; set; }

    [Parameter, EditorRequired] public required Guid HandoffId { get; set; }

    [Parameter] public EventCallback Done { get; set; }

    [Parameter] public EventCallback Close { get; set; }

    /// <summary>Absent outside the queue.</summary>
    [CascadingParameter] private PanelKeys? Keys { get; set; }

    [Inject] protected IStringLocalizer<HandoffTexts> T { get; set; } = null!;

    [Inject] protected IJSRuntime Browser { get; set; } = null!;

    [Inject] private NotificationService Notify { get; set; } = null!;

    /// <summary>What is wrong with what was typed, to be shown where it was typed.</summary>
    protected string? Problem { get; private set; }

    /// <summary>Where typing begins; absent where keys choose.</summary>
    protected virtual ElementReference? First => null;

    protected override void OnInitialized() => Keys?.Give(PressAsync);

    /// <summary>A key that was pressed in the queue while this panel was open.</summary>
    protected virtual Task PressAsync(KeyboardEventArgs press) => Task.CompletedTask;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && First is { } first) await Browser.TryFocusAsync(first);
    }

    protected Task EscapeAsync(KeyboardEventArgs press) => press.Key == "Escape" ? Close.InvokeAsync() : Task.CompletedTask;

    /// <summary>Acts once, however often somebody clicks.</summary>
    protected Task ActAsync(Func<Task<Outcome>> act, string done) => OnceAsync(async () =>
    {
        var outcome = await act();
        Problem = outcome.Refusal is { Fields.Count: > 0 } wrong ? wrong.Reason : null;
        if (Problem is not null) return;

        Notify.Show(outcome, done);
        await Done.InvokeAsync();
    });
}
