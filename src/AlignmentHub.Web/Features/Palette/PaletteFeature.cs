using AlignmentHub.Web.Platform.Layout;

namespace AlignmentHub.Web.Features.Palette;

internal static class PaletteFeature
{
    public static IServiceCollection AddPalette(this IServiceCollection services) => services
        .AddSingleton<PaletteQueries>()
        .AddSingleton(new HeaderSlot(typeof(CommandPalette)));
}
