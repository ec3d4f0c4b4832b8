using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignmentHub.Domain.Definitions.Conditions;

/// <summary>A field's value in JSON is a text, a number, true, false or null.</summary>
public sealed class FieldValueConverter : JsonConverter<FieldValue>
{
    public override FieldValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => FieldValue.From(reader.GetDouble()),
            JsonTokenType.True or JsonTokenType.False => FieldValue.From(reader.GetBoolean()),
            _ => throw new JsonException("A field holds a text, a number, true, false or null."),
        };

    public override void Write(Utf8JsonWriter writer, FieldValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case FieldValueKind.Empty: writer.WriteNullValue(); break;
            case FieldValueKind.Text: writer.WriteStringValue(value.Text); break;
            case FieldValueKind.Number: writer.WriteNumberValue(value.Number); break;
            case FieldValueKind.Flag: writer.WriteBooleanValue(value.Number > 0); break;
        }
    }
}
