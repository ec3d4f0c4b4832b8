namespace AlignmentHub.Web.Platform.Layout;

/// <summary>A component that a feature shows in the header of every page, such as the bell. The feature registers it; the shell names no feature.</summary>
public sealed record HeaderSlot(Type Component);
