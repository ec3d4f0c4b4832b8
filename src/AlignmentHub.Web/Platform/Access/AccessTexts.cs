namespace AlignmentHub.Web.Platform.Access;

/// <summary>Names the resources of sign-in, set-up and the account page.</summary>
public sealed class AccessTexts;
