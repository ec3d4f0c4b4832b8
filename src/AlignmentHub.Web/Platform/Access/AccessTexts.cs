namespace AlignmentHub.Web.Platform.Access;

/// <summary>Names the resources of sign-in, set-up and account.</summary>
public sealed class AccessTexts;
