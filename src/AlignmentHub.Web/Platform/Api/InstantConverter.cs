using System.Text.Json;
using System.Text.Json.Serialization;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Instants in JSON are in UTC and never without an offset, which the framework would read in the zone of the machine.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Instants.Parse(reader.GetString()!) is { } at ? at : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToWire());
}
