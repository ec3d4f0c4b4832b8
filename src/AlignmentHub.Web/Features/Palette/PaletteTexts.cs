namespace AlignmentHub.Web.Features.Palette;

/// <summary>Names the resources of the palette.</summary>
public sealed class PaletteTexts;
