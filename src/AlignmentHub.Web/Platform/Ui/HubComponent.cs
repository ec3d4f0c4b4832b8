using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Live;
using Microsoft.AspNetCore.Components;

namespace AlignmentHub.Web.Platform.Ui;

/// <summary>
/// What every page and every part of one is. An act that the database does not answer ends in words, and the page goes on with everything that was
/// typed; so does a load that follows another address or other parameters. What else goes wrong is a fault of the hub and ends at the error boundary.
/// </summary>
public abstract class HubComponent : ComponentBase, IHandleEvent, IDisposable
{
    private object? _loadedFor;
    private bool _isShown;
    private int _turns;
    private int _answered;
    private bool _isGone;

    [Inject] private OutageTeller Outages { get; set; } = null!;

    [Inject] private LoadFailures Failures { get; set; } = null!;

    /// <summary>Whether an act of <see cref="OnceAsync"/> is under way.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>Whether it can be told to load at any time, and says by itself what it could not. Other parts load with what they are given.</summary>
    protected virtual bool LoadsByItself => false;

    /// <summary>A part that never was there has nothing to go on with, and may hold a form whose values it does not know: it ends at the error boundary.</summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        try
        {
            var load = base.SetParametersAsync(parameters);
            if (await IsOvertakenAsync(_isShown && LoadsByItself ? Failures.WatchAsync(load) : load))
            {
                _loadedFor = null;
                await TryAgainAsync();
            }

            _isShown = true;
            // What it shows of its failure was drawn while there was one.
            if (!LoadsByItself && Failures.Remove(this)) StateHasChanged();
        }
        catch (Exception lost) when ((_isShown || LoadsByItself) && RendererInfo.IsInteractive && Outage.Is(lost))
        {
            _loadedFor = null;
            Missed(lost, answersOther: LoadsByItself);
            StateHasChanged();
        }
    }

    /// <summary>Waits for a load, and says whether one that began later was faster: then what is shown answers what was asked for before.</summary>
    protected async Task<bool> IsOvertakenAsync(Task load)
    {
        if (load.IsCompleted)
        {
            await load;
            return false;
        }

        var turn = ++_turns;
        await load;
        if (turn < _answered) return true;

        _answered = turn;
        return false;
    }

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

    /// <summary>Whether a part has not loaded for this yet, so that drawing it once more asks nothing; what it could not load it asks for again.</summary>
    protected bool IsNew(object asked)
    {
        if (asked.Equals(_loadedFor)) return false;

        _loadedFor = asked;
        return true;
    }

    protected void Recovered() => Failures.Remove(this);

    /// <summary>The page says so and offers another try.</summary>
    protected void Missed(Exception lost, bool answersOther)
    {
        if (!_isGone) Failures.Add(this, lost, new LoadFailure(TryAgainAsync, answersOther));
    }

    protected virtual Task TryAgainAsync() => SetParametersAsync(ParameterView.Empty);

    /// <summary>After an act that the database did not answer: nobody knows how fresh the page is.</summary>
    protected virtual void OnOutage()
    {
    }

    public virtual void Dispose()
    {
        _isGone = true;
        Failures.Remove(this);
        GC.SuppressFinalize(this);
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
