using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Components;

namespace AlignmentHub.Web.Platform.Ui;

/// <summary>
/// What every page and every part of one is. An act that the database does not answer ends in words, and the page goes on with everything that was
/// typed. What else goes wrong is a fault of the hub and ends at the error boundary.
/// </summary>
public abstract class HubComponent : ComponentBase, IHandleEvent
{
    [Inject] private OutageTeller Outages { get; set; } = null!;

    /// <summary>Whether an act of <see cref="OnceAsync"/> is under way.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>Acts once, however often somebody clicks; the next click acts again, whatever came of this one.</summary>
    protected async Task OnceAsync(Func<Task> act)
    {
        if (IsBusy) return;

        IsBusy = true;
        try
        {
            await act();
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>After an act that the database did not answer: nobody knows how fresh the page is.</summary>
    protected virtual void OnOutage()
    {
    }

    // In place of the framework's own, which draws at the same moments and lets every exception out.
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        var act = Task.CompletedTask;
        try
        {
            act = item.InvokeAsync(arg);
            if (!act.IsCompleted) StateHasChanged(); // shows that it has begun
            await act;
        }
        catch (OperationCanceledException) when (act.IsCanceled)
        {
            return; // whoever cancelled it wants nothing of it any more
        }
        catch (Exception lost) when (RendererInfo.IsInteractive && Outage.Is(lost))
        {
            Outages.Tell(lost, GetType());
            OnOutage();
        }
        StateHasChanged();
    }
}
