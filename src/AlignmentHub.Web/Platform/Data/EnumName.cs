namespace AlignmentHub.Web.Platform.Data;

/// <summary>The names of an enum as the database holds them, which the runtime would look up by reflection each time.</summary>
internal static class EnumName<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(v => v, v => v.ToString());
    private static readonly Dictionary<string, T> Values = Names.ToDictionary(n => n.Value, n => n.Key);

    public static string Of(T value) => Names[value];

    public static T Parse(string name) => Values[name];
}
