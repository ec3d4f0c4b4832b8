using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>
/// A definition while somebody edits it: the document as it will be saved, what is wrong with it by path, and the way back and forth.
/// </summary>
/// <param name="check">Judges what is no definition, such as a condition that stands alone.</param>
public sealed class DraftEditor(Func<JsonElement, Refusal?>? check = null)
{
    private readonly Stack<string> _before = new();
    private readonly Stack<string> _after = new();
    private string _text = "{}";
    private string _saved = "{}";

    /// <summary>Told after each change, so that the page shows it everywhere.</summary>
    public Action? Changed { get; set; }

    public JsonObject Root { get; private set; } = [];

    public bool IsReadOnly { get; set; }

    public DefinitionStage Stage { get; private set; }

    /// <summary>Absent while something is wrong with it.</summary>
    public IDefinitionContent? Content { get; private set; }

    /// <summary>The content, where it is rules.</summary>
    public DefinitionDocument? Document => Content as DefinitionDocument;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Problems { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool IsDirty => _text != _saved;

    public bool CanUndo => _before.Count > 0;

    public bool CanRedo => _after.Count > 0;

    public JsonElement Json => JsonElement.Parse(_text);

    /// <summary>Begins with what is stored, which is valid.</summary>
    public void Load(JsonElement stored)
    {
        _before.Clear();
        _after.Clear();
        var content = DefinitionContent.Parse(stored).Value!;
        Stage = content.Stage;
        Show(TextOf(content));
        MarkSaved();
    }

    /// <summary>Begins with what is no definition.</summary>
    public void Open(JsonObject root)
    {
        Show(root.ToJsonString());
        MarkSaved();
    }

    public void MarkSaved() => _saved = _text;

    /// <summary>Takes a whole other document, which can be undone like any change.</summary>
    public void Replace(IDefinitionContent content) => Become(TextOf(content));

    /// <summary>Changes the document in place.</summary>
    public void Change(Action change)
    {
        if (IsReadOnly) return;

        change();
        Remember(Root.ToJsonString());
        Check();
    }

    public void Undo() => Step(_before, _after);

    public void Redo() => Step(_after, _before);

    // Read back from text, so that defaults are written out and every number is of one kind.
    private static string TextOf(IDefinitionContent content) => content.ToJson().ToJsonString();

    private void Step(Stack<string> from, Stack<string> to)
    {
        if (!from.TryPop(out var text)) return;

        to.Push(_text);
        Show(text);
    }

    private void Become(string text)
    {
        Remember(text);
        Show(text);
    }

    private void Remember(string text)
    {
        if (text == _text) return;

        _before.Push(_text);
        _after.Clear();
        _text = text;
    }

    private void Show(string text)
    {
        _text = text;
        Root = JsonNode.Parse(text)!.AsObject();
        Check();
    }

    private void Check()
    {
        var refusal = check is null ? CheckDefinition() : check(Json);
        Problems = refusal?.Fields ?? new Dictionary<string, IReadOnlyList<string>>();
        Changed?.Invoke();
    }

    private Refusal? CheckDefinition()
    {
        var read = DefinitionContent.Parse(Json);
        Content = read.Value;
        return read.Refusal;
    }
}
