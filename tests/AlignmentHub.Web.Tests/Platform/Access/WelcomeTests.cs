using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Tests.Platform.Access;

public sealed class WelcomeTests
{
    [Theory]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("http://10.0.0.0:80", "http://10.0.0.0:80")]
    public void The_address_that_is_told_can_be_opened(string bound, string told) => Assert.Equal(told, Welcome.ToOpen(bound));
}
