namespace AlignmentHub.Web.Features.Handoffs.Queue;

/// <summary>What is open beside the card.</summary>
public enum QueuePanel { None, Reject, Outreach, Qualify, Recycle, Disqualify, Pause }

/// <summary>Which card is looked at, and what is being done with it; survives every reload.</summary>
public sealed class QueueView
{
    private int _index;
    private Guid? _acted;

    /// <summary>Absent until the first load.</summary>
    public IReadOnlyList<QueueCard>? Cards { get; private set; }

    public QueueCard? Selected { get; private set; }

    public QueuePanel Panel { get; private set; }

    /// <summary>What the open panel reads; another one for each that is opened.</summary>
    public PanelKeys Keys { get; private set; } = new();

    /// <summary>Whether the card left the queue without an act of the person who looks at it.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Position of the selected card, from 1.</summary>
    public int Number => _index + 1;

    public void Show(IReadOnlyList<QueueCard> cards)
    {
        Cards = cards;
        var found = Selected is null ? -1 : IndexOf(Selected);
        IsGone = found < 0 && Selected is { } shown && shown.Id != _acted;
        if (IsGone) return; // nobody loses what they are typing, or decides on the neighbour that slipped under their finger

        Select(found >= 0 ? found : _index);
    }

    /// <summary>Goes to the neighbour; what was open is closed.</summary>
    public void Move(int by)
    {
        // Whatever came after a card that is gone stands in its place already.
        var steps = IsGone && by > 0 ? by - 1 : by;
        Close();
        Select(_index + steps);
    }

    /// <summary>Something was done with the card; if it leaves the queue for that, the next one takes its place.</summary>
    public void Acted()
    {
        _acted = Selected?.Id;
        Close();
    }

    public void Select(QueueCard card)
    {
        Close();
        Select(IndexOf(card));
    }

    /// <summary>Goes to a neighbour or opens a panel, if the key stands for that.</summary>
    public void Press(string key)
    {
        switch (key)
        {
            case "j" or "ArrowDown": Move(1); break;
            case "k" or "ArrowUp": Move(-1); break;
            case "r": Open(QueuePanel.Reject); break;
            case "o": Open(QueuePanel.Outreach); break;
            case "q": Open(QueuePanel.Qualify); break;
            case "l": Open(QueuePanel.Recycle); break;
            case "d": Open(QueuePanel.Disqualify); break;
            case "p": Open(QueuePanel.Pause); break;
        }
    }

    /// <summary>Opens what suits the state of the card; another key would only be refused later.</summary>
    public void Open(QueuePanel panel)
    {
        if (Selected is not { } card || IsGone) return;

        var suits = panel switch
        {
            QueuePanel.None => true,
            QueuePanel.Reject => card.IsToDecide,
            QueuePanel.Pause => card.IsToDecide || card.IsToWork,
            QueuePanel.Outreach or QueuePanel.Qualify or QueuePanel.Recycle or QueuePanel.Disqualify => card.IsToWork,
        };
        if (!suits || panel == Panel) return;

        Close();
        (Panel, Keys) = (panel, new());
    }

    public void Close()
    {
        Keys.Close();
        (Panel, IsGone) = (QueuePanel.None, false);
        if (Cards is not null && Selected is { } card && IndexOf(card) < 0) Select(_index);
    }

    private int IndexOf(QueueCard card) => Cards!.Index().Where(c => c.Item.Id == card.Id).Select(c => c.Index).FirstOrDefault(-1);

    private void Select(int index)
    {
        _index = Math.Clamp(index, 0, Math.Max(0, Cards!.Count - 1));
        Selected = Cards.Count > 0 ? Cards[_index] : null;
    }
}
