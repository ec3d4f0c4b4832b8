namespace AlignmentHub.Web.Platform.Access;

/// <summary>The colours a person reads the hub in; <see cref="System"/> follows the device.</summary>
public enum ColourTheme { System, Light, Dark }
