using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Platform.Ui;

/// <summary>
/// The texts of the resources. One that tells how many, as its first argument, may have another beside it for exactly one: <c>Records</c> and
/// <c>Records-1</c>.
/// </summary>
/// <typeparam name="T">Names the resources.</typeparam>
internal sealed class CountedTexts<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    private readonly IStringLocalizer _texts = factory.Create(typeof(T));

    public LocalizedString this[string name] => _texts[name];

    public LocalizedString this[string name, params object[] arguments] =>
        arguments is [1 or 1L, ..] && _texts[$"{name}-1", arguments] is { ResourceNotFound: false } one ? one : _texts[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _texts.GetAllStrings(includeParentCultures);
}
